"""What the database refuses about interim measures; the SQL and its reasons are in discipline/interim/guards.py."""

from django.db import migrations

from discipline.interim.guards import PAIRS, REPLACES
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [
        ("discipline", "0003_barred_blindly"),
        ("cases", "0003_barred_blindly"),
        ("machine", "0001_guards"),
    ]

    operations = [
        GuardState("discipline.interim.states.INTERIM_MEASURE"),
        *(migrations.RunSQL(make, undo) for make, undo in (*PAIRS, REPLACES)),
    ]
