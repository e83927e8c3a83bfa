"""The guards of cases, earlier cases and recommendations are asked about their own keys alone (ADR 0053)."""

from django.db import migrations

from accounts.guards import GuardByKind
from machine.triggers import asked_of


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_procedure_ready"),
        ("vault", "0006_grants_know_their_kind"),
    ]
    operations = [
        GuardByKind("cases_casepermission", "cases_case", "case"),
        GuardByKind("cases_historypermission", "cases_historyindex", "index"),
        GuardByKind("cases_recommendationpermission", "cases_recommendation", "remedy"),
        migrations.RunSQL(*asked_of("case", "case_barred_gets_no_key")),
    ]
