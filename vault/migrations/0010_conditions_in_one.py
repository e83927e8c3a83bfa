"""A compartment's conditions are asked by one function, and days in fewer words (audit.checks): both are read anew
for every statement."""

from django.db import migrations, models

from audit.checks import RowConditions

SHORT = "NEW.{column} <> date_trunc('day', NEW.{column}, 'UTC') + interval '12 hours'"
LONG = "extract(epoch from NEW.{column}) % 86400 <> 43200"


KINDS = ["report", "identity", "disclosure", "case", "proceeding", "index", "exhibit", "member", "remedy"]
CONDITIONS = {
    "vault_compartment_kind_is_known": models.Q(kind__in=KINDS),
    "vault_nothing_under_hold_is_destroyed": models.Q(destroyed_at=None) | models.Q(under_hold=False),
}


def _asked(condition: str) -> str:
    return "\n".join(
        f"DROP TRIGGER {table}_of_a_reporter_has_a_day ON {table};"
        f" CREATE TRIGGER {table}_of_a_reporter_has_a_day BEFORE INSERT ON {table} FOR EACH ROW"
        f" WHEN (current_user = 'amana_reporter' AND {condition.format(column=column)})"
        " EXECUTE FUNCTION vault_reporter_has_a_day();"
        for table, column in (("vault_compartment", "created_at"), ("vault_grant", "given_at"))
    )


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_conditions_in_one"), ("vault", "0009_roster")]
    operations = [
        *(migrations.RemoveConstraint(model_name="compartment", name=name) for name in CONDITIONS),
        migrations.AddConstraint(
            model_name="compartment",
            constraint=RowConditions(name="vault_compartment_is_in_order", conditions=CONDITIONS),
        ),
        migrations.RunSQL(_asked(SHORT), _asked(LONG)),
    ]
