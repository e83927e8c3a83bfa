import uuid

import django.db.models.deletion
import django_fsm
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
            name="Commitment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("factor", models.CharField(max_length=20)),
                ("side", models.CharField(max_length=10)),
                ("owner", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("due_on", models.DateField()),
                ("state", models.CharField(editable=False, max_length=40)),
                ("evidence", models.TextField(blank=True, default="")),
                ("reason", models.TextField(blank=True, default="")),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("agreed_at", models.DateTimeField(null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "proposed_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "factor__in",
                                [
                                    "leadership",
                                    "regulation",
                                    "transparency",
                                    "automation",
                                    "reform",
                                    "audit",
                                    "conduct",
                                    "people",
                                    "morale",
                                    "private",
                                ],
                            )
                        ),
                        name="commitment_factor_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["customs", "private", "both"])), name="commitment_side_in_list"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                        name="commitment_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                            models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="commitment_agreed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="commitment_ended_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "kept"), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="commitment_kept_with_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dropped"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="commitment_dropped_with_reason",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
    ]
    operations = [Together(_tables)]
