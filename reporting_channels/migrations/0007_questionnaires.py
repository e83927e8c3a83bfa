"""Questionnaires as rows. What was told before is read by version 1 of the general one: the questions of that day."""

import uuid

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.utils import timezone

import reporting_channels.models.channel
from reporting_channels.questionnaires import loading

BEFORE = "general"  # its list was called general-1 in the code


def keep_the_questions_of_old_reports(apps, schema_editor) -> None:
    """One published version for what was received and set up so far; nothing on a database without channels."""
    tables = {name: apps.get_model("reporting_channels", name) for name in ("Channel", "Report", "Questionnaire")}
    if not tables["Channel"].objects.exists():
        return
    body = loading.canonical(loading.shipped(BEFORE))
    questionnaire = tables["Questionnaire"].objects.create(code=BEFORE)
    now = timezone.now()
    version = apps.get_model("reporting_channels", "QuestionnaireVersion").objects.create(
        questionnaire=questionnaire,
        number=1,
        body=body,
        digest=loading.digest_of(body),
        drafted_at=now,
        published_at=now,
    )
    tables["Report"].objects.update(questionnaire=version)
    # Postponed checks are made now: the table is altered in this same transaction.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def key(to: str, **options) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=to, **options)


def row_id() -> tuple[str, models.UUIDField]:
    return ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False))


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0006_kept_apart"),
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Questionnaire",
            fields=[row_id(), ("code", models.SlugField(max_length=40, unique=True))],
            options={"ordering": ("code",)},
        ),
        migrations.CreateModel(
            name="QuestionnaireVersion",
            fields=[
                row_id(),
                ("number", models.PositiveSmallIntegerField()),
                ("body", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by", key("accounts.member", null=True, related_name="+")),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", key("accounts.member", null=True, related_name="+")),
                ("questionnaire", key("reporting_channels.questionnaire", related_name="versions")),
            ],
            options={"ordering": ("questionnaire", "-number")},
        ),
        migrations.AddConstraint(
            model_name="questionnaireversion",
            constraint=models.UniqueConstraint(fields=("questionnaire", "number"), name="questionnaire_number_once"),
        ),
        migrations.AddConstraint(
            model_name="questionnaireversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_at__isnull", True)),
                fields=("questionnaire",),
                name="questionnaire_one_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="questionnaireversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("published_by__isnull", True), ("published_at__isnull", False), _connector="OR"),
                name="questionnaire_published_by_with_at",
            ),
        ),
        migrations.RemoveField(model_name="channel", name="questionnaire"),
        migrations.AddField(
            model_name="channel",
            name="questionnaires",
            field=ArrayField(
                base_field=models.SlugField(max_length=40),
                default=reporting_channels.models.channel.the_usual_questionnaire,
                help_text="Codes of what it asks by, in the order in which topics are offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("questionnaires__len__gte", 1)), name="channel_asks_something"
            ),
        ),
        migrations.RemoveField(model_name="report", name="questionnaire"),
        migrations.AddField(
            model_name="report",
            name="questionnaire",
            field=key("reporting_channels.questionnaireversion", related_name="+", null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="band",
            field=models.CharField(
                blank=True,
                choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.RunPython(keep_the_questions_of_old_reports, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="report",
            name="questionnaire",
            field=key("reporting_channels.questionnaireversion", related_name="+"),
        ),
    ]
