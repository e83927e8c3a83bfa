"""What every entry keeps to is asked by two functions, which PostgreSQL reads once for a connection (audit.checks)."""

from django.db import migrations, models

from audit.checks import RowConditions

CONDITIONS = {
    "audit_entry_event_is_a_name": models.Q(event__regex=r"^[a-z0-9_.]+$"),
    "audit_entry_only_members_have_ids": models.Q(
        actor_kind__in=["reporter", "visitor", "worker", "operator"], actor_id__isnull=True
    )
    | models.Q(actor_kind="member", actor_id__isnull=False),
    "audit_entry_subject_is_codes": models.Q(subject_kind__regex=r"^[a-z0-9_.-]*$")
    & models.Q(subject_id__regex=r"^[A-Za-z0-9_.:-]*$")
    & models.Q(state__regex=r"^[a-z0-9_.-]*$"),
    "audit_entry_facts_in_line": models.Q(facts__regex=r"^\{[ -~]*\}$", facts__length__lte=8_000),
}
# A trigger and no CHECK: the day of a reporter is asked of new entries alone, and who speaks only while somebody does.
BEGINS = """
CREATE FUNCTION audit_entry_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.xid <> pg_current_xact_id() THEN
        RAISE EXCEPTION 'audit: refused, an entry carries the id of its own transaction' USING ERRCODE = 'restrict_violation';
    END IF;
    IF current_user = 'amana_reporter' AND NEW.actor_kind <> 'reporter'
        OR current_user = 'amana_worker' AND NEW.actor_kind <> 'worker' THEN
        RAISE EXCEPTION 'audit: refused, % cannot speak as a %', current_user, NEW.actor_kind
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.actor_kind = 'reporter' AND NEW.at <> date_trunc('day', NEW.at, 'UTC') + interval '12 hours' THEN
        RAISE EXCEPTION 'audit: refused, of what a reporter does the day is kept and no time'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_entry_reporter_has_a_day';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_begins BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_begins();
DROP TRIGGER audit_entry_of_this_transaction ON audit_entry;
DROP TRIGGER audit_entry_in_own_voice ON audit_entry;
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_reporter_has_a_day;
"""
BEFORE = """
CREATE TRIGGER audit_entry_of_this_transaction BEFORE INSERT ON audit_entry
    FOR EACH ROW WHEN (NEW.xid <> pg_current_xact_id()) EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_in_own_voice BEFORE INSERT ON audit_entry
    FOR EACH ROW WHEN (
        current_user = 'amana_reporter' AND NEW.actor_kind <> 'reporter'
        OR current_user = 'amana_worker' AND NEW.actor_kind <> 'worker'
    ) EXECUTE FUNCTION audit_refuse();
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_reporter_has_a_day CHECK (
    actor_kind <> 'reporter' OR extract(epoch from timezone('UTC', at))::bigint % 86400 = 43200
        AND date_trunc('second', timezone('UTC', at)) = timezone('UTC', at)
) NOT VALID;
DROP TRIGGER audit_entry_begins ON audit_entry;
DROP FUNCTION audit_entry_begins();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_days")]
    operations = [
        *(migrations.RemoveConstraint(model_name="entry", name=name) for name in CONDITIONS),
        migrations.AddConstraint(
            model_name="entry", constraint=RowConditions(name="audit_entry_is_in_order", conditions=CONDITIONS)
        ),
        migrations.RunSQL(BEGINS, BEFORE),
    ]
