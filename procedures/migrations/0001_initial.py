import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from machine.tables import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
    ]

    _tables = [
        migrations.CreateModel(
            name="ConductDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("titles", models.JSONField()),
                ("is_example", models.BooleanField(default=False)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "document of conduct",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="ConductArticle",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="procedures.conductdocument",
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                ("rank", models.PositiveSmallIntegerField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "number"), name="conductarticle_number_once"),
                    models.UniqueConstraint(fields=("document", "rank"), name="conductarticle_rank_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="procedures.conductarticle",
                    ),
                ),
                ("valid_from", models.DateField()),
                ("is_repeal", models.BooleanField(default=False)),
                ("titles", models.JSONField(default=dict)),
                ("texts", models.JSONField(default=dict)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("amended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "amended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an article",
                "ordering": ["-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "valid_from"), name="articleversion_one_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_repeal", True), ("texts", {})),
                            models.Q(
                                ("is_repeal", False),
                                models.Q(("texts", {}), _negated=True),
                                models.Q(("titles", {}), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="articleversion_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amended_at__isnull", True), ("amended_by__isnull", True)),
                            models.Q(("amended_at__isnull", False), ("amended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="articleversion_amended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("country", models.CharField(max_length=2, verbose_name="country")),
                ("on", models.DateField(verbose_name="day")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("is_estimated", models.BooleanField(default=False, verbose_name="estimated")),
            ],
            options={
                "verbose_name": "public holiday",
                "verbose_name_plural": "public holidays",
                "ordering": ["country", "on"],
                "constraints": [models.UniqueConstraint(fields=("country", "on"), name="holiday_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=60, verbose_name="code")),
                ("country", models.CharField(max_length=2, verbose_name="country")),
                ("corps", models.CharField(max_length=60, verbose_name="corps")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="digest")),
                ("body", models.TextField(verbose_name="text")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft: legal review required"), ("worked", "Worked")],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("loaded_at", models.DateTimeField(verbose_name="loaded at")),
                (
                    "loaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="loaded by",
                    ),
                ),
                ("signed_at", models.DateTimeField(null=True, verbose_name="signed at")),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="signed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "procedure version",
                "verbose_name_plural": "procedure versions",
                "ordering": ["code", "-valid_from", "-loaded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                            models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="procedureversion_signed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "worked"])), name="procedureversion_status_known"
                    ),
                ],
            },
        ),
    ]
    operations = [Together(_tables)]
