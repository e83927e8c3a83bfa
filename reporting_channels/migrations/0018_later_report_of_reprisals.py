"""Reprisals that a later report tells of are an occasion too."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0017_on_the_roster"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="detrimentoccasion",
            name="detriment_occasion_in_list",
        ),
        migrations.AlterField(
            model_name="detrimentoccasion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("triage", "The report was assessed"),
                    ("case_opened", "A case was opened"),
                    ("no_case", "It was decided that no case is opened"),
                    ("notified", "A person concerned was told of the investigation"),
                    ("delivered", "The investigation’s report was delivered"),
                    ("referred", "The case was referred to the disciplinary authority"),
                    ("proceeding", "A disciplinary proceeding was opened"),
                    ("identity_asked", "The reporter’s identity was asked for"),
                    ("identity", "The reporter’s identity was opened"),
                    ("case_closed", "The case was closed"),
                    ("closed", "The report was closed"),
                    ("reprisals", "The reporter writes that they suffer for having spoken"),
                    ("later_report", "A later report tells of reprisals"),
                    ("word", "Something was told or seen that touches the risk"),
                    ("review", "Looked at again without any new event"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentoccasion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "triage",
                            "case_opened",
                            "no_case",
                            "notified",
                            "delivered",
                            "referred",
                            "proceeding",
                            "identity_asked",
                            "identity",
                            "case_closed",
                            "closed",
                            "reprisals",
                            "later_report",
                            "word",
                            "review",
                        ],
                    )
                ),
                name="detriment_occasion_in_list",
            ),
        ),
    ]
