"""Fingerprints of members' names, and the role of the outside body."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ROLES = [
    "receiver",
    "head_of_office",
    "investigator",
    "reviewer",
    "disciplinary_authority",
    "secretariat",
    "board_member",
    "appeal_authority",
    "supervisor",
    "auditor",
    "administrator",
    "identity_custodian",
    "quorum_officer",
    "outside_body",
    "clerk",
]


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_guards")]
    operations = [
        migrations.RemoveConstraint("member", "member_roles_known"),
        migrations.AddConstraint(
            "member",
            models.CheckConstraint(condition=models.Q(("roles__contained_by", ROLES)), name="member_roles_known"),
        ),
        migrations.CreateModel(
            name="NameToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=[("bars", "Bars"), ("near", "Near")], max_length=4)),
                ("token", models.BinaryField(db_index=True, max_length=32)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="name_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "kind", "token"), name="name_token_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["bars", "near"])), name="name_token_kind_known"
                    ),
                ],
            },
        ),
    ]
