"""Holds, postponements, early deletions, certificates of erasure; what of a report outlives it (ADR 0023)."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models

import vault.fields


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0014_kept_away_blindly"),
        ("vault", "0003_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlyDeletion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("irrelevant", "Personal data that has nothing to do with the office’s work"),
                            ("reporter", "The reporter asked for it"),
                            ("duplicate", "The same report is kept elsewhere here"),
                            ("court", "A court or the data protection authority ordered it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/deletion/reasons", null=True)),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("refusal", vault.fields.SealedField(contract="amana/deletion/refusal", null=True)),
                ("refused_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ("proposed_at", "id"),
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("retention", "Its time of keeping was over"),
                            ("early", "Two people decided so before its time"),
                            ("again", "It came back with a backup, after it had been destroyed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("rule", models.SlugField(max_length=60)),
                ("procedure_digest", models.CharField(blank=True, max_length=64)),
                ("erased_on", models.DateField()),
                ("counts", models.JSONField()),
                (
                    "files",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("compartments", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("body", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("certified_on", models.DateField(editable=False, null=True)),
            ],
            options={
                "ordering": ("-erased_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("court", "A court or prosecutor asked for it"),
                            ("proceeding", "A proceeding or an appeal may need it"),
                            ("audit", "An audit or an inspection is under way"),
                            ("reporter", "The reporter needs it, for example against reprisals"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/hold/reasons", null=True)),
                ("placed_at", models.DateTimeField()),
                ("lift_reasons", vault.fields.SealedField(contract="amana/hold/lift_reasons", null=True)),
                ("lifted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ("placed_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("reasons", vault.fields.SealedField(contract="amana/postponement/reasons")),
                ("postponed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_let_in_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_set_aside_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_acknowledged_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_assessed_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_attached_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_no_case_proposed_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_no_case_confirmed_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_returned_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_feedback_pair",
        ),
        migrations.RemoveConstraint(
            model_name="report",
            name="reporting_channels_report_closed_pair",
        ),
        migrations.AddField(
            model_name="receipt",
            name="known",
            field=models.BinaryField(default=b"", max_length=32),
        ),
        migrations.AddField(
            model_name="report",
            name="acknowledged_after",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="feedback_after",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="ends_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="is_fed_back_in_time",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="report",
            name="answers",
            field=vault.fields.SealedField(contract="amana/report/answers", null=True),
        ),
        migrations.AlterField(
            model_name="report",
            name="narrative",
            field=vault.fields.SealedField(contract="amana/report/narrative", null=True),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", False)), fields=["ends_on"], name="report_ends_on"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("let_in_at__isnull", True), ("let_in_by__isnull", True)),
                    models.Q(("let_in_at__isnull", False), ("let_in_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_let_in_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("set_aside_at__isnull", True), ("set_aside_by__isnull", True)),
                    models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_set_aside_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                    models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_acknowledged_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("assessed_at__isnull", True), ("assessed_by__isnull", True)),
                    models.Q(("assessed_at__isnull", False), ("assessed_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_assessed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("attached_at__isnull", True), ("attached_by__isnull", True)),
                    models.Q(("attached_at__isnull", False), ("attached_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_attached_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("no_case_proposed_at__isnull", True), ("no_case_proposed_by__isnull", True)),
                    models.Q(("no_case_proposed_at__isnull", False), ("no_case_proposed_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_no_case_proposed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("no_case_confirmed_at__isnull", True), ("no_case_confirmed_by__isnull", True)),
                    models.Q(("no_case_confirmed_at__isnull", False), ("no_case_confirmed_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_no_case_confirmed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("returned_at__isnull", True), ("returned_by__isnull", True)),
                    models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_returned_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("feedback_at__isnull", True), ("feedback_by__isnull", True)),
                    models.Q(("feedback_at__isnull", False), ("feedback_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_feedback_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    ("state", "erased"),
                    _connector="OR",
                ),
                name="reporting_channels_report_closed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answers__isnull", True), ("narrative__isnull", True), ("state", "erased")),
                    models.Q(
                        models.Q(("state", "erased"), _negated=True),
                        ("answers__isnull", False),
                        ("narrative__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="report_has_words_until_it_is_erased",
            ),
        ),
        migrations.AddField(
            model_name="earlydeletion",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="earlydeletion",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="earlydeletion",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="earlydeletion",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="deletions", to="reporting_channels.report"
            ),
        ),
        migrations.AddField(
            model_name="erasure",
            name="deletion",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="erasure",
                to="reporting_channels.earlydeletion",
            ),
        ),
        migrations.AddField(
            model_name="erasure",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="erasure", to="reporting_channels.report"
            ),
        ),
        migrations.AddField(
            model_name="legalhold",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="legalhold",
            name="placed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="legalhold",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="reporting_channels.report"
            ),
        ),
        migrations.AddField(
            model_name="postponement",
            name="postponed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="postponement",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postponements",
                to="reporting_channels.report",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="reporting_channels_earlydeletion_confirmed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                    models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                    _connector="OR",
                ),
                name="reporting_channels_earlydeletion_refused_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("proposed", "confirmed"))),
                fields=("report",),
                name="deletion_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["irrelevant", "reporter", "duplicate", "court"])),
                name="deletion_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="deletion_confirmed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused_by__isnull", True),
                    models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="deletion_refused_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlydeletion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("confirmed", "carried_out")), _negated=True),
                    ("confirmed_by__isnull", False),
                    _connector="OR",
                ),
                name="deletion_takes_two",
            ),
        ),
        migrations.AddIndex(
            model_name="erasure",
            index=models.Index(fields=["-erased_on", "id"], name="erasure_list"),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["retention", "early", "again"])), name="erasure_ground_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("body", ""), ("certified_on__isnull", True), ("digest", "")),
                    models.Q(
                        ("certified_on__isnull", False),
                        models.Q(("body", ""), _negated=True),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="erasure_certificate_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deletion__isnull", False), ("ground", "early")),
                    models.Q(models.Q(("ground", "early"), _negated=True), ("deletion__isnull", True)),
                    _connector="OR",
                ),
                name="erasure_early_has_its_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalhold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                    _connector="OR",
                ),
                name="reporting_channels_legalhold_lifted_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalhold",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["court", "proceeding", "audit", "reporter"])),
                name="hold_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="legalhold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lifted_by__isnull", True),
                    models.Q(("lifted_by", models.F("placed_by")), _negated=True),
                    _connector="OR",
                ),
                name="hold_lifted_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="postponement",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="postponement_number_once"),
        ),
    ]
