"""Whose account ends, whose key changes and which names are known makes a new version of the roster (ADR 0056)."""

from django.db import migrations

from vault.guards import ChangesRoster


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_guards"), ("vault", "0009_roster")]
    operations = [
        ChangesRoster("accounts_member", "deactivated_at", "holder_id"),
        ChangesRoster("accounts_nametoken"),
    ]
