import uuid

import django.db.models.deletion
from django.db import migrations, models

from machine.tables import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    _tables = [
        migrations.CreateModel(
            name="Holder",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "member"), ("quorum", "quorum")], max_length=8, verbose_name="kind"
                    ),
                ),
                ("public_key", models.BinaryField(max_length=1216, verbose_name="public key")),
            ],
            options={
                "verbose_name": "holder",
                "verbose_name_plural": "holders",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["member", "quorum"])), name="vault_holder_kind_is_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WrappedKey",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wrapped_keys",
                        to="vault.holder",
                        verbose_name="holder",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[("passphrase", "passphrase"), ("recovery", "recovery code")],
                        max_length=10,
                        verbose_name="way of unlocking",
                    ),
                ),
                ("salt", models.BinaryField(max_length=16, verbose_name="salt")),
                ("memory_kib", models.PositiveIntegerField(verbose_name="memory (KiB)")),
                ("passes", models.PositiveSmallIntegerField(verbose_name="passes")),
                ("lanes", models.PositiveSmallIntegerField(verbose_name="lanes")),
                ("wrapped", models.BinaryField(max_length=64, verbose_name="wrapped key")),
            ],
            options={
                "verbose_name": "wrapped key",
                "verbose_name_plural": "wrapped keys",
                "constraints": [
                    models.UniqueConstraint(fields=("holder", "way"), name="vault_one_wrap_per_way"),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["passphrase", "recovery"])), name="vault_wrap_way_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Compartment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "report"),
                            ("identity", "identity"),
                            ("disclosure", "disclosure"),
                            ("case", "case"),
                            ("proceeding", "proceeding"),
                            ("index", "index"),
                            ("exhibit", "exhibit"),
                            ("member", "one member's own"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="created at")),
                (
                    "is_apart",
                    models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="kept apart from the quorum"
                    ),
                ),
                ("under_hold", models.BooleanField(default=False, verbose_name="under legal hold")),
                ("destroyed_at", models.DateTimeField(editable=False, null=True, verbose_name="destroyed at")),
            ],
            options={
                "verbose_name": "compartment",
                "verbose_name_plural": "compartments",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "report",
                                    "identity",
                                    "disclosure",
                                    "case",
                                    "proceeding",
                                    "index",
                                    "exhibit",
                                    "member",
                                ],
                            )
                        ),
                        name="vault_compartment_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("destroyed_at", None), ("under_hold", False), _connector="OR"),
                        name="vault_nothing_under_hold_is_destroyed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="vault.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="vault.holder",
                        verbose_name="holder",
                    ),
                ),
                ("sealed_key", models.BinaryField(max_length=1168, verbose_name="sealed key")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="revoked at")),
            ],
            options={
                "verbose_name": "key grant",
                "verbose_name_plural": "key grants",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("compartment", "holder"),
                        name="vault_one_active_grant",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentityShare",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="vault.compartment",
                        verbose_name="compartment",
                    ),
                ),
                (
                    "custodian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity_shares",
                        to="vault.holder",
                        verbose_name="custodian",
                    ),
                ),
                ("threshold", models.PositiveSmallIntegerField(verbose_name="shares needed")),
                ("sealed_share", models.BinaryField(verbose_name="sealed share")),
            ],
            options={
                "verbose_name": "identity share",
                "verbose_name_plural": "identity shares",
                "constraints": [
                    models.UniqueConstraint(fields=("compartment", "custodian"), name="vault_one_share_per_custodian"),
                    models.CheckConstraint(
                        condition=models.Q(("threshold__gte", 2)), name="vault_no_custodian_suffices_alone"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quorum",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quorum",
                        to="vault.holder",
                        verbose_name="holder",
                    ),
                ),
                ("threshold", models.PositiveSmallIntegerField(verbose_name="shares needed")),
                ("officers", models.PositiveSmallIntegerField(verbose_name="number of officers")),
                ("created_at", models.DateTimeField(verbose_name="created at")),
                ("retired_at", models.DateTimeField(editable=False, null=True, verbose_name="retired at")),
            ],
            options={
                "verbose_name": "continuity quorum",
                "verbose_name_plural": "continuity quorums",
                "constraints": [
                    models.UniqueConstraint(
                        models.ExpressionWrapper(models.Q(("retired_at", None)), output_field=models.BooleanField()),
                        condition=models.Q(("retired_at", None)),
                        name="vault_one_active_quorum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("officers__gte", models.F("threshold")), ("threshold__gte", 2)),
                        name="vault_no_officer_suffices_alone",
                    ),
                ],
            },
        ),
    ]
    operations = [Together(_tables)]
