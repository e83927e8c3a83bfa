"""Who sits on a channel, and until when they are away, makes a new version of the roster (ADR 0056)."""

from django.db import migrations

from vault.guards import ChangesRoster


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0016_detriment"), ("vault", "0009_roster")]
    operations = [ChangesRoster("reporting_channels_channelrecipient")]
