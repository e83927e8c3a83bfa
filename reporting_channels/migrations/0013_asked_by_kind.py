"""The guards of reports are asked about the keys of reports alone (ADR 0053)."""

from django.db import migrations

from accounts.guards import GuardByKind
from machine.triggers import asked_of


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0012_redacted_team_words"),
        ("vault", "0006_grants_know_their_kind"),
    ]
    operations = [
        GuardByKind("reporting_channels_reportpermission", "reporting_channels_report", "report"),
        GuardByKind(
            "reporting_channels_identitydisclosurepermission",
            "reporting_channels_identitydisclosure",
            "disclosure",
        ),
        migrations.RunSQL(*asked_of("report", "report_excluded_gets_no_key")),
    ]
