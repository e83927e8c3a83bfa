"""What the database refuses about reports, reviews and recommendations; the SQL is in cases/guards_report.py."""

from django.db import migrations

from accounts.guards import GuardPermission
from cases.guards_closed import GuardOpenCase
from cases.guards_report import PAIRS
from machine.guards import GuardState

INVESTIGATION = ("investigation_id", "cases_investigation")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_report"),
        ("vault", "0005_recommendations"),
    ]

    operations = [
        GuardState("cases.states.RECOMMENDATION"),
        GuardPermission("cases_recommendationpermission", "cases_recommendation", "remedy"),
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
        *(
            GuardOpenCase(f"cases_{noun}", INVESTIGATION)
            for noun in ("reportsection", "loss", "dissent", "issuedreport", "extract", "dispensation", "review")
        ),
        GuardOpenCase("cases_comment", ("extract_id", "cases_extract"), INVESTIGATION),
        GuardOpenCase("cases_reviewline", ("review_id", "cases_review"), INVESTIGATION),
    ]
