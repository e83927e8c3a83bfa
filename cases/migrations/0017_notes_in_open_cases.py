"""Nothing is written about a closed case any more: no note, no day to look again."""

from django.db import migrations

from cases.guards_closed import GuardOpenCase


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_attention"),
    ]
    operations = [
        GuardOpenCase("cases_casenote"),
        GuardOpenCase("cases_nextreview"),
        GuardOpenCase("cases_privatenote", moments="INSERT OR UPDATE"),
    ]
