"""A note never changes, and nothing is written about a closed case any more: no note, no day to look again."""

from django.db import migrations

from cases import guards
from cases.guards_closed import GuardOpenCase


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_people_guards")]

    operations = [
        migrations.RunSQL(*guards.never_changes("cases_casenote")),
        GuardOpenCase("cases_casenote"),
        GuardOpenCase("cases_nextreview"),
        GuardOpenCase("cases_privatenote", moments="INSERT OR UPDATE"),
    ]
