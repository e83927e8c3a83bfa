"""The guards of proceedings are asked about the keys of proceedings alone (ADR 0053)."""

from django.db import migrations

from accounts.guards import GuardByKind
from machine.triggers import asked_of


class Migration(migrations.Migration):
    dependencies = [
        ("discipline", "0016_file_notices"),
        ("vault", "0006_grants_know_their_kind"),
    ]
    operations = [
        GuardByKind("discipline_proceedingpermission", "discipline_proceeding", "proceeding"),
        migrations.RunSQL(*asked_of("proceeding", "discipline_barred_gets_no_key")),
    ]
