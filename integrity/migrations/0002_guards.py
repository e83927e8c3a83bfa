"""What the database refuses in the joint action plan."""

from django.db import migrations

from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [("integrity", "0001_initial"), ("machine", "0001_guards")]
    operations = [GuardState("integrity.states.COMMITMENT")]
