import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models

import reporting_channels.models.channel
import vault.fields
from machine.tables import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("vault", "0001_initial"),
    ]

    _tables = [
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("staff", "People who work for customs"),
                            ("operators", "Importers, brokers, carriers and warehouse keepers"),
                            ("public", "Travellers and everybody else"),
                            ("clerk", "The clerk: by telephone, letter, visit or e-mail"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        default=reporting_channels.models.channel.every_language,
                        size=None,
                    ),
                ),
                ("names", models.JSONField(help_text="Language code to name.")),
                (
                    "notices",
                    models.JSONField(help_text="Language code to what a reporter must know before choosing it."),
                ),
                ("telephone", models.CharField(blank=True, max_length=40)),
                (
                    "addresses",
                    models.JSONField(
                        blank=True, default=dict, help_text="Language code to where people can come or write."
                    ),
                ),
                (
                    "directions",
                    models.JSONField(blank=True, default=dict, help_text="Language code to how the place is found."),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "retention",
                    models.SlugField(
                        help_text="Code of the class of keeping: a clock of the procedure.", max_length=40
                    ),
                ),
                ("procedure", models.SlugField(help_text="Code of the profile whose clocks run.", max_length=60)),
                (
                    "questionnaires",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(max_length=40),
                        default=reporting_channels.models.channel.the_usual_questionnaire,
                        help_text="Codes of what it asks by, in the order in which topics are offered.",
                        size=None,
                    ),
                ),
                ("custodians_needed", models.PositiveSmallIntegerField(default=2)),
                ("revision", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ("position", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("custodians_needed__gte", 2)), name="channel_identity_needs_two_custodians"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["staff", "operators", "public", "clerk"])),
                        name="channel_audience_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("languages__len__gte", 1)), name="channel_speaks_a_language"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("questionnaires__len__gte", 1)), name="channel_asks_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=40, unique=True)),
            ],
            options={
                "ordering": ("code",),
            },
        ),
        migrations.CreateModel(
            name="QuestionnaireVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reporting_channels.questionnaire",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("body", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("drafted_at", models.DateTimeField()),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("questionnaire", "-number"),
                "constraints": [
                    models.UniqueConstraint(fields=("questionnaire", "number"), name="questionnaire_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("published_at__isnull", True)),
                        fields=("questionnaire",),
                        name="questionnaire_one_draft",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_by__isnull", True), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="questionnaire_published_by_with_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="reporting_channels.channel",
                    ),
                ),
                (
                    "medium",
                    models.CharField(
                        choices=[
                            ("site", "The reporter’s site"),
                            ("telephone", "Telephone"),
                            ("hotline", "Hotline"),
                            ("visit", "Visit"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("referral", "Referral from another body"),
                        ],
                        default="site",
                        max_length=20,
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.compartment"
                    ),
                ),
                ("submission", models.BinaryField(max_length=32, unique=True)),
                ("language", models.CharField(max_length=8)),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting_channels.questionnaireversion",
                    ),
                ),
                (
                    "band",
                    models.CharField(
                        blank=True, choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=10
                    ),
                ),
                ("retention", models.SlugField(max_length=40)),
                ("procedure", models.SlugField(max_length=60)),
                ("received_on", models.DateField()),
                ("barred", models.BinaryField(default=bytes)),
                ("is_past_office", models.BooleanField(default=False, editable=False)),
                ("ends_on", models.DateField(editable=False, null=True)),
                ("narrative", vault.fields.SealedField(contract="amana/report/narrative", null=True)),
                ("answers", vault.fields.SealedField(contract="amana/report/answers", null=True)),
                (
                    "signs",
                    models.CharField(
                        blank=True, editable=False, help_text="Codes of why it was kept apart.", max_length=80
                    ),
                ),
                ("let_in_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "let_in_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("bribery", "Bribery or extortion"),
                            ("favour", "Favours, or a conflict of interests"),
                            ("fraud", "Fraud or theft"),
                            ("smuggling", "Help given to smuggling"),
                            ("records", "Misuse of records or systems"),
                            ("abuse", "Abuse of power or violence"),
                            ("harassment", "Harassment or discrimination"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "detriment_risk",
                    models.CharField(
                        blank=True,
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=10,
                    ),
                ),
                ("acknowledged_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("assessed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("attached_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "attached_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "no_case_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_competent", "Another body is competent"),
                            ("too_little", "Too little to go on, after asking"),
                            ("not_misconduct", "What is told is no misconduct"),
                            ("known", "Already examined"),
                            ("management", "For management, not for this office"),
                        ],
                        max_length=20,
                    ),
                ),
                ("no_case_note", vault.fields.SealedField(contract="amana/report/no_case_note", null=True)),
                ("no_case_proposed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "no_case_proposed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("no_case_confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "no_case_confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("return_note", vault.fields.SealedField(contract="amana/report/return_note", null=True)),
                ("returned_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("feedback_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "feedback_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("acknowledged_after", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("is_heard_again", models.BooleanField(editable=False, null=True)),
                ("assessed_after", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("feedback_after", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("is_fed_back_in_time", models.BooleanField(editable=False, null=True)),
            ],
            options={
                "permissions": (("open_report", "Open the report"),),
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["state", "received_on"], name="report_state_received"),
                    models.Index(
                        condition=models.Q(("ends_on__isnull", False)), fields=["ends_on"], name="report_ends_on"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("let_in_at__isnull", True), ("let_in_by__isnull", True)),
                            models.Q(("let_in_at__isnull", False), ("let_in_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_let_in_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at__isnull", True), ("set_aside_by__isnull", True)),
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_set_aside_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_acknowledged_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assessed_at__isnull", True), ("assessed_by__isnull", True)),
                            models.Q(("assessed_at__isnull", False), ("assessed_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_assessed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attached_at__isnull", True), ("attached_by__isnull", True)),
                            models.Q(("attached_at__isnull", False), ("attached_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_attached_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_case_proposed_at__isnull", True), ("no_case_proposed_by__isnull", True)),
                            models.Q(("no_case_proposed_at__isnull", False), ("no_case_proposed_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_no_case_proposed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_case_confirmed_at__isnull", True), ("no_case_confirmed_by__isnull", True)),
                            models.Q(("no_case_confirmed_at__isnull", False), ("no_case_confirmed_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_no_case_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("returned_at__isnull", True), ("returned_by__isnull", True)),
                            models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_returned_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("feedback_at__isnull", True), ("feedback_by__isnull", True)),
                            models.Q(("feedback_at__isnull", False), ("feedback_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_feedback_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            ("state", "erased"),
                            _connector="OR",
                        ),
                        name="reporting_channels_report_closed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "quarantined"), _negated=True),
                            models.Q(("signs", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="report_kept_apart_for_a_sign",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_case_confirmed_by__isnull", True),
                            models.Q(("no_case_confirmed_by", models.F("no_case_proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="report_no_case_needs_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_by__isnull", True),
                            models.Q(("returned_by", models.F("no_case_proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="report_return_needs_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("no_case_proposed", "no_case")), _negated=True),
                            models.Q(
                                ("no_case_proposed_by__isnull", False), models.Q(("no_case_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="report_no_case_has_reason",
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "no_case"), _negated=True),
                            ("no_case_confirmed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="report_no_case_is_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("medium__in", ["site", "telephone", "hotline", "visit", "letter", "email", "referral"])
                        ),
                        name="report_medium_known",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("bribery", "Bribery or extortion"),
                            ("favour", "Favours, or a conflict of interests"),
                            ("fraud", "Fraud or theft"),
                            ("smuggling", "Help given to smuggling"),
                            ("records", "Misuse of records or systems"),
                            ("abuse", "Abuse of power or violence"),
                            ("harassment", "Harassment or discrimination"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "competence",
                    models.CharField(
                        choices=[
                            ("ours", "This office is competent"),
                            ("shared", "Competent together with another body"),
                            ("other", "Another body is competent"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "credibility",
                    models.CharField(choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=10),
                ),
                (
                    "seriousness",
                    models.CharField(choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=10),
                ),
                (
                    "urgency",
                    models.CharField(choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")], max_length=10),
                ),
                (
                    "detriment_risk",
                    models.CharField(
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=10,
                    ),
                ),
                (
                    "proposes",
                    models.CharField(
                        choices=[("open_case", "Open a case"), ("no_case", "Open no case")], max_length=20
                    ),
                ),
                (
                    "no_case_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_competent", "Another body is competent"),
                            ("too_little", "Too little to go on, after asking"),
                            ("not_misconduct", "What is told is no misconduct"),
                            ("known", "Already examined"),
                            ("management", "For management, not for this office"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", vault.fields.SealedField(contract="amana/assessment/note")),
                ("assessed_at", models.DateTimeField()),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("assessed_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("no_case_reason", ""), ("proposes", "open_case")),
                            models.Q(("proposes", "no_case"), models.Q(("no_case_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="assessment_no_case_has_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "From the reporter"),
                            ("acknowledgement", "Acknowledgement"),
                            ("question", "Question"),
                            ("news", "News"),
                            ("notice", "Notice about the identity"),
                            ("feedback", "Feedback"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", vault.fields.SealedField(contract="amana/message/body")),
                ("submission", models.BinaryField(max_length=32, null=True, unique=True)),
                ("number", models.PositiveIntegerField(default=0, editable=False)),
                ("sent_on", models.DateField()),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "answer"), ("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(
                                models.Q(("kind", "answer"), _negated=True),
                                ("sent_at__isnull", False),
                                ("sent_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="message_reporter_has_no_name_and_no_time",
                    ),
                    models.UniqueConstraint(fields=("report", "number"), name="message_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["answer", "acknowledgement", "question", "news", "notice", "feedback"])
                        ),
                        name="message_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="reporting_channels.message",
                    ),
                ),
                ("label", vault.fields.SealedField(contract="amana/attachment/label")),
                ("secret", vault.fields.SealedField(contract="amana/attachment/secret")),
                ("file_id", models.UUIDField(editable=False, unique=True)),
                ("received_on", models.DateField()),
            ],
            options={
                "ordering": ("received_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="ChannelChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="reporting_channels.channel",
                    ),
                ),
                ("revision", models.PositiveIntegerField(help_text="Of the channel that the change starts from.")),
                ("terms", models.JSONField()),
                (
                    "weakens",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-proposed_at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_channelchange_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_channelchange_refused_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="channel_change_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"
                        ),
                        name="channel_change_decided_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at__isnull", True), ("refused_at__isnull", True)),
                        fields=("channel",),
                        name="channel_change_one_waits",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelRecipient",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("outside_body", models.CharField(blank=True, max_length=80)),
                ("absent_from", models.DateField(blank=True, null=True)),
                ("back_on", models.DateField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipient_rows",
                        to="reporting_channels.channel",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "id"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "member"), name="channel_recipient_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("back_on__isnull", True),
                            models.Q(("absent_from__isnull", False), ("back_on__gt", models.F("absent_from"))),
                            _connector="OR",
                        ),
                        name="channel_recipient_comes_back_after_leaving",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelSubstitute",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("outside_body", models.CharField(blank=True, max_length=80)),
                ("absent_from", models.DateField(blank=True, null=True)),
                ("back_on", models.DateField(blank=True, null=True)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitute_rows",
                        to="reporting_channels.channel",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "id"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "member"), name="channel_substitute_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("back_on__isnull", True),
                            models.Q(("absent_from__isnull", False), ("back_on__gt", models.F("absent_from"))),
                            _connector="OR",
                        ),
                        name="channel_substitute_comes_back_after_leaving",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChannelCustodian",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custodian_rows",
                        to="reporting_channels.channel",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ("position", "id"),
                "constraints": [models.UniqueConstraint(fields=("channel", "member"), name="channel_custodian_once")],
            },
        ),
        migrations.CreateModel(
            name="Cleaning",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("made_on", models.DateField()),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cleanings",
                        to="reporting_channels.attachment",
                    ),
                ),
                ("outcome", vault.fields.SealedField(contract="amana/cleaning/outcome")),
            ],
            options={
                "ordering": ("number",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("attachment", "number"), name="cleaning_tries_are_counted")
                ],
            },
        ),
        migrations.CreateModel(
            name="CleanedFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "cleaning",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="reporting_channels.cleaning",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("file_id", models.UUIDField(editable=False, unique=True)),
                ("secret", vault.fields.SealedField(contract="amana/cleaned_file/secret")),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("cleaning", "number"), name="cleaned_file_once")],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("made_on", models.DateField()),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="reporting_channels.attachment",
                    ),
                ),
                ("outcome", vault.fields.SealedField(contract="amana/scan/outcome")),
            ],
            options={
                "ordering": ("number",),
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("attachment", "number"), name="scans_are_counted")],
            },
        ),
        migrations.CreateModel(
            name="Prolongation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prolongations",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting_channels.message"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("complex", "The facts are many, or hard to establish"),
                            ("other_body", "Another body must answer first"),
                            ("court", "A court or prosecutor asked to wait"),
                        ],
                        max_length=20,
                    ),
                ),
                ("prolonged_at", models.DateTimeField()),
                (
                    "prolonged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="prolongation_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["complex", "other_body", "court"])),
                        name="prolongation_ground_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="reporting_channels.report",
                    ),
                ),
                ("clock", models.SlugField(max_length=40)),
                ("chain", models.SlugField(max_length=20)),
                ("due_on", models.DateField()),
                ("escalated_on", models.DateField()),
            ],
            options={
                "ordering": ("due_on", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "clock", "chain", "due_on"), name="escalated_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Deposit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deposit",
                        to="reporting_channels.report",
                    ),
                ),
                ("opening", vault.fields.SealedField(contract="amana/deposit/opening")),
                ("made_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="EarlyDeletion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deletions",
                        to="reporting_channels.report",
                    ),
                ),
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refusal", vault.fields.SealedField(contract="amana/deletion/refusal", null=True)),
                ("refused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("proposed_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_earlydeletion_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_earlydeletion_refused_pair",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("proposed", "confirmed"))),
                        fields=("report",),
                        name="deletion_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["irrelevant", "reporter", "duplicate", "court"])),
                        name="deletion_ground_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="deletion_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_by__isnull", True),
                            models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="deletion_refused_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("confirmed", "carried_out")), _negated=True),
                            ("confirmed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="deletion_takes_two",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasure",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "deletion",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasure",
                        to="reporting_channels.earlydeletion",
                    ),
                ),
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
                "indexes": [models.Index(fields=["-erased_on", "id"], name="erasure_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["retention", "early", "again"])), name="erasure_ground_known"
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deletion__isnull", False), ("ground", "early")),
                            models.Q(models.Q(("ground", "early"), _negated=True), ("deletion__isnull", True)),
                            _connector="OR",
                        ),
                        name="erasure_early_has_its_proposal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exclusions",
                        to="reporting_channels.report",
                    ),
                ),
                ("token", models.BinaryField(max_length=16)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("named", "Named or concerned in the report"),
                            ("close", "Close to somebody concerned"),
                            ("hierarchy", "In the line of command of somebody concerned"),
                            ("taken_down", "Took the report down as clerk"),
                            ("other", "Another conflict of interests"),
                        ],
                        max_length=20,
                    ),
                ),
                ("excluded_at", models.DateTimeField()),
                (
                    "excluded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "token"), name="exclusion_once")],
            },
        ),
        migrations.CreateModel(
            name="ChannelVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="reporting_channels.channel",
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("terms", models.JSONField()),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("channel", "-revision"),
                "constraints": [models.UniqueConstraint(fields=("channel", "revision"), name="channel_version_once")],
            },
        ),
        migrations.CreateModel(
            name="ChannelHours",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="reporting_channels.channel",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ]
                    ),
                ),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
            ],
            options={
                "ordering": ("weekday", "opens"),
                "constraints": [
                    models.UniqueConstraint(fields=("channel", "weekday", "opens"), name="channel_hours_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))), name="channel_hours_close_after_opening"
                    ),
                    models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="channel_hours_weekday_known"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identities",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.compartment"
                    ),
                ),
                ("shares_needed", models.PositiveSmallIntegerField()),
                ("name", vault.fields.SealedField(contract="amana/identity/name", null=True)),
                ("contact", vault.fields.SealedField(contract="amana/identity/contact", null=True)),
                (
                    "parts",
                    models.CharField(
                        choices=[
                            ("all", "Name and contact"),
                            ("name", "The name"),
                            ("contact", "The contact"),
                            ("none", "Nothing"),
                        ],
                        default="all",
                        max_length=10,
                    ),
                ),
                ("proof_digest", models.BinaryField(max_length=32, null=True)),
                ("given_on", models.DateField()),
                ("taken_back_on", models.DateField(editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_on__isnull", True)),
                        fields=("report",),
                        name="identity_one_of_a_report",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_on__isnull", True),
                            models.Q(("contact__isnull", True), ("name__isnull", True), ("parts", "none")),
                            _connector="OR",
                        ),
                        name="identity_taken_back_is_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakingBack",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takings_back",
                        to="reporting_channels.identity",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("all", "Name and contact"),
                            ("name", "The name"),
                            ("contact", "The contact"),
                            ("none", "Nothing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("proof", models.BinaryField(max_length=32)),
                ("taken_back_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="IdentityDisclosure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="reporting_channels.identity",
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.compartment"
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("consent", "The reporter agreed"),
                            ("defence", "A right of defence of the person concerned demands it"),
                            ("investigation", "A law on investigations demands it"),
                            ("court", "A court ordered it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/disclosure/reasons")),
                ("requested_at", models.DateTimeField()),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refusal", vault.fields.SealedField(contract="amana/disclosure/refusal", null=True)),
                ("refused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "derogation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("investigation", "Telling would endanger the investigation"),
                            ("court", "Telling would endanger a procedure before a court"),
                        ],
                        max_length=20,
                    ),
                ),
                ("derogation_note", vault.fields.SealedField(contract="amana/disclosure/derogation", null=True)),
                ("told_on", models.DateField(editable=False, null=True)),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting_channels.message",
                    ),
                ),
                ("noticed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "noticed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("lapsed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "lapsed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "permissions": (("open_identity_disclosure", "Open the request"),),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(("released_at__isnull", False), ("released_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_identitydisclosure_released_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_identitydisclosure_refused_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("noticed_at__isnull", True), ("noticed_by__isnull", True)),
                            models.Q(("noticed_at__isnull", False), ("noticed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_identitydisclosure_noticed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                            models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_identitydisclosure_opened_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_by__isnull", True),
                            models.Q(("released_by", models.F("requested_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="disclosure_not_released_to_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("derogation", ""), ("told_on__isnull", True)),
                            models.Q(
                                models.Q(("derogation", ""), _negated=True),
                                ("told_on__isnull", False),
                                models.Q(("noticed_by", models.F("requested_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disclosure_derogated_by_another_and_for_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("noticed", "opened", "ended")), _negated=True),
                            ("notice__isnull", False),
                            models.Q(("derogation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="disclosure_reporter_told_or_derogation",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="IdentityDisclosurePermission",
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
                        to="reporting_channels.identitydisclosure",
                    ),
                ),
            ],
            options={
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
                "indexes": [
                    models.Index(fields=["user", "-listed_at", "content_object"], name="disclosure_permission_list")
                ],
            },
        ),
        migrations.CreateModel(
            name="ShareRelease",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "disclosure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="reporting_channels.identitydisclosure",
                    ),
                ),
                ("sealed_share", models.BinaryField()),
                ("released_at", models.DateTimeField()),
                (
                    "released_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("disclosure", "released_by"), name="share_released_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="reporting_channels.report",
                    ),
                ),
                ("offered_on", models.DateField()),
                (
                    "ends_on",
                    models.DateField(help_text="From the profile's clock: silence is no answer before.", null=True),
                ),
                ("agreed_on", models.DateField(editable=False, null=True)),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("silent", "The reporter did not come back in the time"),
                            ("no_receipt", "The reporter took no receipt"),
                            ("refused", "The reporter refuses to agree"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", vault.fields.SealedField(contract="amana/minutes/note", null=True)),
                ("given_up_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "given_up_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "permissions": (),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_up_at__isnull", True), ("given_up_by__isnull", True)),
                            models.Q(("given_up_at__isnull", False), ("given_up_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_minutes_given_up_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "agreed"), _negated=True), ("agreed_on__isnull", False), _connector="OR"
                        ),
                        name="minutes_agreed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unobtainable"), _negated=True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                ("given_up_by__isnull", False),
                                ("note__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_no_agreement_has_reason",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="MinutesWord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="reporting_channels.minutes",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("correction", "Correction"), ("agreement", "Agreement"), ("refusal", "Refusal")],
                        max_length=20,
                    ),
                ),
                ("body", vault.fields.SealedField(contract="amana/minutes/word", null=True)),
                ("submission", models.BinaryField(max_length=32, unique=True)),
                ("said_on", models.DateField()),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "number"), name="minutes_word_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body__isnull", True), ("kind", "agreement")),
                            models.Q(("body__isnull", False), ("kind__in", ("correction", "refusal"))),
                            _connector="OR",
                        ),
                        name="minutes_word_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="reporting_channels.report",
                    ),
                ),
                ("body", vault.fields.SealedField(contract="amana/note/body")),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("written_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="reporting_channels.report",
                    ),
                ),
                ("locator", models.CharField(db_index=True, max_length=6)),
                ("salt", models.BinaryField(max_length=32)),
                ("wrapped_key", models.BinaryField()),
                ("known", models.BinaryField(default=b"", max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="Mask",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masks",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("narrative", "narrative"),
                            ("answer", "answer"),
                            ("message", "message"),
                            ("minutes", "minutes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=80)),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masks",
                        to="reporting_channels.message",
                    ),
                ),
                (
                    "word",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masks",
                        to="reporting_channels.minutesword",
                    ),
                ),
                ("spans", vault.fields.SealedField(contract="amana/mask/spans")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("irrelevant", "Not needed for this matter (Directive (EU) 2019/1937 art. 17)"),
                            ("third_party", "Concerns a third person"),
                            ("identity", "Could tell who the reporter is"),
                            ("secrecy", "Protected by a professional secret"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_for_team", models.BooleanField(default=False)),
                ("masked_at", models.DateTimeField()),
                (
                    "masked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("masked_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("kind", "narrative"), ("message__isnull", True), ("word__isnull", True)
                            ),
                            models.Q(
                                ("kind", "answer"),
                                ("message__isnull", True),
                                ("word__isnull", True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                ("answer", ""), ("kind", "message"), ("message__isnull", False), ("word__isnull", True)
                            ),
                            models.Q(("kind", "minutes"), ("message__isnull", True), ("word__isnull", False)),
                            _connector="OR",
                        ),
                        name="mask_of_one_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_mask_lifted_pair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MaskReader",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "mask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reader_rows",
                        to="reporting_channels.mask",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("mask", "member"), name="mask_reader_once")],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("narrative", "narrative"),
                            ("answer", "answer"),
                            ("message", "message"),
                            ("minutes", "minutes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=80)),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="reporting_channels.message",
                    ),
                ),
                (
                    "word",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="reporting_channels.minutesword",
                    ),
                ),
                ("spans", vault.fields.SealedField(contract="amana/redaction/spans")),
                ("copy", vault.fields.SealedField(contract="amana/redaction/copy", null=True)),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("proposed_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""), ("kind", "narrative"), ("message__isnull", True), ("word__isnull", True)
                            ),
                            models.Q(
                                ("kind", "answer"),
                                ("message__isnull", True),
                                ("word__isnull", True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            models.Q(
                                ("answer", ""), ("kind", "message"), ("message__isnull", False), ("word__isnull", True)
                            ),
                            models.Q(("kind", "minutes"), ("message__isnull", True), ("word__isnull", False)),
                            _connector="OR",
                        ),
                        name="redaction_of_one_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_redaction_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_redaction_refused_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="redaction_needs_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True), ("refused_by__isnull", True), _connector="OR"
                        ),
                        name="redaction_confirmed_or_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("copy__isnull", True), ("confirmed_by__isnull", False), _connector="OR"),
                        name="redaction_copy_once_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RedactedPassage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "redaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="reporting_channels.redaction",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("irrelevant", "Not needed for this matter (Directive (EU) 2019/1937 art. 17)"),
                            ("third_party", "Concerns a third person"),
                            ("identity", "Could tell who the reporter is"),
                            ("secrecy", "Protected by a professional secret"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "ordering": ("rank",),
                "constraints": [models.UniqueConstraint(fields=("redaction", "rank"), name="redacted_passage_once")],
            },
        ),
        migrations.CreateModel(
            name="ReportPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="auth.permission")),
                ("grant", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="vault.grant")),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="permissions",
                        to="reporting_channels.report",
                    ),
                ),
                ("listed_at", models.DateTimeField(null=True)),
            ],
            options={
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
                "indexes": [
                    models.Index(fields=["user", "-listed_at", "content_object"], name="report_permission_list")
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="reporting_channels.report",
                    ),
                ),
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
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("lift_reasons", vault.fields.SealedField(contract="amana/hold/lift_reasons", null=True)),
                ("lifted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("placed_at", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="reporting_channels_legalhold_lifted_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["court", "proceeding", "audit", "reporter"])),
                        name="hold_ground_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_by__isnull", True),
                            models.Q(("lifted_by", models.F("placed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="hold_lifted_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postponements",
                        to="reporting_channels.report",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("reasons", vault.fields.SealedField(contract="amana/postponement/reasons")),
                ("postponed_at", models.DateTimeField()),
                (
                    "postponed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="postponement_number_once")],
            },
        ),
        migrations.CreateModel(
            name="Satisfaction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("token", models.BinaryField(max_length=32, unique=True)),
                ("quarter_on", models.DateField(help_text="The first day of the quarter.")),
                (
                    "told",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")], max_length=10
                    ),
                ),
                (
                    "understood",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")], max_length=10
                    ),
                ),
                (
                    "again",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("partly", "Partly"), ("no", "No")], max_length=10
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("told__in", ["", "yes", "partly", "no"])), name="satisfaction_told_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("understood__in", ["", "yes", "partly", "no"])),
                        name="satisfaction_understood_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("again__in", ["", "yes", "partly", "no"])), name="satisfaction_again_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("again", ""), ("told", ""), ("understood", ""), _negated=True),
                        name="satisfaction_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter_on__day", 1), ("quarter_on__month__in", (1, 4, 7, 10))),
                        name="satisfaction_of_a_quarter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("names", models.JSONField(help_text="Language code to the label.")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("position", "code"),
            },
        ),
        migrations.CreateModel(
            name="ReportTag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tag_rows",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_rows",
                        to="reporting_channels.tag",
                    ),
                ),
                ("tagged_at", models.DateTimeField()),
                (
                    "tagged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("tag__position", "tag__code"),
                "constraints": [models.UniqueConstraint(fields=("report", "tag"), name="report_tag_once")],
            },
        ),
        migrations.CreateModel(
            name="TakingDown",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taking_down",
                        to="reporting_channels.report",
                    ),
                ),
                ("referred_by", vault.fields.SealedField(contract="amana/taking_down/referred_by", null=True)),
                ("taken_on", models.DateField()),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "handover",
                    models.CharField(
                        choices=[
                            ("pending", "Not confirmed"),
                            ("handed_over", "Handed over"),
                            ("refused", "Not taken by the person"),
                        ],
                        default="pending",
                        max_length=20,
                    ),
                ),
                ("settled_on", models.DateField(editable=False, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["taken_by", "-taken_on"], name="taking_down_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handover", "pending"), ("settled_on__isnull", True)),
                            models.Q(("handover__in", ("handed_over", "refused")), ("settled_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="taking_down_settled_on_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordingConsent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consent",
                        to="reporting_channels.attachment",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("kept", "The conversation was recorded, and the recording is kept with the report"),
                            ("brought", "The person made the recording themselves and handed it over"),
                        ],
                        max_length=20,
                    ),
                ),
                ("given_by", vault.fields.SealedField(contract="amana/recording_consent/given_by")),
                ("given_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("scope__in", ["kept", "brought"])), name="recording_consent_scope_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyTemplate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=[("question", "Question"), ("news", "News")], max_length=20)),
                ("names", models.JSONField(help_text="Language code to the name by which the office finds it.")),
                ("texts", models.JSONField(help_text="Language code to the text.")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_active", models.BooleanField(default=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("question", "news"))), name="reply_template_kind_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageDraft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "From the reporter"),
                            ("acknowledgement", "Acknowledgement"),
                            ("question", "Question"),
                            ("news", "News"),
                            ("notice", "Notice about the identity"),
                            ("feedback", "Feedback"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", vault.fields.SealedField(contract="amana/message_draft/body")),
                ("kept_at", models.DateTimeField()),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "kept_by"), name="message_draft_once")],
            },
        ),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="read_marks",
                        to="reporting_channels.report",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("member", "report"), name="read_mark_once")],
            },
        ),
        migrations.AddField(
            model_name="channel",
            name="recipients",
            field=models.ManyToManyField(
                related_name="channels_received",
                through="reporting_channels.ChannelRecipient",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="substitutes",
            field=models.ManyToManyField(
                related_name="channels_taken_over",
                through="reporting_channels.ChannelSubstitute",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="custodians",
            field=models.ManyToManyField(
                related_name="channels_kept", through="reporting_channels.ChannelCustodian", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
    operations = [Together(_tables)]
