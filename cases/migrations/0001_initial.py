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
        ("procedures", "0001_initial"),
        ("reporting_channels", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    _tables = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                ("outcome", models.CharField(blank=True, default="", max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=60, unique=True)),
                ("unit", models.CharField(max_length=40)),
                ("category", models.CharField(max_length=40)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.procedureversion"
                    ),
                ),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="case", to="vault.compartment"
                    ),
                ),
                ("facts", vault.fields.SealedField(contract="amana/case/facts")),
                (
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="splits",
                        to="cases.case",
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("discipline_entered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "discipline_entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
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
                "verbose_name": "case",
                "permissions": [("open_case", "Open the case")],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "serial"), name="case_number_once"),
                    models.CheckConstraint(condition=models.Q(("serial__gte", 1)), name="case_serial_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("state", "closed"),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                                ("outcome", ""),
                            ),
                            _connector="OR",
                        ),
                        name="case_closed_with_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "",
                                    "no_breach",
                                    "management",
                                    "no_sanction",
                                    "sanction",
                                    "passed_on",
                                    "insufficient",
                                    "merged",
                                ],
                            )
                        ),
                        name="case_outcome_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("discipline_entered_at__isnull", True), ("discipline_entered_by__isnull", True)),
                            models.Q(
                                ("discipline_entered_at__isnull", False), ("discipline_entered_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="case_discipline_entered_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="case_closed_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="CasePermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="auth.permission")),
                ("grant", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="vault.grant")),
                ("listed_at", models.DateTimeField()),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="permissions", to="cases.case"
                    ),
                ),
            ],
            options={
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
                "indexes": [
                    models.Index(fields=["user", "-listed_at"], include=("content_object",), name="case_list_by_member")
                ],
            },
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="origins", to="cases.case"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origin",
                        to="reporting_channels.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "origin",
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="cases.case"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("name", vault.fields.SealedField(contract="amana/subject/name", null=True)),
                ("post", vault.fields.SealedField(contract="amana/subject/post", null=True)),
                ("unit", models.CharField(blank=True, default="", max_length=40)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "subject",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "rank"), name="subject_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["named", "unknown", "unit"])), name="subject_kind_in_list"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "named"), ("name__isnull", False)),
                            models.Q(models.Q(("kind", "named"), _negated=True), ("name__isnull", True)),
                            _connector="OR",
                        ),
                        name="subject_named_has_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "unit"), _negated=True),
                            models.Q(("unit", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="subject_unit_has_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Allegation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="allegations", to="cases.case"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="allegations", to="cases.subject"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=40)),
                ("category", models.CharField(max_length=40)),
                ("conduct", vault.fields.SealedField(contract="amana/allegation/conduct")),
                ("place", vault.fields.SealedField(contract="amana/allegation/place", null=True)),
                ("post", vault.fields.SealedField(contract="amana/allegation/post", null=True)),
                ("aggravating", vault.fields.SealedField(contract="amana/allegation/aggravating", null=True)),
                ("mitigating", vault.fields.SealedField(contract="amana/allegation/mitigating", null=True)),
                ("is_approximate", models.BooleanField(default=False)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                ("knowledge_on", models.DateField()),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "allegation",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "rank"), name="allegation_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("from_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="allegation_from_before_to",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Watch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="watches", to="cases.case"
                    ),
                ),
                ("watched_at", models.DateTimeField()),
                (
                    "watched_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("watched_by", "case"), name="watch_once")],
            },
        ),
        migrations.CreateModel(
            name="LookMark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="look_marks", to="cases.case"
                    ),
                ),
                ("entry", models.BigIntegerField(default=0)),
                ("before", models.BigIntegerField(default=0)),
                ("looked_at", models.DateTimeField()),
                (
                    "looked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("looked_by", "case"), name="look_mark_once")],
            },
        ),
        migrations.CreateModel(
            name="NextReview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="next_review", to="cases.case"
                    ),
                ),
                ("review_on", models.DateField()),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("filters", models.JSONField()),
                ("is_shared", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("saved_by", "filters"), name="saved_search_once")],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "revoked_by",
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)), fields=("made_by",), name="feed_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="feed_revoked_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoragePlace",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=20, unique=True)),
                ("kind", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=80)),
                (
                    "inside",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cases.storageplace",
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
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
                "verbose_name": "place where exhibits are kept",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["room", "safe", "cabinet", "shelf", "store"])),
                        name="place_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z0-9][A-Z0-9-]*$")), name="place_code_is_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("inside", models.F("id")), _negated=True), name="place_not_inside_itself"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="place_closed_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exhibits", to="cases.case"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=40)),
                ("kind", models.CharField(max_length=10)),
                ("origin", models.CharField(default="given", max_length=10)),
                ("power", models.CharField(blank=True, default="", max_length=20)),
                ("obtained_on", models.DateField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derived",
                        to="cases.exhibit",
                    ),
                ),
                ("description", vault.fields.SealedField(contract="amana/exhibit/description")),
                ("source", vault.fields.SealedField(contract="amana/exhibit/source")),
                ("method", vault.fields.SealedField(contract="amana/exhibit/method", null=True)),
                ("salt", vault.fields.SealedField(contract="amana/exhibit/salt", null=True)),
                ("commitment", models.CharField(blank=True, default="", max_length=64)),
                (
                    "compartment",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibit",
                        to="vault.compartment",
                    ),
                ),
                ("key", vault.fields.SealedField(contract="amana/exhibit/key", null=True)),
                ("file", vault.fields.SealedField(contract="amana/exhibit/file", null=True)),
                ("file_label", vault.fields.SealedField(contract="amana/exhibit/file_label", null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held_exhibits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibits",
                        to="cases.storageplace",
                    ),
                ),
                ("place_detail", vault.fields.SealedField(contract="amana/exhibit/place_detail", null=True)),
                ("registered_at", models.DateTimeField()),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "exhibit",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "rank"), name="exhibit_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["document", "file", "image", "device", "extract", "thing", "sample", "money"])
                        ),
                        name="exhibit_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin__in", ["given", "asked", "seized", "found", "extracted", "made", "derived"])
                        ),
                        name="exhibit_origin_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method__isnull", False), ("origin", "derived"), ("parent__isnull", False)),
                            models.Q(
                                models.Q(("origin", "derived"), _negated=True),
                                ("method__isnull", True),
                                ("parent__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="exhibit_derived_from_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("file__isnull", True), ("file_label__isnull", True)),
                            models.Q(
                                ("file__isnull", False),
                                ("file_label__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            models.Q(
                                ("file__isnull", True),
                                ("file_label__isnull", False),
                                ("key__isnull", True),
                                ("state", "destroyed"),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="exhibit_file_with_digest",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Custody",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="custody", to="cases.exhibit"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=15)),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outsider", models.CharField(blank=True, default="", max_length=12)),
                ("receiver", vault.fields.SealedField(contract="amana/custody/receiver", null=True)),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.storageplace",
                    ),
                ),
                ("seal", models.CharField(blank=True, default="", max_length=40)),
                (
                    "copy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.exhibit",
                    ),
                ),
                ("note", vault.fields.SealedField(contract="amana/custody/note", null=True)),
                ("commitment", models.CharField(blank=True, default="", max_length=64)),
                ("receipt", vault.fields.SealedField(contract="amana/custody/receipt", null=True)),
                ("receipt_label", vault.fields.SealedField(contract="amana/custody/receipt_label", null=True)),
                ("receipt_digest", models.CharField(blank=True, default="", max_length=64)),
                ("result", models.CharField(max_length=15)),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("content", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "custody event",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("exhibit", "rank"), name="custody_rank_once"),
                    models.UniqueConstraint(fields=("hash",), name="custody_hash_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "received",
                                    "sealed",
                                    "transferred",
                                    "accepted",
                                    "refused",
                                    "withdrawn",
                                    "examined",
                                    "copied",
                                    "disclosed",
                                    "moved",
                                    "resealed",
                                    "sent_out",
                                    "taken_back",
                                    "counted",
                                    "missing",
                                    "found",
                                    "returned",
                                    "destroyed",
                                ],
                            )
                        ),
                        name="custody_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__in", ["intact", "opened", "broken", "changed", "damaged", "absent", "gone"])
                        ),
                        name="custody_result_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ("received", "transferred", "accepted", "taken_back", "found")),
                                ("to__isnull", False),
                            ),
                            models.Q(
                                models.Q(
                                    ("kind__in", ("received", "transferred", "accepted", "taken_back", "found")),
                                    _negated=True,
                                ),
                                ("to__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="custody_handed_to_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "transferred"), models.Q(("to", models.F("noted_by")), _negated=True)),
                            models.Q(("kind", "transferred"), _negated=True),
                            _connector="OR",
                        ),
                        name="custody_handed_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ("sent_out", "returned")),
                                ("outsider__in", ["laboratory", "prosecutor", "court", "police", "authority", "owner"]),
                                ("receiver__isnull", False),
                            ),
                            models.Q(
                                models.Q(("kind__in", ("sent_out", "returned")), _negated=True),
                                ("outsider", ""),
                                ("receiver__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="custody_outsider_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("receipt__isnull", True),
                                ("receipt_digest", ""),
                                ("receipt_label__isnull", True),
                                models.Q(("kind__in", ("sent_out", "returned")), _negated=True),
                            ),
                            models.Q(
                                ("receipt__isnull", False),
                                ("receipt_label__isnull", False),
                                models.Q(("receipt_digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="custody_outsider_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "refused"), _negated=True), ("note__isnull", False), _connector="OR"
                        ),
                        name="custody_refused_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "missing"), ("result", "absent")),
                            models.Q(
                                models.Q(("kind", "missing"), _negated=True),
                                models.Q(("result", "absent"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="custody_missing_is_absent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "destroyed"), ("result", "gone")),
                            models.Q(
                                models.Q(("kind", "destroyed"), _negated=True),
                                models.Q(("result", "gone"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="custody_destroyed_is_gone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seal__regex", "^[A-Za-z0-9 ./-]*$")), name="custody_seal_is_a_code"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Derogation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("pair", models.CharField(max_length=30)),
                ("control", models.CharField(max_length=30)),
                ("days", models.PositiveSmallIntegerField()),
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
                "verbose_name": "derogation",
                "ordering": ["-proposed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pair__in", ["receiver_investigator", "receiver_reviewer", "investigating_head"])
                        ),
                        name="derogation_pair_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("control__in", ["outside_confirmer", "auditor_review", "published_reasons", "rotation"])
                        ),
                        name="derogation_control_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                        name="derogation_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gte", 1), ("days__lte", 180)), name="derogation_days"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("pair",), name="derogation_one_a_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="derogation_confirmed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="derogation_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DerogationUse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "derogation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="cases.derogation"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="derogation_uses", to="cases.case"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("pair", models.CharField(max_length=30)),
                ("reasons", vault.fields.SealedField(contract="amana/derogation_use/reasons")),
                ("used_at", models.DateTimeField()),
                (
                    "used_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("follow_up_on", models.DateField()),
                ("followed_at", models.DateTimeField(null=True)),
                (
                    "followed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("result", models.CharField(blank=True, default="", max_length=20)),
            ],
            options={
                "verbose_name": "use of a derogation",
                "ordering": ["follow_up_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pair__in", ["receiver_investigator", "receiver_reviewer", "investigating_head"])
                        ),
                        name="derogation_use_pair_in_list",
                    ),
                    models.UniqueConstraint(fields=("case", "member", "pair"), name="derogation_used_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("followed_at__isnull", True), ("result", "")),
                            models.Q(("followed_at__isnull", False), ("result__in", ["sound", "remarks", "undone"])),
                            _connector="OR",
                        ),
                        name="derogation_followed_with_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("followed_by", models.F("used_by")), _negated=True),
                            models.Q(("followed_by", models.F("member")), _negated=True),
                        ),
                        name="derogation_followed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("followed_at__isnull", True), ("followed_by__isnull", True)),
                            models.Q(("followed_at__isnull", False), ("followed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="derogation_use_followed_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExhibitHold",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="cases.exhibit"
                    ),
                ),
                ("ground", models.CharField(max_length=10)),
                ("placed_at", models.DateTimeField()),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lifted_by",
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
                "verbose_name": "hold on an exhibit",
                "ordering": ["placed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["court", "authority", "appeal", "claim"])),
                        name="exhibit_hold_ground_in_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)), fields=("exhibit",), name="exhibit_hold_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_by__isnull", True),
                            models.Q(("lifted_by", models.F("placed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="exhibit_hold_lifted_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="exhibit_hold_lifted_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Destruction",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="destructions", to="cases.exhibit"
                    ),
                ),
                ("state", models.CharField(editable=False, max_length=40)),
                ("method", models.CharField(max_length=10)),
                ("reasons", vault.fields.SealedField(contract="amana/destruction/reasons")),
                ("refusal", vault.fields.SealedField(contract="amana/destruction/refusal", null=True)),
                ("ends_on", models.DateField()),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("carried_out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "carried_out_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("file_id", models.UUIDField(blank=True, null=True)),
                ("certified_on", models.DateField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
            ],
            options={
                "verbose_name": "destruction of an exhibit",
                "ordering": ["proposed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("method__in", ["shredded", "burnt", "crushed", "wiped", "keys"])),
                        name="destruction_method_in_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["proposed", "agreed", "approved"])),
                        fields=("exhibit",),
                        name="destruction_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_by__isnull", True),
                                models.Q(("agreed_by", models.F("proposed_by")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("approved_by__isnull", True),
                                models.Q(
                                    models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                                    models.Q(("approved_by", models.F("agreed_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="destruction_three_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "carried_out"]), _negated=True),
                            models.Q(("agreed_by__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="destruction_agreed_by_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("carried_out_at__isnull", False), ("state", "carried_out")),
                            models.Q(
                                models.Q(("state", "carried_out"), _negated=True),
                                ("carried_out_at__isnull", True),
                                ("certified_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="destruction_carried_out_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                            models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="destruction_agreed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="destruction_approved_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="destruction_refused_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("carried_out_at__isnull", True), ("carried_out_by__isnull", True)),
                            models.Q(("carried_out_at__isnull", False), ("carried_out_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="destruction_carried_out_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="AlertRule",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("names", models.JSONField(default=dict)),
                ("kind", models.CharField(max_length=10)),
                ("category", models.CharField(blank=True, default="", max_length=40)),
                ("threshold", models.PositiveSmallIntegerField()),
                ("window_days", models.PositiveSmallIntegerField()),
                ("percentile", models.PositiveSmallIntegerField(default=90)),
                ("expires_days", models.PositiveSmallIntegerField(default=180)),
                ("is_all_counted", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of early intervention",
                "ordering": ["kind", "changed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["category", "overall", "unit", "peers"])),
                        name="alert_rule_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "category"), models.Q(("category", ""), _negated=True)),
                            models.Q(models.Q(("kind", "category"), _negated=True), ("category", "")),
                            _connector="OR",
                        ),
                        name="alert_rule_category_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("threshold__gte", 2), ("threshold__lte", 100)), name="alert_rule_threshold"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("window_days__gte", 30), ("window_days__lte", 1826)),
                        name="alert_rule_window",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percentile__gte", 50), ("percentile__lte", 99)),
                        name="alert_rule_percentile",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_days__gte", 30), ("expires_days__lte", 365)),
                        name="alert_rule_expires",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deputy", models.F("reviewer")), _negated=True),
                        name="alert_rule_two_reviewers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlyAlert",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(editable=False, max_length=40)),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="alerts", to="cases.alertrule"
                    ),
                ),
                ("token", models.BinaryField(max_length=32, null=True)),
                ("unit", models.CharField(blank=True, default="", max_length=40)),
                ("counted", models.PositiveSmallIntegerField()),
                ("threshold", models.PositiveSmallIntegerField()),
                ("window_days", models.PositiveSmallIntegerField()),
                ("raised_on", models.DateField()),
                ("expires_on", models.DateField()),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("help", models.CharField(blank=True, default="", max_length=20)),
                ("note", vault.fields.SealedField(contract="amana/early_alert/note", null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "early alert",
                "ordering": ["-raised_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("token__isnull", False), models.Q(("unit", ""), _negated=True), _connector="OR"
                        ),
                        name="early_alert_about_somebody_or_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("help__in", ["", "talk", "training", "rotation", "support"])),
                        name="early_alert_help_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "intervention"), models.Q(("help", ""), _negated=True)),
                            models.Q(models.Q(("state", "intervention"), _negated=True), ("help", "")),
                            _connector="OR",
                        ),
                        name="early_alert_help_when_offered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("counted__gte", models.F("threshold"))), name="early_alert_reached"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_on__gt", models.F("raised_on"))), name="early_alert_expires"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at__isnull", True), ("taken_by__isnull", True)),
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="early_alert_taken_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="early_alert_closed_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="CountedEvent",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "alert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="cases.earlyalert"
                    ),
                ),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.allegation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("alert", "allegation"), name="counted_event_once")],
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reopenings", to="cases.case"
                    ),
                ),
                ("outcome", models.CharField(max_length=20)),
                ("closed_at", models.DateTimeField()),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("ground", models.CharField(max_length=20)),
                ("returned_to", models.CharField(max_length=20)),
                ("reasons", vault.fields.SealedField(contract="amana/reopening/reasons")),
                ("reopened_at", models.DateTimeField()),
                (
                    "reopened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "reopening",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["new_facts", "court", "remittal"])),
                        name="reopening_ground_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_to__in", ("preliminary", "investigation", "decision", "referred", "follow_up"))
                        ),
                        name="reopening_returned_to_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "merged"), _negated=True),
                        name="reopening_never_of_a_merged_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SettingAside",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="settings_aside", to="cases.case"
                    ),
                ),
                ("outcome", models.CharField(max_length=20)),
                ("reasons", vault.fields.SealedField(contract="amana/settingaside/reasons")),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
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
                "verbose_name": "closing before investigation",
                "ordering": ["proposed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["insufficient", "passed_on"])),
                        name="settingaside_outcome_in_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("confirmed_at__isnull", True), ("refused_at__isnull", True)),
                        fields=("case",),
                        name="settingaside_one_waiting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="settingaside_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_by__isnull", True),
                            models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="settingaside_refused_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"
                        ),
                        name="settingaside_confirmed_or_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="settingaside_confirmed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="settingaside_refused_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="cases.allegation"
                    ),
                ),
                (
                    "vocabulary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.procedureversion"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                ("label", models.JSONField()),
                ("definition", models.JSONField()),
                ("standard", models.JSONField()),
                ("is_sustained", models.BooleanField()),
                ("reasoning", vault.fields.SealedField(contract="amana/finding/reasoning")),
                ("questions", vault.fields.SealedField(contract="amana/finding/questions", null=True)),
                ("nothing_for", vault.fields.SealedField(contract="amana/finding/nothing_for", null=True)),
                ("nothing_against", vault.fields.SealedField(contract="amana/finding/nothing_against", null=True)),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "superseded_by",
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
                "verbose_name": "finding",
                "ordering": ["proposed_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("returned_at__isnull", True), ("superseded_at__isnull", True)),
                        fields=("allegation",),
                        name="finding_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="finding_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returned_by__isnull", True),
                            models.Q(("returned_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="finding_returned_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("returned_at__isnull", True), _connector="OR"
                        ),
                        name="finding_confirmed_or_returned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("questions__isnull", True), ("returned_at__isnull", True)),
                            models.Q(("questions__isnull", False), ("returned_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="finding_returned_with_questions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="finding_confirmed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("returned_at__isnull", True), ("returned_by__isnull", True)),
                            models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="finding_returned_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="finding_superseded_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at__isnull", True), ("confirmed_at__isnull", False), _connector="OR"
                        ),
                        name="finding_superseded_was_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interviews", to="cases.case"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=40)),
                ("capacity", models.CharField(max_length=10)),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="cases.subject",
                    ),
                ),
                ("person", vault.fields.SealedField(contract="amana/interview/person")),
                (
                    "conductor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("convoked_for_on", models.DateField(blank=True, null=True)),
                ("convoked_time", models.TimeField(blank=True, null=True)),
                ("earliest_on", models.DateField(blank=True, null=True)),
                ("is_notice_waived", models.BooleanField(default=False)),
                ("place", vault.fields.SealedField(contract="amana/interview/place", null=True)),
                ("language", models.CharField(blank=True, default="", max_length=12)),
                ("interpreter", vault.fields.SealedField(contract="amana/interview/interpreter", null=True)),
                ("interpreter_kind", models.CharField(blank=True, default="", max_length=10)),
                ("companion", vault.fields.SealedField(contract="amana/interview/companion", null=True)),
                ("companion_kind", models.CharField(blank=True, default="", max_length=10)),
                ("present", vault.fields.SealedField(contract="amana/interview/present", null=True)),
                ("breaks", vault.fields.SealedField(contract="amana/interview/breaks", null=True)),
                ("from_time", models.TimeField(blank=True, null=True)),
                ("to_time", models.TimeField(blank=True, null=True)),
                ("recording_kind", models.CharField(blank=True, default="", max_length=10)),
                ("recording_agreed_on", models.DateField(blank=True, null=True)),
                (
                    "recording",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_interviews",
                        to="cases.exhibit",
                    ),
                ),
                ("record", vault.fields.SealedField(contract="amana/interview/record", null=True)),
                ("held_on", models.DateField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("sent_how", models.CharField(blank=True, default="", max_length=10)),
                ("refusal", vault.fields.SealedField(contract="amana/interview/refusal", null=True)),
                ("corrections", vault.fields.SealedField(contract="amana/interview/corrections", null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("planned_at", models.DateTimeField()),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("convoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "convoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("rights_notified_at", models.DateTimeField(blank=True, null=True)),
                (
                    "rights_notified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("contested_at", models.DateTimeField(blank=True, null=True)),
                (
                    "contested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sealed_by",
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
                "verbose_name": "interview",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "rank"), name="interview_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__in", ["witness", "subject", "expert"])),
                        name="interview_capacity_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interpreter_kind__in", ["", "sworn", "office", "other"])),
                        name="interview_interpreter_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("companion_kind__in", ["", "counsel", "union", "colleague", "relative"])),
                        name="interview_companion_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recording_kind__in", ["", "audio", "video"])),
                        name="interview_recording_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_at__isnull", True),
                            models.Q(
                                ("held_on__isnull", False),
                                ("record__isnull", False),
                                ("rights_notified_at__isnull", False),
                                ("rights_notified_at__lt", models.F("held_at")),
                            ),
                            _connector="OR",
                        ),
                        name="interview_rights_before_held",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("held_at__isnull", False),
                                ("state__in", ("held", "record_sent", "signed", "refused", "contested", "sealed")),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ("held", "record_sent", "signed", "refused", "contested", "sealed")),
                                    _negated=True,
                                ),
                                ("held_at__isnull", True),
                                ("record__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="interview_record_only_when_held",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("convoked_at__isnull", True),
                            models.Q(("convoked_for_on__isnull", False), ("earliest_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_convoked_for_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_on__isnull", True),
                            models.Q(
                                ("held_on__gte", models.F("convoked_for_on")),
                                models.Q(
                                    ("is_notice_waived", True),
                                    ("held_on__gte", models.F("earliest_on")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="interview_not_before_its_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_by__isnull", True), ("held_by", models.F("conductor")), _connector="OR"
                        ),
                        name="interview_written_by_its_conductor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recording__isnull", True),
                            models.Q(
                                models.Q(("recording_kind", ""), _negated=True), ("recording_agreed_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="interview_recorded_with_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "contested"), _negated=True),
                            ("corrections__isnull", False),
                            _connector="OR",
                        ),
                        name="interview_contested_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True), ("refusal__isnull", False), _connector="OR"
                        ),
                        name="interview_refused_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "sealed"),
                                models.Q(("digest", ""), _negated=True),
                                ("sealed_at__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state", "sealed"), _negated=True),
                                ("digest", ""),
                                ("sealed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="interview_sealed_with_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("convoked_at__isnull", True), ("convoked_by__isnull", True)),
                            models.Q(("convoked_at__isnull", False), ("convoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_convoked_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rights_notified_at__isnull", True), ("rights_notified_by__isnull", True)),
                            models.Q(("rights_notified_at__isnull", False), ("rights_notified_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_rights_notified_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("held_at__isnull", True), ("held_by__isnull", True)),
                            models.Q(("held_at__isnull", False), ("held_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_held_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(("sent_at__isnull", False), ("sent_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_sent_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                            models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_signed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_refused_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contested_at__isnull", True), ("contested_by__isnull", True)),
                            models.Q(("contested_at__isnull", False), ("contested_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_contested_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sealed_at__isnull", True), ("sealed_by__isnull", True)),
                            models.Q(("sealed_at__isnull", False), ("sealed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="interview_sealed_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Reliance",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reliances", to="cases.finding"
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliances",
                        to="cases.exhibit",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliances",
                        to="cases.interview",
                    ),
                ),
                ("bearing", models.CharField(max_length=15)),
                ("why", vault.fields.SealedField(contract="amana/reliance/why", null=True)),
            ],
            options={
                "verbose_name": "reliance",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bearing__in", ["supports", "contradicts", "neutral"])),
                        name="reliance_bearing_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exhibit__isnull", False), ("interview__isnull", True)),
                            models.Q(("exhibit__isnull", True), ("interview__isnull", False)),
                            _connector="OR",
                        ),
                        name="reliance_on_one_piece",
                    ),
                    models.UniqueConstraint(fields=("finding", "exhibit"), name="reliance_exhibit_once"),
                    models.UniqueConstraint(fields=("finding", "interview"), name="reliance_interview_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseFlag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="flags", to="cases.case"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("reason", models.CharField(blank=True, default="", max_length=12)),
                ("level", models.CharField(blank=True, default="", max_length=12)),
                ("words", vault.fields.SealedField(contract="amana/caseflag/words", null=True)),
                ("authority", vault.fields.SealedField(contract="amana/caseflag/authority", null=True)),
                ("reference", vault.fields.SealedField(contract="amana/caseflag/reference", null=True)),
                ("since_on", models.DateField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("lifted_words", vault.fields.SealedField(contract="amana/caseflag/lifted_words", null=True)),
            ],
            options={
                "verbose_name": "flag",
                "ordering": ["set_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["on_hold", "restricted", "criminal"])),
                        name="caseflag_kind_in_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("case", "kind"),
                        name="caseflag_one_open_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "on_hold"), ("reason__in", ["court", "authority", "absence", "force", "other"])
                            ),
                            models.Q(models.Q(("kind", "on_hold"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="caseflag_hold_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "restricted"), ("level__in", ["discreet", "admitted"])),
                            models.Q(models.Q(("kind", "restricted"), _negated=True), ("level", "")),
                            _connector="OR",
                        ),
                        name="caseflag_restricted_with_level",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("authority__isnull", False), ("kind", "criminal")),
                            models.Q(
                                models.Q(("kind", "criminal"), _negated=True),
                                ("authority__isnull", True),
                                ("reference__isnull", True),
                                ("review_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="caseflag_authority_or_review_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            models.Q(
                                ("ended_on__gte", models.F("since_on")),
                                ("kind", "criminal"),
                                ("lifted_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="caseflag_ended_when_lifted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                            models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="caseflag_lifted_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FlagAdmission",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "flag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="admissions", to="cases.caseflag"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("admitted_at", models.DateTimeField()),
                (
                    "admitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "admission to a closed circle",
                "constraints": [models.UniqueConstraint(fields=("flag", "member"), name="flagadmission_once")],
            },
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="breaches", to="cases.allegation"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.articleversion"
                    ),
                ),
                ("reason", vault.fields.SealedField(contract="amana/breach/reason", null=True)),
                ("cited_at", models.DateTimeField()),
                (
                    "cited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
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
                "verbose_name": "breach",
                "ordering": ["cited_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("allegation", "version"),
                        name="breach_cited_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="breach_withdrawn_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllegationSource",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="cases.allegation"
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.origin",
                    ),
                ),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "source of an allegation",
                "ordering": ["noted_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("allegation", "origin"), name="allegationsource_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="cases.allegation"
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="cases.exhibit",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="cases.interview",
                    ),
                ),
                ("bearing", models.CharField(max_length=15)),
                ("why", vault.fields.SealedField(contract="amana/evidencelink/why", null=True)),
                ("words", vault.fields.SealedField(contract="amana/evidencelink/words", null=True)),
                ("text", vault.fields.SealedField(contract="amana/evidencelink/text", null=True)),
                ("file", vault.fields.SealedField(contract="amana/evidencelink/file", null=True)),
                ("file_label", vault.fields.SealedField(contract="amana/evidencelink/file_label", null=True)),
                ("linked_at", models.DateTimeField()),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
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
                "verbose_name": "link to evidence",
                "ordering": ["linked_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bearing__in", ["supports", "contradicts", "neutral"])),
                        name="evidencelink_bearing_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exhibit__isnull", False), ("interview__isnull", True)),
                            models.Q(("exhibit__isnull", True), ("interview__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidencelink_to_one_piece",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("allegation", "exhibit"),
                        name="evidencelink_exhibit_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("allegation", "interview"),
                        name="evidencelink_interview_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="evidencelink_withdrawn_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoryIndex",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "compartment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.compartment"
                    ),
                ),
                ("is_only", models.BooleanField(default=True)),
                ("founded_at", models.DateTimeField()),
                (
                    "founded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "index of subjects",
                "permissions": [("open_historyindex", "Look across cases")],
                "constraints": [
                    models.UniqueConstraint(fields=("is_only",), name="history_index_once"),
                    models.CheckConstraint(condition=models.Q(("is_only", True)), name="history_index_is_only"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoryPermission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ("permission", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="auth.permission")),
                ("grant", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="vault.grant")),
                ("listed_at", models.DateTimeField()),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="permissions", to="cases.historyindex"
                    ),
                ),
            ],
            options={
                "unique_together": {("user", "permission", "content_object")},
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="person_token", to="cases.subject"
                    ),
                ),
                ("token", models.BinaryField(db_index=True, max_length=32)),
                ("indexed_at", models.DateTimeField()),
                (
                    "indexed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Investigation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="investigations", to="cases.case"
                    ),
                ),
                ("state", models.CharField(editable=False, max_length=40)),
                ("plan", vault.fields.SealedField(contract="amana/investigation/plan")),
                ("mandate", vault.fields.SealedField(contract="amana/investigation/mandate", null=True)),
                ("letter", vault.fields.SealedField(contract="amana/investigation/letter", null=True)),
                (
                    "powers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("report", vault.fields.SealedField(contract="amana/investigation/report", null=True)),
                ("planned_at", models.DateTimeField()),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                (
                    "started_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "delivered_by",
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
                "verbose_name": "investigation",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "delivered"), _negated=True),
                        fields=("case",),
                        name="investigation_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("state", "planned")),
                            models.Q(
                                models.Q(("state", "planned"), _negated=True),
                                ("ends_on__isnull", False),
                                ("letter__isnull", False),
                                ("mandate__isnull", False),
                                ("signed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="investigation_mandate_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("started_at__isnull", True), ("state__in", ["planned", "mandated"])),
                            models.Q(
                                models.Q(("state__in", ["planned", "mandated"]), _negated=True),
                                ("started_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="investigation_started_when_active",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("delivered_at__isnull", False), ("report__isnull", False), ("state", "delivered")
                            ),
                            models.Q(
                                models.Q(("state", "delivered"), _negated=True),
                                ("delivered_at__isnull", True),
                                ("report__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="investigation_delivered_with_report",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                            models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="investigation_signed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("started_at__isnull", True), ("started_by__isnull", True)),
                            models.Q(("started_at__isnull", False), ("started_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="investigation_started_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("delivered_at__isnull", True), ("delivered_by__isnull", True)),
                            models.Q(("delivered_at__isnull", False), ("delivered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="investigation_delivered_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="cases.investigation"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "powers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/amendment/reasons")),
                ("letter", vault.fields.SealedField(contract="amana/amendment/letter")),
                ("signed_at", models.DateTimeField()),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "amendment",
                "ordering": ["rank"],
                "constraints": [models.UniqueConstraint(fields=("investigation", "rank"), name="amendment_rank_once")],
            },
        ),
        migrations.CreateModel(
            name="Scope",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scopes", to="cases.investigation"
                    ),
                ),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scopes", to="cases.allegation"
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scopes",
                        to="cases.amendment",
                    ),
                ),
                ("included_at", models.DateTimeField()),
                (
                    "included_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "scope",
                "constraints": [models.UniqueConstraint(fields=("investigation", "allegation"), name="scope_once")],
            },
        ),
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="cases.case"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="linked_from", to="cases.case"
                    ),
                ),
                ("tie", models.CharField(max_length=10)),
                ("why", vault.fields.SealedField(contract="amana/caselink/why")),
                ("why_other", vault.fields.SealedField(contract="amana/caselink/why_other")),
                ("linked_at", models.DateTimeField()),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
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
                "verbose_name": "link between cases",
                "ordering": ["linked_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tie__in", ["people", "facts", "pattern", "follows"])),
                        name="caselink_tie_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("case", models.F("other")), _negated=True), name="caselink_of_two"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("case", "other"), name="caselink_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="caselink_ended_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mergers", to="cases.case"
                    ),
                ),
                (
                    "absorbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="absorbed_by", to="cases.case"
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/merger/reasons")),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
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
                "verbose_name": "merger",
                "ordering": ["proposed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("case", models.F("absorbed")), _negated=True), name="merger_of_two"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("refused_at__isnull", True)),
                        fields=("absorbed",),
                        name="merger_absorbed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="merger_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_by__isnull", True),
                            models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="merger_refused_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"
                        ),
                        name="merger_confirmed_or_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="merger_confirmed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="merger_refused_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllegationMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="cases.case"
                    ),
                ),
                (
                    "allegation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="came_by", to="cases.allegation"
                    ),
                ),
                (
                    "moved_from",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="went_by", to="cases.allegation"
                    ),
                ),
                ("ground", models.CharField(max_length=10)),
                ("moved_at", models.DateTimeField()),
                (
                    "moved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "move of an allegation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["split", "merger"])), name="allegationmove_ground_in_list"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("allegation", models.F("moved_from")), _negated=True),
                        name="allegationmove_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="cases.case"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("assigned_at", models.DateTimeField()),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("no_conflict_declared_at", models.DateTimeField(blank=True, null=True)),
                (
                    "no_conflict_declared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
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
                "verbose_name": "assignment",
                "ordering": ["assigned_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("case", "member"),
                        name="assignment_one_current",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("role", "lead")),
                        fields=("case",),
                        name="assignment_one_lead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["head", "lead", "investigator", "reviewer", "authority"])),
                        name="assignment_role_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="assignment_ended_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("no_conflict_declared_at__isnull", True), ("no_conflict_declared_by__isnull", True)
                            ),
                            models.Q(
                                ("no_conflict_declared_at__isnull", False), ("no_conflict_declared_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="assignment_no_conflict_declared_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_conflict_declared_by__isnull", True),
                            ("no_conflict_declared_by", models.F("member")),
                            _connector="OR",
                        ),
                        name="assignment_declared_in_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="cases.case"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.CharField(max_length=20)),
                ("recused_at", models.DateTimeField()),
                (
                    "recused_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "recusal",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "member"), name="recusal_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["family", "hierarchy", "interest", "witness", "other"])),
                        name="recusal_reason_in_list",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Naming",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="namings", to="cases.investigation"
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="namings", to="cases.assignment"
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="cases.amendment",
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("named_at", models.DateTimeField()),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "naming",
                "ordering": ["named_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("investigation", "assignment"), name="naming_once"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["lead", "investigator"])), name="naming_role_in_list"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjectNotice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="cases.investigation"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="cases.subject"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("how", models.CharField(blank=True, default="", max_length=10)),
                ("notified_on", models.DateField(blank=True, null=True)),
                ("deferral", models.CharField(blank=True, default="", max_length=20)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("note", vault.fields.SealedField(contract="amana/subject_notice/note", null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "notice to a subject",
                "ordering": ["recorded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["notified", "deferred"])), name="subject_notice_kind_in_list"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("deferral", ""),
                                ("how__in", ["letter", "in_person", "email"]),
                                ("kind", "notified"),
                                ("notified_on__isnull", False),
                                ("review_on__isnull", True),
                            ),
                            models.Q(
                                ("deferral__in", ["evidence", "people", "prosecutor", "unknown"]),
                                ("how", ""),
                                ("kind", "deferred"),
                                ("notified_on__isnull", True),
                                ("review_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="subject_notice_told_or_deferred",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "notified")),
                        fields=("investigation", "subject"),
                        name="subject_notice_told_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="cases.investigation",
                    ),
                ),
                ("ground", models.CharField(max_length=20)),
                ("reasons", vault.fields.SealedField(contract="amana/suspension/reasons")),
                ("suspended_at", models.DateTimeField()),
                (
                    "suspended_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("resume_reasons", vault.fields.SealedField(contract="amana/suspension/resume_reasons", null=True)),
                ("resumed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "resumed_by",
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
                "verbose_name": "suspension of an investigation",
                "ordering": ["suspended_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["criminal", "health", "force_majeure"])),
                        name="suspension_ground_in_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("resumed_at__isnull", True)),
                        fields=("investigation",),
                        name="suspension_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resumed_at__isnull", True), ("resumed_by__isnull", True)),
                            models.Q(("resumed_at__isnull", False), ("resumed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="suspension_resumed_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="cases.case"
                    ),
                ),
                ("body", vault.fields.SealedField(contract="amana/case_note/body")),
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
            name="PrivateNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="private_notes", to="cases.case"
                    ),
                ),
                ("body", vault.fields.SealedField(contract="amana/private_note/body")),
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
            name="Numbering",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="NumberingPattern",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("pattern", models.CharField(max_length=40)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "numbering pattern",
                "ordering": ["-set_at"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="people", to="cases.case"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("name", vault.fields.SealedField(contract="amana/person/name")),
                ("contact", vault.fields.SealedField(contract="amana/person/contact", null=True)),
                ("company", vault.fields.SealedField(contract="amana/person/company", null=True)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "ordering": ["rank"],
                "constraints": [models.UniqueConstraint(fields=("case", "rank"), name="person_rank_once")],
            },
        ),
        migrations.CreateModel(
            name="PersonPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="cases.person"
                    ),
                ),
                ("part", models.CharField(max_length=20)),
                ("since_on", models.DateField()),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["since_on", "noted_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "part__in",
                                [
                                    "co_subject",
                                    "witness",
                                    "injured",
                                    "concerned",
                                    "counsel",
                                    "companion",
                                    "interpreter",
                                    "expert",
                                ],
                            )
                        ),
                        name="person_part_part_in_list",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relations", to="cases.case"
                    ),
                ),
                (
                    "from_person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.person"
                    ),
                ),
                (
                    "from_subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.subject"
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.person"
                    ),
                ),
                (
                    "to_subject",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.subject"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("source", vault.fields.SealedField(contract="amana/relation/source")),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("struck_at", models.DateTimeField(null=True)),
                (
                    "struck_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "relation",
                "ordering": ["noted_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "superior",
                                    "family",
                                    "business",
                                    "same_post",
                                    "access",
                                    "friend",
                                    "counsel",
                                    "quarrel",
                                ],
                            )
                        ),
                        name="relation_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("from_person__isnull", True), ("from_subject__isnull", False)),
                            models.Q(("from_person__isnull", False), ("from_subject__isnull", True)),
                            _connector="OR",
                        ),
                        name="relation_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("to_person__isnull", True), ("to_subject__isnull", False)),
                            models.Q(("to_person__isnull", False), ("to_subject__isnull", True)),
                            _connector="OR",
                        ),
                        name="relation_to_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("from_person", models.F("to_person")), _negated=True),
                                models.Q(("from_subject", models.F("to_subject")), _negated=True),
                            ),
                            models.Q(("from_person__isnull", True), ("to_subject__isnull", True)),
                            models.Q(("from_subject__isnull", True), ("to_person__isnull", True)),
                            _connector="OR",
                        ),
                        name="relation_between_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_by__isnull", True)),
                            models.Q(("struck_at__isnull", False), ("struck_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="relation_struck_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plan_lines", to="cases.investigation"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("rank", models.PositiveSmallIntegerField()),
                ("text", vault.fields.SealedField(contract="amana/plan_line/text")),
                ("answer", vault.fields.SealedField(contract="amana/plan_line/answer", null=True)),
                ("weight", models.CharField(blank=True, default="", max_length=8)),
                ("verdict", models.CharField(blank=True, default="", max_length=10)),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                (
                    "struck_by",
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
                "verbose_name": "line of a plan",
                "ordering": ["kind", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("investigation", "kind", "rank"), name="plan_line_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["hypothesis", "source", "risk"])),
                        name="plan_line_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "hypothesis"),
                                ("verdict__in", ["open", "supported", "refuted"]),
                                ("weight", ""),
                            ),
                            models.Q(("kind", "source"), ("verdict", ""), ("weight", "")),
                            models.Q(("kind", "risk"), ("verdict", ""), ("weight__in", ["low", "medium", "high"])),
                            _connector="OR",
                        ),
                        name="plan_line_says_what_its_kind_says",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judged_at__isnull", True), ("judged_by__isnull", True)),
                            models.Q(("judged_at__isnull", False), ("judged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_line_judged_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_by__isnull", True)),
                            models.Q(("struck_at__isnull", False), ("struck_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plan_line_struck_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="cases.investigation"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("state", models.CharField(editable=False, max_length=40)),
                ("title", vault.fields.SealedField(contract="amana/task/title")),
                ("detail", vault.fields.SealedField(contract="amana/task/detail", null=True)),
                ("result", vault.fields.SealedField(contract="amana/task/result", null=True)),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
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
                "verbose_name": "task",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("investigation", "rank"), name="task_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_settled_or_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "waived"), _negated=True), ("result__isnull", False), _connector="OR"
                        ),
                        name="task_waived_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__isnull", True), ("days__gte", 1), _connector="OR"),
                        name="task_days_at_least_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_settled_at_with_by",
                    ),
                ],
            },
            bases=(django_fsm.FSMModelMixin, models.Model),
        ),
        migrations.CreateModel(
            name="TaskNeed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="cases.task"
                    ),
                ),
                (
                    "needed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="needed_by", to="cases.task"
                    ),
                ),
            ],
            options={
                "verbose_name": "dependency between tasks",
                "constraints": [
                    models.UniqueConstraint(fields=("task", "needed"), name="task_need_once"),
                    models.CheckConstraint(
                        condition=models.Q(("task", models.F("needed")), _negated=True), name="task_needs_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checklist", to="cases.task"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("text", vault.fields.SealedField(contract="amana/checklist_line/text")),
                ("ticked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ticked_by",
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
                "verbose_name": "line of a checklist",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "rank"), name="checklist_line_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ticked_at__isnull", True), ("ticked_by__isnull", True)),
                            models.Q(("ticked_at__isnull", False), ("ticked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="checklist_line_ticked_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Estimate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="estimates", to="cases.investigation"
                    ),
                ),
                ("hours", models.DecimalField(decimal_places=1, max_digits=7)),
                ("cost", models.DecimalField(decimal_places=2, max_digits=12)),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "estimate",
                "ordering": ["set_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 0), ("hours__gte", 0)), name="estimate_not_negative"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Effort",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="efforts", to="cases.investigation"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("worked_on", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("hours", models.DecimalField(decimal_places=1, default=0, max_digits=4)),
                ("expense", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("note", vault.fields.SealedField(contract="amana/effort/note", null=True)),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                (
                    "struck_by",
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
                "verbose_name": "hours and expenses",
                "ordering": ["worked_on", "noted_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["evidence", "interview", "travel", "writing", "other"])),
                        name="effort_kind_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expense__gte", 0),
                            ("hours__gte", 0),
                            ("hours__lte", 24),
                            models.Q(("hours__gt", 0), ("expense__gt", 0), _connector="OR"),
                        ),
                        name="effort_is_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("noted_by", models.F("member"))), name="effort_is_ones_own"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("struck_at__isnull", True), ("struck_by__isnull", True)),
                            models.Q(("struck_at__isnull", False), ("struck_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="effort_struck_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("category", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                ("changed_at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "ready plan",
                "ordering": ["category", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("category", "number"), name="plan_template_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RightsNotice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "interview",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rights_notice", to="cases.interview"
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.procedureversion"
                    ),
                ),
                (
                    "rights",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                ("how", models.CharField(max_length=10)),
                ("notified_on", models.DateField()),
                ("digest", models.CharField(max_length=64)),
                ("receipt", vault.fields.SealedField(contract="amana/rights_notice/receipt", null=True)),
                ("file", vault.fields.SealedField(contract="amana/rights_notice/file", null=True)),
                ("file_label", vault.fields.SealedField(contract="amana/rights_notice/file_label", null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of rights before an interview",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["letter", "in_person", "email"])),
                        name="rights_notice_how_in_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("receipt__isnull", False),
                            models.Q(("file__isnull", False), ("file_label__isnull", False)),
                            _connector="OR",
                        ),
                        name="rights_notice_with_proof",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordPiece",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pieces", to="cases.interview"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
                ("question", vault.fields.SealedField(contract="amana/record_piece/question", null=True)),
                ("answer", vault.fields.SealedField(contract="amana/record_piece/answer", null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of a record",
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("interview", "rank"), name="record_piece_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(("question__isnull", False), ("answer__isnull", False), _connector="OR"),
                        name="record_piece_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnonymisedRecord",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="anonymised", to="cases.interview"
                    ),
                ),
                ("alias", vault.fields.SealedField(contract="amana/anonymised_record/alias")),
                ("text", vault.fields.SealedField(contract="amana/anonymised_record/text")),
                (
                    "harms",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("assessment", vault.fields.SealedField(contract="amana/anonymised_record/assessment")),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("verdict", models.CharField(blank=True, default="", max_length=10)),
                ("reasons", vault.fields.SealedField(contract="amana/anonymised_record/reasons", null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
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
                "verbose_name": "anonymised record",
                "ordering": ["written_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "refused"), _negated=True),
                        fields=("interview",),
                        name="anonymised_record_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("reasons__isnull", True), ("verdict", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("reasons__isnull", False),
                                ("verdict__in", ["granted", "refused"]),
                            ),
                            _connector="OR",
                        ),
                        name="anonymised_record_decided_with_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("written_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="anonymised_record_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("harms", []), _negated=True), name="anonymised_record_names_harm"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="anonymised_record_decided_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OriginalOpening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="cases.interview"
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/original_opening/reasons")),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "opening of an original record",
                "ordering": ["opened_at"],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "reliance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="passages", to="cases.reliance"
                    ),
                ),
                ("first", models.PositiveSmallIntegerField()),
                ("last", models.PositiveSmallIntegerField()),
                ("quote", vault.fields.SealedField(contract="amana/passage/quote")),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "passage of a record",
                "ordering": ["first"],
                "constraints": [
                    models.UniqueConstraint(fields=("reliance", "first", "last"), name="passage_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__gte", 1), ("last__gte", models.F("first"))),
                        name="passage_runs_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="cases.case"
                    ),
                ),
                (
                    "allegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="cases.allegation"
                    ),
                ),
                ("kind", models.CharField(max_length=15)),
                ("ground", models.CharField(max_length=15)),
                ("reasons", vault.fields.SealedField(contract="amana/screening/reasons")),
                ("proposed_at", models.DateTimeField()),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
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
                "verbose_name": "screening",
                "ordering": ["proposed_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ground__in", ["not_competent", "unfounded", "judged", "prescribed", "performance"]),
                                ("kind", "screened_out"),
                            ),
                            models.Q(
                                ("confirmed_at__isnull", True),
                                ("ground__in", ["left", "died", "prescribed", "prosecutor"]),
                                ("kind", "no_finding"),
                            ),
                            _connector="OR",
                        ),
                        name="screening_ground_in_list",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("kind", "screened_out"), ("refused_at__isnull", True)
                        ),
                        fields=("allegation",),
                        name="screening_one_waiting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="screening_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("refused_by__isnull", True),
                            models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="screening_refused_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"
                        ),
                        name="screening_confirmed_or_refused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="screening_confirmed_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                            models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="screening_refused_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockCount",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="cases.case"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counts",
                        to="cases.storageplace",
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
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
                "verbose_name": "stock-taking",
                "ordering": ["-begun_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("case",), name="stock_count_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="stock_count_closed_at_with_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CountLine",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="cases.stockcount"
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counted", to="cases.exhibit"
                    ),
                ),
                ("outcome", models.CharField(max_length=8)),
                ("noted_at", models.DateTimeField()),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a stock-taking",
                "ordering": ["exhibit__rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("count", "exhibit"), name="count_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["seen", "broken", "missing"])),
                        name="count_line_outcome_in_list",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjectToken",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="name_tokens", to="cases.subject"
                    ),
                ),
                ("token", models.BinaryField(db_index=True, max_length=32)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("subject", "token"), name="subject_token_once")],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verifications", to="cases.case"
                    ),
                ),
                ("heads", models.CharField(max_length=64)),
                ("exhibits", models.PositiveIntegerField()),
                ("failed", models.PositiveIntegerField(default=0)),
                ("begun_at", models.DateTimeField()),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "finished_by",
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
                "verbose_name": "verification of exhibits",
                "ordering": ["-begun_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("finished_by__isnull", True)),
                            models.Q(("finished_at__isnull", False), ("finished_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="verification_finished_at_with_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("failed__lte", models.F("exhibits"))), name="verification_counts_agree"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerifiedExhibit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verified", to="cases.verification"
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verified", to="cases.exhibit"
                    ),
                ),
                ("outcome", models.CharField(max_length=12)),
                ("verified_at", models.DateTimeField()),
                (
                    "verified_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "verified exhibit",
                "ordering": ["exhibit__rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("verification", "exhibit"), name="verified_exhibit_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["sound", "no_file", "file_broken", "line_broken", "gone"])),
                        name="verified_exhibit_outcome_in_list",
                    ),
                ],
            },
        ),
    ]
    operations = [Together(_tables)]
