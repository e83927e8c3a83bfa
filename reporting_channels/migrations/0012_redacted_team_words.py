"""A mask or a redaction can lie on what the team wrote: a note, or the reasons of an assessment."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

import django.db.models.deletion
from django.db import migrations, models

from machine.tables import Together

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"


def _stays(table: str, column: str, said: str) -> str:
    """A text of the team is overwritten only where a confirmed redaction names it, and never under legal hold."""
    return f"""
CREATE FUNCTION {table}_stays() RETURNS trigger {HEAD} AS $$
DECLARE
    kept reporting_channels_{table}%ROWTYPE := NEW;
BEGIN
    kept.{column} := OLD.{column};
    IF kept IS NOT DISTINCT FROM OLD AND EXISTS (
        SELECT 1 FROM reporting_channels_redaction d
            JOIN reporting_channels_report r ON r.id = d.report_id
            JOIN vault_compartment c ON c.id = r.compartment_id
            WHERE d.{table}_id = OLD.id AND d.report_id = OLD.report_id AND d.confirmed_by_id IS NOT NULL
              AND NOT c.under_hold
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '{said}' {REFUSE};
END $$;
CREATE TRIGGER {table}_stays BEFORE UPDATE ON reporting_channels_{table}
    FOR EACH ROW EXECUTE FUNCTION {table}_stays();
"""


def _goes(table: str) -> str:
    return f"DROP TRIGGER {table}_stays ON reporting_channels_{table};\nDROP FUNCTION {table}_stays();\n"


GUARDS = _stays("note", "body", "a note of the team is never changed") + _stays(
    "assessment", "note", "an assessment is never changed"
)
NO_GUARDS = _goes("note") + _goes("assessment")


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0011_reopening")]

    _tables = [
        migrations.RemoveConstraint(
            model_name="mask",
            name="mask_of_one_place",
        ),
        migrations.RemoveConstraint(
            model_name="redaction",
            name="redaction_of_one_place",
        ),
        migrations.AddField(
            model_name="mask",
            name="assessment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="masks",
                to="reporting_channels.assessment",
            ),
        ),
        migrations.AddField(
            model_name="mask",
            name="note",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="masks",
                to="reporting_channels.note",
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="assessment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="redactions",
                to="reporting_channels.assessment",
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="note",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="redactions",
                to="reporting_channels.note",
            ),
        ),
        migrations.AddConstraint(
            model_name="mask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("assessment__isnull", True),
                        ("kind", "answer"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", True),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", True),
                        ("kind", "narrative"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", True),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", True),
                        ("kind", "message"),
                        ("message__isnull", False),
                        ("note__isnull", True),
                        ("word__isnull", True),
                    ),
                    models.Q(
                        ("assessment__isnull", True),
                        ("kind", "minutes"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", False),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", True),
                        ("kind", "note"),
                        ("message__isnull", True),
                        ("note__isnull", False),
                        ("word__isnull", True),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", False),
                        ("kind", "assessment"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="mask_of_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("assessment__isnull", True),
                        ("kind", "answer"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", True),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", True),
                        ("kind", "narrative"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", True),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", True),
                        ("kind", "message"),
                        ("message__isnull", False),
                        ("note__isnull", True),
                        ("word__isnull", True),
                    ),
                    models.Q(
                        ("assessment__isnull", True),
                        ("kind", "minutes"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", False),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", True),
                        ("kind", "note"),
                        ("message__isnull", True),
                        ("note__isnull", False),
                        ("word__isnull", True),
                    ),
                    models.Q(
                        ("answer", ""),
                        ("assessment__isnull", False),
                        ("kind", "assessment"),
                        ("message__isnull", True),
                        ("note__isnull", True),
                        ("word__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="redaction_of_one_place",
            ),
        ),
    ]
    operations = [
        Together(_tables),
        migrations.AlterField(
            model_name="mask",
            name="kind",
            field=models.CharField(
                choices=[
                    ("narrative", "narrative"),
                    ("answer", "answer"),
                    ("message", "message"),
                    ("minutes", "minutes"),
                    ("note", "note"),
                    ("assessment", "assessment"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="redaction",
            name="kind",
            field=models.CharField(
                choices=[
                    ("narrative", "narrative"),
                    ("answer", "answer"),
                    ("message", "message"),
                    ("minutes", "minutes"),
                    ("note", "note"),
                    ("assessment", "assessment"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
