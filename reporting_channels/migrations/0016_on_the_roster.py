"""Who sits on a channel, and until when they are away, makes a new version of the roster (ADR 0055)."""

from django.db import migrations

from vault.guards import ChangesRoster


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0015_asked_together"), ("vault", "0009_roster")]
    operations = [ChangesRoster("reporting_channels_channelrecipient")]
