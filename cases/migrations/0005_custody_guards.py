"""What the database refuses about exhibits and custody; the SQL and its reasons are in cases/custody/guards.py."""

from django.db import migrations

from cases.custody import guards
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_planning_guards")]

    operations = [
        migrations.RunSQL(guards.FUNCTIONS, guards.NO_FUNCTIONS),
        GuardState("cases.states.EXHIBIT"),
        migrations.RunSQL(guards.LINKED, guards.NO_LINKED),
        migrations.RunSQL(guards.STANDS, guards.NO_STANDS),
        migrations.RunSQL(guards.KEPT_VERIFICATIONS, guards.NO_KEPT_VERIFICATIONS),
        GuardState("cases.states.DESTRUCTION"),
        migrations.RunSQL(guards.KEEPING, guards.NO_KEEPING),
    ]
