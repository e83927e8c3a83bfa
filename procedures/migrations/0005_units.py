"""The list of units: a name for each code that cases and figures carry."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0004_signed_with_a_note"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                ("names", models.JSONField()),
                ("added_at", models.DateTimeField()),
                ("renamed_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "renamed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "unit",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z0-9][a-z0-9-]*$")), name="unit_code_is_plain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("renamed_at__isnull", True), ("renamed_by__isnull", True)),
                            models.Q(("renamed_at__isnull", False), ("renamed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="unit_renamed_at_with_by",
                    ),
                ],
            },
        ),
    ]
