"""What each subject was told of the outcome: appended, and only while the case is open (PROCESS C9)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from cases.guards import never_changes
from cases.guards_closed import GuardOpenCase

WAYS = ["letter", "in_person", "email"]
GROUNDS = ["unreachable", "dead", "court", "source"]


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_asked_by_kind"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="OutcomeNotice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=10)),
                ("how", models.CharField(blank=True, default="", max_length=10)),
                ("told_on", models.DateField(blank=True, null=True)),
                ("ground", models.CharField(blank=True, default="", max_length=12)),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcome_notices", to="cases.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcome_notices", to="cases.subject"
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of the outcome to a subject",
                "ordering": ("recorded_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["told", "untold"])), name="outcome_notice_kind_in_list"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", ""), ("how__in", WAYS), ("kind", "told"), ("told_on__isnull", False)),
                            models.Q(
                                ("ground__in", GROUNDS), ("how", ""), ("kind", "untold"), ("told_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="outcome_notice_told_or_on_a_ground",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "told")), fields=("subject",), name="outcome_notice_told_once"
                    ),
                ],
            },
        ),
        migrations.RunSQL(*never_changes("cases_outcomenotice")),
        GuardOpenCase("cases_outcomenotice"),
    ]
