"""What every report keeps to is asked by one function, and its bars for all new permissions at once (audit.checks)."""

from django.db import migrations, models
from django.db.models import F, Q

from audit.checks import RowConditions
from machine.tables import Together
from machine.triggers import HEAD, REFUSE

STEPS = (
    "let_in",
    "set_aside",
    "acknowledged",
    "assessed",
    "attached",
    "no_case_proposed",
    "no_case_confirmed",
    "returned",
    "feedback",
    "closed",
)
ERASED = Q(state="erased")


def _both_or_none(step: str) -> Q:
    at, by = f"{step}_at__isnull", f"{step}_by__isnull"
    return Q(**{at: True, by: True}) | Q(**{at: False, by: False})


OTHERS = {
    "report_kept_apart_for_a_sign": ~Q(state="quarantined") | ~Q(signs=""),
    "report_no_case_needs_second_person": Q(no_case_confirmed_by__isnull=True)
    | ~Q(no_case_confirmed_by=F("no_case_proposed_by")),
    "report_return_needs_second_person": Q(returned_by__isnull=True) | ~Q(returned_by=F("no_case_proposed_by")),
    "report_no_case_has_reason": ~Q(state__in=("no_case_proposed", "no_case"))
    | (Q(no_case_proposed_by__isnull=False) & ~Q(no_case_reason="")),
    "report_has_words_until_it_is_erased": Q(ERASED, narrative__isnull=True, answers__isnull=True)
    | (~ERASED & Q(narrative__isnull=False, answers__isnull=False)),
    "report_no_case_is_confirmed": ~Q(state="no_case") | Q(no_case_confirmed_by__isnull=False),
    "report_medium_known": Q(medium__in=["site", "telephone", "hotline", "visit", "letter", "email", "referral"]),
}
DAYS = ("acknowledged_after", "assessed_after", "feedback_after")
CONDITIONS = {f"report_{step}_pair": _both_or_none(step) | ERASED for step in STEPS} | OTHERS
CONDITIONS["report_days_count_from_zero"] = Q(**{f"{one}__gte": 0 for one in DAYS})

# The token of a bar is made in one place; who asks about one pair and who asks about many both take it from there.
PADS_AND_TOKEN = f"""
CREATE FUNCTION report_bar_pads() RETURNS bytea LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
    pads bytea := decode(nullif(current_setting('amana.bars', true), ''), 'hex');
BEGIN
    IF pads IS NULL THEN
        RAISE EXCEPTION 'this session carries no amana.bars, so nobody is let in to a report' {REFUSE};
    END IF;
    RETURN pads;
END $$;
CREATE FUNCTION report_bar_token(pads bytea, asked_report uuid, asked_member uuid) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT substr(sha256(substr(pads, 65, 64) || sha256(
        substr(pads, 1, 64) || uuid_send(asked_report) || uuid_send(asked_member))), 1, 16)
$$;
"""
BARS = f"""{PADS_AND_TOKEN}
CREATE OR REPLACE FUNCTION report_bars(asked_report uuid, asked_member uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sought bytea := report_bar_token(report_bar_pads(), asked_report, asked_member);
BEGIN
    RETURN EXISTS (SELECT 1 FROM reporting_channels_report r
                   WHERE r.id = asked_report AND position(sought IN r.barred) > 0)
        OR EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought);
END $$;

CREATE OR REPLACE FUNCTION report_excluded_get_no_permissions() RETURNS trigger {HEAD} AS $$
DECLARE
    pads bytea := report_bar_pads();
BEGIN
    IF EXISTS (
        SELECT 1 FROM new_rows n
            CROSS JOIN LATERAL (SELECT report_bar_token(pads, n.content_object_id, n.user_id) AS sought OFFSET 0) b
        WHERE coalesce((SELECT position(b.sought IN r.barred) > 0 FROM reporting_channels_report r
                        WHERE r.id = n.content_object_id), false)
            OR EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                       WHERE e.report_id = n.content_object_id AND e.token = b.sought)
    ) THEN
        RAISE EXCEPTION 'no permission on a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
"""  # noqa: S608 - constants of this module
ALONE = f"""
CREATE OR REPLACE FUNCTION report_bars(asked_report uuid, asked_member uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    pads bytea := decode(nullif(current_setting('amana.bars', true), ''), 'hex');
    sought bytea;
BEGIN
    IF pads IS NULL THEN
        RAISE EXCEPTION 'this session carries no amana.bars, so nobody is let in to a report' {REFUSE};
    END IF;
    sought := substr(sha256(substr(pads, 65, 64) || sha256(
        substr(pads, 1, 64) || uuid_send(asked_report) || uuid_send(asked_member))), 1, 16);
    RETURN EXISTS (SELECT 1 FROM reporting_channels_report r
                   WHERE r.id = asked_report AND position(sought IN r.barred) > 0)
        OR EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought);
END $$;

CREATE OR REPLACE FUNCTION report_excluded_get_no_permissions() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM new_rows n WHERE report_bars(n.content_object_id, n.user_id)) THEN
        RAISE EXCEPTION 'no permission on a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
DROP FUNCTION report_bar_token(bytea, uuid, uuid);
DROP FUNCTION report_bar_pads();
"""  # noqa: S608 - constants of this module


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_conditions_in_one"), ("reporting_channels", "0018_later_report_of_reprisals")]
    operations = [
        Together(
            [
                migrations.RemoveConstraint(model_name="report", name=name)
                for name in (*(f"reporting_channels_report_{step}_pair" for step in STEPS), *OTHERS)
            ]
        ),
        *(migrations.AlterField("report", one, models.SmallIntegerField(editable=False, null=True)) for one in DAYS),
        migrations.AddConstraint(
            model_name="report", constraint=RowConditions(name="report_is_in_order", conditions=CONDITIONS)
        ),
        migrations.RunSQL(BARS, ALONE),
    ]
