"""What of an erased report is still counted: whether it was heard again, how long its assessment took."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0022_satisfaction"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="assessed_after",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="is_heard_again",
            field=models.BooleanField(editable=False, null=True),
        ),
    ]
