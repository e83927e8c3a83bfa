"""The reporter's process makes compartments and grants that carry a day and no time."""

from django.db import migrations

NOON = 12 * 60 * 60  # as audit.days, which the reporter's process uses


def _guard(table: str, column: str) -> tuple[str, str]:
    name = f"{table}_of_a_reporter_has_a_day"
    return (
        f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW WHEN ("
        f" current_user = 'amana_reporter' AND extract(epoch from NEW.{column}) % 86400 <> {NOON}"
        f") EXECUTE FUNCTION vault_reporter_has_a_day();",
        f"DROP TRIGGER {name} ON {table};",
    )


REFUSE = """
CREATE FUNCTION vault_reporter_has_a_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a reporter does has a day and no time' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_guards")]
    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION vault_reporter_has_a_day();"),
        migrations.RunSQL(*_guard("vault_compartment", "created_at")),
        migrations.RunSQL(*_guard("vault_grant", "given_at")),
    ]
