"""More time for the feedback, and steps that were passed on."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0018_identity_taken_back"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("clock", models.SlugField(max_length=40)),
                ("chain", models.SlugField(max_length=20)),
                ("due_on", models.DateField()),
                ("escalated_on", models.DateField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="reporting_channels.report",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "clock", "chain", "due_on"), name="escalated_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Prolongation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("complex", "The facts are many, or hard to establish"),
                            ("other_body", "Another body must answer first"),
                            ("court", "A court or prosecutor asked to wait"),
                        ],
                        max_length=20,
                    ),
                ),
                ("prolonged_at", models.DateTimeField()),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting_channels.message"
                    ),
                ),
                (
                    "prolonged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prolongations",
                        to="reporting_channels.report",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="prolongation_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["complex", "other_body", "court"])),
                        name="prolongation_ground_known",
                    ),
                ],
            },
        ),
    ]
