"""What the database refuses about cases; the SQL and its reasons are in cases/guards.py."""

from django.db import migrations

from accounts.guards import GuardPermission
from cases.guards import PAIRS
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("machine", "0001_guards"),
        ("vault", "0002_guards"),
        ("accounts", "0002_guards"),
        ("reporting_channels", "0002_guards"),
    ]

    operations = [
        GuardState("cases.states.CASE"),
        GuardState("cases.states.ALLEGATION"),
        GuardState("cases.states.INVESTIGATION"),
        GuardState("cases.states.INTERVIEW"),
        GuardPermission("cases_casepermission", "cases_case", "case"),
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
    ]
