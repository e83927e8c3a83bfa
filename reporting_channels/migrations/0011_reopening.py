"""A closed report can be opened again; its end is kept beside it."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vault.fields
from machine.tables import Together

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

# An end is taken off only with a row that keeps it, written in the same moment; the row then changes once, when the
# reporter was told.
GUARD = f"""
CREATE FUNCTION report_reopened_with_its_end() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_reportreopening r
                   WHERE r.report_id = OLD.id AND r.closed_at = OLD.closed_at AND r.closed_by_id = OLD.closed_by_id
                     AND r.returned_to = NEW.state) THEN
        RAISE EXCEPTION 'a report is opened again with a row that keeps its end' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_reopened_with_its_end BEFORE UPDATE ON reporting_channels_report
    FOR EACH ROW WHEN (OLD.state = 'closed' AND NEW.state NOT IN ('closed', 'erased'))
    EXECUTE FUNCTION report_reopened_with_its_end();

CREATE FUNCTION report_reopening_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT 1 FROM reporting_channels_report r WHERE r.id = NEW.report_id AND r.state = 'closed'
                       AND r.closed_at = NEW.closed_at AND r.closed_by_id = NEW.closed_by_id)
           OR NEW.answered_at IS NOT NULL THEN
            RAISE EXCEPTION 'only a closed report is opened again, with its end as it was' {REFUSE};
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.answered_at IS NOT NULL OR NEW.answered_at IS NULL
       OR to_jsonb(NEW) - 'answered_at' - 'answered_by_id' <> to_jsonb(OLD) - 'answered_at' - 'answered_by_id' THEN
        RAISE EXCEPTION 'a reopening changes once: when the reporter was told' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_reopening_stays BEFORE INSERT OR UPDATE ON reporting_channels_reportreopening
    FOR EACH ROW EXECUTE FUNCTION report_reopening_stays();
"""
NO_GUARD = """
DROP TRIGGER report_reopening_stays ON reporting_channels_reportreopening;
DROP FUNCTION report_reopening_stays();
DROP TRIGGER report_reopened_with_its_end ON reporting_channels_report;
DROP FUNCTION report_reopened_with_its_end();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0010_redaction_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    _tables = [
        migrations.CreateModel(
            name="ReportReopening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("new_facts", "Something new was told or found"),
                            ("mistake", "The assessment or the end was mistaken"),
                            ("ordered", "An authority, a court or a review asks for it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/report_reopening/reasons")),
                ("returned_to", models.CharField(max_length=20)),
                (
                    "no_case_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_competent", "Another body is competent"),
                            ("too_little", "Too little to go on, after asking"),
                            ("not_misconduct", "What is told is no misconduct"),
                            ("known", "Already examined"),
                            ("management", "For management, not for this office"),
                        ],
                        max_length=20,
                    ),
                ),
                ("closed_at", models.DateTimeField()),
                ("reopened_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="reporting_channels.report",
                    ),
                ),
            ],
            options={
                "ordering": ("reopened_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_reportreopening_answered_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["new_facts", "mistake", "ordered"])),
                        name="report_reopening_ground_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned_to__in", ("acknowledged", "attached"))),
                        name="report_reopening_way_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reopened_at__gte", models.F("closed_at"))),
                        name="report_reopening_after_the_end",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("report",),
                        name="report_reopening_one_unanswered",
                    ),
                ],
            },
        ),
    ]
    operations = [Together(_tables), migrations.RunSQL(GUARD, NO_GUARD)]
