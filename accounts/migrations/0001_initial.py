import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import vault.fields
from machine.tables import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("vault", "0001_initial"),
    ]

    _tables = [
        migrations.CreateModel(
            name="Member",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "sign_in",
                    models.CharField(
                        max_length=63,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9][a-z0-9._-]{1,62}\\Z",
                                "Use 2 to 63 lower-case letters, digits, dots, dashes or underscores, beginning with a letter or a digit.",
                            )
                        ],
                        verbose_name="sign-in name",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English")],
                        default="fr",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "holder",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member",
                        to="vault.holder",
                    ),
                ),
                ("invited_at", models.DateTimeField(editable=False, null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invited_members",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("deactivated_at", models.DateTimeField(editable=False, null=True)),
                (
                    "deactivated_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deactivated_members",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ["name", "sign_in"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "roles__contained_by",
                                [
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
                                ],
                            )
                        ),
                        name="member_roles_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sign_in", django.db.models.functions.text.Lower("sign_in"))),
                        name="member_sign_in_lower",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["fr", "en"])), name="member_language_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("invited_at__isnull", True), ("invited_by__isnull", True)),
                            models.Q(("invited_at__isnull", False), ("invited_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="member_invited_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deactivated_at__isnull", True), ("deactivated_by__isnull", True)),
                            models.Q(("deactivated_at__isnull", False), ("deactivated_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="member_deactivated_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deactivated_by__isnull", True),
                            models.Q(("deactivated_by", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="member_deactivated_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "first sign-in"), ("reset", "forgotten passphrase")], max_length=10
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn_invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-issued_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))), name="invitation_expires_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("used_at__isnull", True), ("withdrawn_at__isnull", True), _connector="OR"),
                        name="invitation_used_or_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_withdrawn_both",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="name_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(choices=[("bars", "Bars"), ("near", "Near")], max_length=4)),
                ("token", models.BinaryField(db_index=True, max_length=32)),
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
        migrations.CreateModel(
            name="Workspace",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workspace",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="workspace", to="vault.compartment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("form", models.CharField(max_length=80)),
                ("row", models.CharField(blank=True, default="", max_length=40)),
                ("body", vault.fields.SealedField(contract="amana/draft/body")),
                ("saved_at", models.DateTimeField()),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("saved_by", "form", "row"), name="draft_one_a_form")],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preference",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("is_digest_wanted", models.BooleanField(default=False)),
                ("address", models.EmailField(blank=True, default="", max_length=200)),
                ("digested_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_digest_wanted", False), models.Q(("address", ""), _negated=True), _connector="OR"
                        ),
                        name="preference_digest_has_address",
                    )
                ],
            },
        ),
    ]
    operations = [Together(_tables)]
