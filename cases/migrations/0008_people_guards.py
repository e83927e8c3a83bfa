"""What the database refuses about people, histories, alerts and derogations; the SQL is in cases/people/guards.py."""

from django.db import migrations

from accounts.guards import GuardPermission
from cases.guards_closed import GuardOpenCase
from cases.people.guards import PAIRS
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_interview_guards")]

    operations = [
        GuardState("cases.early.states.EARLY_ALERT"),
        GuardPermission("cases_historypermission", "cases_historyindex", "index"),
        GuardOpenCase("cases_person"),
        GuardOpenCase("cases_relation"),
        GuardOpenCase("cases_personpart", ("person_id", "cases_person")),
        GuardOpenCase("cases_derogationuse", moments="INSERT"),
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
    ]
