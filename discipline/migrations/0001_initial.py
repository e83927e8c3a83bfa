import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models

import vault.fields
from machine.tables import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cases", "0001_initial"),
        ("procedures", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    _tables = [
        migrations.CreateModel(
            name="Proceeding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.CharField(max_length=20, unique=True)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sanction", "Sanction"),
                            ("no_sanction", "No sanction"),
                            ("discontinued", "Discontinued"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proceedings", to="cases.case"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proceedings", to="cases.subject"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.procedureversion"
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.compartment"
                    ),
                ),
                ("person", vault.fields.SealedField(contract="amana/proceeding/person")),
                ("facts", vault.fields.SealedField(contract="amana/proceeding/facts")),
                ("unit", models.CharField(max_length=60)),
                ("knowledge_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("charges_served_on", models.DateField(null=True)),
                ("file_opened_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
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
                ("discontinued_reason", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["-opened_at", "pk"],
                "permissions": [("open_proceeding", "May open the proceeding")],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "discontinued"), _negated=True),
                        fields=("case", "subject"),
                        name="discipline_one_proceeding_per_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="proceeding_decided_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="proceeding_ended_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="ProceedingPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="auth.permission")),
                ("grant", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="vault.grant")),
                ("listed_at", models.DateTimeField()),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permissions",
                        to="discipline.proceeding",
                    ),
                ),
            ],
            options={
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("user"),
                        models.OrderBy(models.F("listed_at"), descending=True),
                        models.F("content_object"),
                        name="discipline_perm_list",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RightNotice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="right_notices",
                        to="discipline.proceeding",
                    ),
                ),
                ("right", models.CharField(max_length=40)),
                ("notified_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["notified_on", "right"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("proceeding", "right"), name="discipline_right_notified_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="discipline.proceeding",
                    ),
                ),
                (
                    "reader",
                    models.CharField(choices=[("person", "The person"), ("counsel", "Their counsel")], max_length=10),
                ),
                ("consulted_on", models.DateField()),
                ("pages", models.PositiveIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["consulted_on", "recorded_at"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="discipline.proceeding"
                    ),
                ),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="cases.allegation"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "ruling",
                    models.CharField(
                        blank=True, choices=[("proved", "Proved"), ("not_proved", "Not proved")], max_length=12
                    ),
                ),
                ("wording", vault.fields.SealedField(contract="amana/charge/wording")),
                ("laid_at", models.DateTimeField()),
                (
                    "laid_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("served_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["position"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("proceeding", "position"), name="discipline_charge_position"),
                    models.UniqueConstraint(fields=("proceeding", "allegation"), name="discipline_charge_once"),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="discipline.proceeding",
                    ),
                ),
                ("state", models.CharField(editable=False, max_length=40)),
                ("sanction", models.CharField(blank=True, max_length=40)),
                ("parameters", models.JSONField(default=dict)),
                ("reasons", vault.fields.SealedField(contract="amana/decision/reasons")),
                ("departure", vault.fields.SealedField(contract="amana/decision/departure", null=True)),
                ("questions", vault.fields.SealedField(contract="amana/decision/questions", null=True)),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("returned_at", models.DateTimeField(null=True)),
                (
                    "returned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proved_charges", models.ManyToManyField(related_name="+", to="discipline.charge")),
            ],
            options={
                "ordering": ["proposed_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                        name="discipline_decision_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returned_by", models.F("proposed_by")), _negated=True),
                        name="discipline_return_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_confirmed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("returned_at__isnull", True), ("returned_by__isnull", True)),
                            models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="decision_returned_at_with_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "confirmed"])),
                        fields=("proceeding",),
                        name="discipline_one_live_decision",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Sanction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sanctions",
                        to="discipline.proceeding",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sanctions", to="discipline.decision"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="discipline.sanction",
                    ),
                ),
                ("state", models.CharField(editable=False, max_length=40)),
                ("code", models.CharField(max_length=40)),
                ("parameters", models.JSONField(default=dict)),
                ("unit", models.CharField(max_length=60)),
                ("imposed_at", models.DateTimeField()),
                (
                    "imposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("notified_on", models.DateField(null=True)),
                ("executed_on", models.DateField(null=True)),
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
                "ordering": ["imposed_at"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["imposed", "notified", "executed"])),
                        fields=("proceeding",),
                        name="discipline_one_principal_sanction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("executed_on__isnull", True),
                            models.Q(("executed_on__gte", models.F("notified_on")), ("notified_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="discipline_no_effect_before_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="sanction_ended_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "sanction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeals", to="discipline.sanction"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("state", models.CharField(editable=False, max_length=40)),
                ("outcome", models.CharField(blank=True, max_length=40)),
                ("varied_sanction", models.CharField(blank=True, max_length=40)),
                ("varied_parameters", models.JSONField(default=dict)),
                ("grounds", vault.fields.SealedField(contract="amana/appeal/grounds")),
                ("reasons", vault.fields.SealedField(contract="amana/appeal/reasons", null=True)),
                ("filed_on", models.DateField()),
                ("lodged_at", models.DateTimeField()),
                (
                    "lodged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("determined_at", models.DateTimeField(null=True)),
                (
                    "determined_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("implemented_at", models.DateTimeField(null=True)),
                (
                    "implemented_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["lodged_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("determined_at__isnull", True), ("determined_by__isnull", True)),
                            models.Q(("determined_at__isnull", False), ("determined_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="appeal_determined_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("implemented_at__isnull", True), ("implemented_by__isnull", True)),
                            models.Q(("implemented_at__isnull", False), ("implemented_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="appeal_implemented_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "varied"), ("varied_sanction__gt", "")),
                            models.Q(models.Q(("outcome", "varied"), _negated=True), ("varied_sanction", "")),
                            _connector="OR",
                        ),
                        name="discipline_varied_names_its_sanction",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["lodged", "admitted", "determined"])),
                        fields=("sanction",),
                        name="discipline_one_open_appeal",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Board",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="board", to="discipline.proceeding"
                    ),
                ),
                ("summoned_on", models.DateField()),
                ("sits_on", models.DateField()),
                ("convoked_at", models.DateTimeField()),
                (
                    "convoked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sits_on__gt", models.F("summoned_on"))),
                        name="discipline_board_sits_after_summons",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="discipline.board"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "college",
                    models.CharField(choices=[("administration", "Administration"), ("staff", "Staff")], max_length=16),
                ),
                ("is_chair", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["college", "-is_chair", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("board", "member"), name="discipline_one_seat_each"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_chair", True)), fields=("board",), name="discipline_one_chair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_chair", False), ("college", "administration"), _connector="OR"),
                        name="discipline_chair_for_administration",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hearing", to="discipline.proceeding"
                    ),
                ),
                ("held_on", models.DateField()),
                ("is_person_present", models.BooleanField()),
                ("is_silence_notified", models.BooleanField()),
                ("is_last_word_given", models.BooleanField()),
                ("minutes", vault.fields.SealedField(contract="amana/hearing/minutes")),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("present", models.ManyToManyField(related_name="+", to="discipline.seat")),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "proceeding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="opinion", to="discipline.proceeding"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("sanction", "A sanction"), ("none", "No sanction"), ("no_majority", "No majority")],
                        max_length=12,
                    ),
                ),
                ("sanction", models.CharField(blank=True, max_length=40)),
                (
                    "rounds",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), size=None),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/opinion/reasons")),
                ("given_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "sanction"), ("sanction__gt", "")),
                            models.Q(models.Q(("result", "sanction"), _negated=True), ("sanction", "")),
                            _connector="OR",
                        ),
                        name="discipline_opinion_names_its_sanction",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InterimMeasure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interim_measures", to="cases.case"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interim_measures", to="cases.subject"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.procedureversion"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacements",
                        to="discipline.interimmeasure",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=40)),
                ("code", models.CharField(max_length=40)),
                ("request", vault.fields.SealedField(contract="amana/interim_measure/request")),
                ("terms", vault.fields.SealedField(contract="amana/interim_measure/terms", null=True)),
                ("gravity", vault.fields.SealedField(contract="amana/interim_measure/gravity", null=True)),
                ("plausibility", vault.fields.SealedField(contract="amana/interim_measure/plausibility", null=True)),
                ("known", models.JSONField(default=dict)),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refusal", vault.fields.SealedField(contract="amana/interim_measure/refusal", null=True)),
                ("notified_on", models.DateField(null=True)),
                ("proof", models.CharField(blank=True, default="", max_length=20)),
                ("notified_at", models.DateTimeField(null=True)),
                (
                    "notified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("effect_on", models.DateField(null=True)),
                ("began_at", models.DateTimeField(null=True)),
                (
                    "began_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_kept_longer", models.BooleanField(default=False)),
                ("review_on", models.DateField(null=True)),
                ("withheld_percent", models.PositiveSmallIntegerField(default=0)),
                ("ended_on", models.DateField(null=True)),
                ("lifted_at", models.DateTimeField(null=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("lift_ground", models.CharField(blank=True, default="", max_length=40)),
                ("lift_reasons", vault.fields.SealedField(contract="amana/interim_measure/lift_reasons", null=True)),
            ],
            options={
                "ordering": ["proposed_at", "rank"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("decided", "notified", "in_force"))),
                        fields=["ends_on"],
                        name="interim_ending",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "rank"), name="interim_rank_once"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("replaces__isnull", True), ("state__in", ["proposed", "decided", "notified", "in_force"])
                        ),
                        fields=("subject", "code"),
                        name="interim_one_live_of_a_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "decided", "notified", "in_force"])),
                        fields=("replaces",),
                        name="interim_one_replacement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        name="interim_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                        name="interim_refused_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True), ("decided_on__isnull", True), ("ends_on__isnull", True)
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_on__isnull", False),
                                ("ends_on__gt", models.F("decided_on")),
                                ("gravity__isnull", False),
                                ("plausibility__isnull", False),
                                ("terms__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="interim_decided_with_grounds_and_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notified_on__isnull", True), ("proof", "")),
                            models.Q(
                                ("notified_on__gte", models.F("decided_on")),
                                ("proof__in", ["in_person", "refused", "registered", "unclaimed", "bailiff"]),
                            ),
                            _connector="OR",
                        ),
                        name="interim_notified_after_decision_with_proof",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effect_on__isnull", True),
                            models.Q(("effect_on__gte", models.F("notified_on")), ("notified_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_no_effect_before_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            ("effect_on__isnull", False),
                            _connector="OR",
                        ),
                        name="interim_in_force_from_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withheld_percent", 0),
                            models.Q(("is_kept_longer", True), ("withheld_percent__lte", 100)),
                            _connector="OR",
                        ),
                        name="interim_pay_only_when_kept_longer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_kept_longer", False), ("review_on__isnull", True)),
                            models.Q(("is_kept_longer", True), ("review_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_kept_longer_is_reviewed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "lifted"),
                                models.Q(("lift_ground", ""), _negated=True),
                                ("lifted_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", "lifted"), _negated=True),
                                ("lift_ground", ""),
                                ("lifted_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="interim_lifted_on_a_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on__isnull", False), ("state__in", ["lifted", "lapsed", "replaced"])),
                            models.Q(
                                models.Q(("state__in", ["lifted", "lapsed", "replaced"]), _negated=True),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="interim_ended_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_decided_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_refused_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notified_at__isnull", True), ("notified_by__isnull", True)),
                            models.Q(("notified_at__isnull", False), ("notified_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_notified_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("began_at__isnull", True), ("began_by__isnull", True)),
                            models.Q(("began_at__isnull", False), ("began_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_began_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interim_lifted_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="InterimKeeping",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keepings",
                        to="discipline.interimmeasure",
                    ),
                ),
                ("prosecuted_on", models.DateField()),
                ("review_on", models.DateField()),
                ("withheld_percent", models.PositiveSmallIntegerField(default=0)),
                ("reasons", vault.fields.SealedField(contract="amana/interim_keeping/reasons")),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["kept_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("withheld_percent__lte", 100)), name="interim_keeping_percent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_on__gt", models.F("prosecuted_on"))),
                        name="interim_keeping_review_ahead",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reexamination",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reexaminations",
                        to="discipline.interimmeasure",
                    ),
                ),
                ("occasion", models.CharField(max_length=20)),
                ("result", models.CharField(max_length=20)),
                ("reasons", vault.fields.SealedField(contract="amana/reexamination/reasons")),
                ("reexamined_at", models.DateTimeField()),
                (
                    "reexamined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["reexamined_at"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("occasion__in", ["new_facts", "asked", "review", "own"])),
                        name="reexamination_occasion_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("result__in", ["kept", "to_lift"])), name="reexamination_result_in_list"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InterimWarning",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warnings",
                        to="discipline.interimmeasure",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("warned_on", models.DateField()),
            ],
            options={
                "ordering": ["-days"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "days"), name="interim_warned_once"),
                    models.CheckConstraint(condition=models.Q(("days__in", (30, 7, 1))), name="interim_warning_days"),
                ],
            },
        ),
    ]
    operations = [Together(_tables)]
