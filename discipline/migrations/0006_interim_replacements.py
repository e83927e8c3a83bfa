"""A measure may be asked to be replaced again after a refusal, and never by one of its own kind."""

import django.db.models.deletion
from django.db import migrations, models

from discipline.interim.guards import REPLACES


class Migration(migrations.Migration):
    dependencies = [
        ("discipline", "0005_interim_guards"),
    ]

    operations = [
        migrations.AlterField(
            model_name="interimmeasure",
            name="replaces",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replacements",
                to="discipline.interimmeasure",
            ),
        ),
        migrations.AddConstraint(
            model_name="interimmeasure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["proposed", "decided", "notified", "in_force"])),
                fields=("replaces",),
                name="interim_one_replacement",
            ),
        ),
        migrations.RunSQL(*REPLACES),
    ]
