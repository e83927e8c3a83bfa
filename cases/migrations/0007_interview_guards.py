"""What the database refuses about interviews; the SQL and its reasons are in cases/interviews/guards.py."""

from django.db import migrations

from cases.guards_closed import GuardOpenCase
from cases.interviews.guards import PAIRS

HEARD = ("interview_id", "cases_interview")
FOUND = (("finding_id", "cases_finding"), ("allegation_id", "cases_allegation"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_case_whole_guards")]

    operations = [
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
        *(GuardOpenCase(f"cases_{one}", HEARD) for one in ("rightsnotice", "recordpiece", "anonymisedrecord")),
        GuardOpenCase("cases_passage", ("reliance_id", "cases_reliance"), *FOUND),
    ]
