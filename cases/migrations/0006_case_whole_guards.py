"""What the database refuses about joined, split, graded and reopened cases; the SQL and its reasons are in cases/guards_whole.py."""

from django.db import migrations

from cases.guards_closed import GuardOpenCase
from cases.guards_whole import PAIRS

ALLEGATION = ("allegation_id", "cases_allegation")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_custody_guards"),
        ("procedures", "0003_conduct_in_force"),
    ]

    operations = [
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
        GuardOpenCase("cases_assignment", moments="INSERT"),
        GuardOpenCase("cases_origin"),
        GuardOpenCase("cases_finding", ALLEGATION),
        GuardOpenCase("cases_reliance", ("finding_id", "cases_finding"), ALLEGATION),
        GuardOpenCase("cases_scope", ("investigation_id", "cases_investigation")),
        GuardOpenCase("cases_subjecttoken", ("subject_id", "cases_subject")),
        GuardOpenCase("cases_taskneed", ("task_id", "cases_task"), ("investigation_id", "cases_investigation")),
        GuardOpenCase("cases_checklistline", ("task_id", "cases_task"), ("investigation_id", "cases_investigation")),
        GuardOpenCase("cases_caseflag"),
        GuardOpenCase("cases_flagadmission", ("flag_id", "cases_caseflag")),
        GuardOpenCase("cases_screening"),
        GuardOpenCase("cases_settingaside"),
        GuardOpenCase("cases_caselink"),
        GuardOpenCase("cases_merger"),
        GuardOpenCase("cases_allegationmove"),
        GuardOpenCase("cases_breach", ALLEGATION),
        GuardOpenCase("cases_allegationsource", ALLEGATION),
        GuardOpenCase("cases_evidencelink", ALLEGATION),
    ]
