"""The roster: a process may remember who can be sealed to, and the database says whether that still holds (ADR 0056)."""

import uuid

from django.db import migrations, models

from vault.guards import ChangesRoster

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
MADE = f"""
CREATE FUNCTION vault_roster_changes() RETURNS trigger {HEAD} AS $$
BEGIN
    INSERT INTO vault_roster (id, version) VALUES (1, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version;
    RETURN NULL;
END $$;
INSERT INTO vault_roster (id, version) VALUES (1, gen_random_uuid());
"""
GONE = "DROP FUNCTION vault_roster_changes();"


class Migration(migrations.Migration):
    dependencies = [("vault", "0008_asked_where_it_matters")]
    operations = [
        migrations.CreateModel(
            name="Roster",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="version")),
            ],
            options={
                "verbose_name": "roster",
                "verbose_name_plural": "rosters",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="vault_one_roster")],
            },
        ),
        migrations.RunSQL(MADE, GONE),
        ChangesRoster("vault_quorum"),
    ]
