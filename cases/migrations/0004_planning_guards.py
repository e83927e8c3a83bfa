"""What the database refuses about mandates, plans and hours; the SQL and its reasons are in cases/planning/guards.py."""

from django.db import migrations

from cases.planning.guards import PAIRS
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_barred_blindly")]

    operations = [
        GuardState("cases.states.TASK"),
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
    ]
