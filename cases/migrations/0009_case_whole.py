"""Flags, screening, endings, joined cases and the allegation grid; numbers of cases become columns."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vault.fields

# Numbers are kept as they were said; a finding's vocabulary is that of the procedure that its case pinned.
NUMBERED = """
UPDATE cases_case SET number = year || '-' || lpad(serial::text, 4, '0');
UPDATE cases_finding f SET vocabulary_id = c.procedure_id
    FROM cases_allegation a JOIN cases_case c ON c.id = a.case_id WHERE a.id = f.allegation_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_custody_is_linked"),
        ("procedures", "0003_conduct"),
        ("vault", "0004_apart_from_the_quorum"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AllegationMove",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("ground", models.CharField(max_length=10)),
                ("moved_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "move of an allegation",
            },
        ),
        migrations.CreateModel(
            name="AllegationSource",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "source of an allegation",
                "ordering": ["noted_at"],
            },
        ),
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", vault.fields.SealedField(contract="amana/breach/reason", null=True)),
                ("cited_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "breach",
                "ordering": ["cited_at"],
            },
        ),
        migrations.CreateModel(
            name="CaseFlag",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_words", vault.fields.SealedField(contract="amana/caseflag/lifted_words", null=True)),
            ],
            options={
                "verbose_name": "flag",
                "ordering": ["set_at"],
            },
        ),
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("tie", models.CharField(max_length=10)),
                ("why", vault.fields.SealedField(contract="amana/caselink/why")),
                ("why_other", vault.fields.SealedField(contract="amana/caselink/why_other")),
                ("linked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "link between cases",
                "ordering": ["linked_at"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceLink",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("bearing", models.CharField(max_length=15)),
                ("why", vault.fields.SealedField(contract="amana/evidencelink/why", null=True)),
                ("words", vault.fields.SealedField(contract="amana/evidencelink/words", null=True)),
                ("text", vault.fields.SealedField(contract="amana/evidencelink/text", null=True)),
                ("file", vault.fields.SealedField(contract="amana/evidencelink/file", null=True)),
                ("file_label", vault.fields.SealedField(contract="amana/evidencelink/file_label", null=True)),
                ("linked_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "link to evidence",
                "ordering": ["linked_at"],
            },
        ),
        migrations.CreateModel(
            name="FlagAdmission",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("admitted_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "admission to a closed circle",
            },
        ),
        migrations.CreateModel(
            name="Merger",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reasons", vault.fields.SealedField(contract="amana/merger/reasons")),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "merger",
                "ordering": ["proposed_at"],
            },
        ),
        migrations.CreateModel(
            name="NumberingPattern",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("pattern", models.CharField(max_length=40)),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "numbering pattern",
                "ordering": ["-set_at"],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=15)),
                ("ground", models.CharField(max_length=15)),
                ("reasons", vault.fields.SealedField(contract="amana/screening/reasons")),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "screening",
                "ordering": ["proposed_at"],
            },
        ),
        migrations.CreateModel(
            name="SettingAside",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("outcome", models.CharField(max_length=20)),
                ("reasons", vault.fields.SealedField(contract="amana/settingaside/reasons")),
                ("proposed_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "closing before investigation",
                "ordering": ["proposed_at"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="case",
            name="case_outcome_in_list",
        ),
        migrations.RemoveConstraint(
            model_name="finding",
            name="finding_one_standing",
        ),
        migrations.RemoveConstraint(
            model_name="reliance",
            name="reliance_bearing_in_list",
        ),
        migrations.AddField(
            model_name="allegation",
            name="aggravating",
            field=vault.fields.SealedField(contract="amana/allegation/aggravating", null=True),
        ),
        migrations.AddField(
            model_name="allegation",
            name="is_approximate",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="allegation",
            name="mitigating",
            field=vault.fields.SealedField(contract="amana/allegation/mitigating", null=True),
        ),
        migrations.AddField(
            model_name="allegation",
            name="post",
            field=vault.fields.SealedField(contract="amana/allegation/post", null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="number",
            field=models.CharField(max_length=60, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="case",
            name="split_from",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="splits",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="nothing_against",
            field=vault.fields.SealedField(contract="amana/finding/nothing_against", null=True),
        ),
        migrations.AddField(
            model_name="finding",
            name="nothing_for",
            field=vault.fields.SealedField(contract="amana/finding/nothing_for", null=True),
        ),
        migrations.AddField(
            model_name="finding",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="finding",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="vocabulary",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="procedures.procedureversion",
            ),
        ),
        migrations.AddField(
            model_name="reliance",
            name="why",
            field=vault.fields.SealedField(contract="amana/reliance/why", null=True),
        ),
        migrations.AddField(
            model_name="reopening",
            name="returned_to",
            field=models.CharField(default="follow_up", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("returned_at__isnull", True), ("superseded_at__isnull", True)),
                fields=("allegation",),
                name="finding_one_standing",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(("superseded_at__isnull", False), ("superseded_by__isnull", False)),
                    _connector="OR",
                ),
                name="finding_superseded_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("superseded_at__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                name="finding_superseded_was_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="reliance",
            constraint=models.CheckConstraint(
                condition=models.Q(("bearing__in", ["supports", "contradicts", "neutral"])),
                name="reliance_bearing_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_to__in", ("preliminary", "investigation", "decision", "referred", "follow_up"))
                ),
                name="reopening_returned_to_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", "merged"), _negated=True), name="reopening_never_of_a_merged_case"
            ),
        ),
        migrations.AddField(
            model_name="allegationmove",
            name="allegation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="came_by", to="cases.allegation"
            ),
        ),
        migrations.AddField(
            model_name="allegationmove",
            name="case",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="cases.case"),
        ),
        migrations.AddField(
            model_name="allegationmove",
            name="moved_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="allegationmove",
            name="moved_from",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="went_by", to="cases.allegation"
            ),
        ),
        migrations.AddField(
            model_name="allegationsource",
            name="allegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="cases.allegation"
            ),
        ),
        migrations.AddField(
            model_name="allegationsource",
            name="noted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="allegationsource",
            name="origin",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.origin"
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="allegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="breaches", to="cases.allegation"
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="cited_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.articleversion"
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="caseflag",
            name="case",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="flags", to="cases.case"),
        ),
        migrations.AddField(
            model_name="caseflag",
            name="lifted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="caseflag",
            name="set_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="caselink",
            name="case",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="links", to="cases.case"),
        ),
        migrations.AddField(
            model_name="caselink",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="caselink",
            name="linked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="caselink",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="linked_from", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="allegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="cases.allegation"
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="exhibit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links",
                to="cases.exhibit",
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="interview",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links",
                to="cases.interview",
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="linked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidencelink",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="flagadmission",
            name="admitted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="flagadmission",
            name="flag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="admissions", to="cases.caseflag"
            ),
        ),
        migrations.AddField(
            model_name="flagadmission",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="absorbed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="absorbed_by", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="mergers", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="merger",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="numberingpattern",
            name="set_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="allegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="cases.allegation"
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="screening",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="settingaside",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="settings_aside", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="settingaside",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="settingaside",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="settingaside",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="allegationmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["split", "merger"])), name="allegationmove_ground_in_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="allegationmove",
            constraint=models.CheckConstraint(
                condition=models.Q(("allegation", models.F("moved_from")), _negated=True), name="allegationmove_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="allegationsource",
            constraint=models.UniqueConstraint(
                fields=("allegation", "origin"), name="allegationsource_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("allegation", "version"),
                name="breach_cited_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="breach_withdrawn_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["on_hold", "restricted", "criminal"])), name="caseflag_kind_in_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at__isnull", True)),
                fields=("case", "kind"),
                name="caseflag_one_open_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "on_hold"), ("reason__in", ["court", "authority", "absence", "force", "other"])),
                    models.Q(models.Q(("kind", "on_hold"), _negated=True), ("reason", "")),
                    _connector="OR",
                ),
                name="caseflag_hold_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "restricted"), ("level__in", ["discreet", "admitted"])),
                    models.Q(models.Q(("kind", "restricted"), _negated=True), ("level", "")),
                    _connector="OR",
                ),
                name="caseflag_restricted_with_level",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    models.Q(
                        ("ended_on__gte", models.F("since_on")), ("kind", "criminal"), ("lifted_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="caseflag_ended_when_lifted",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseflag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at__isnull", True), ("lifted_by__isnull", True)),
                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                    _connector="OR",
                ),
                name="caseflag_lifted_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.CheckConstraint(
                condition=models.Q(("tie__in", ["people", "facts", "pattern", "follows"])), name="caselink_tie_in_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.CheckConstraint(
                condition=models.Q(("case", models.F("other")), _negated=True), name="caselink_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("case", "other"), name="caselink_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="caselink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="caselink_ended_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelink",
            constraint=models.CheckConstraint(
                condition=models.Q(("bearing__in", ["supports", "contradicts", "neutral"])),
                name="evidencelink_bearing_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exhibit__isnull", False), ("interview__isnull", True)),
                    models.Q(("exhibit__isnull", True), ("interview__isnull", False)),
                    _connector="OR",
                ),
                name="evidencelink_to_one_piece",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("allegation", "exhibit"),
                name="evidencelink_exhibit_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("allegation", "interview"),
                name="evidencelink_interview_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencelink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="evidencelink_withdrawn_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="flagadmission",
            constraint=models.UniqueConstraint(fields=("flag", "member"), name="flagadmission_once"),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(("case", models.F("absorbed")), _negated=True), name="merger_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.UniqueConstraint(
                condition=models.Q(("refused_at__isnull", True)), fields=("absorbed",), name="merger_absorbed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="merger_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused_by__isnull", True),
                    models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="merger_refused_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"),
                name="merger_confirmed_or_refused",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="merger_confirmed_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="merger",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                    models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                    _connector="OR",
                ),
                name="merger_refused_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("confirmed_at__isnull", True), ("kind", "screened_out"), ("refused_at__isnull", True)
                ),
                fields=("allegation",),
                name="screening_one_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="screening_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused_by__isnull", True),
                    models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="screening_refused_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"),
                name="screening_confirmed_or_refused",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="screening_confirmed_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                    models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                    _connector="OR",
                ),
                name="screening_refused_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["insufficient", "passed_on"])), name="settingaside_outcome_in_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.UniqueConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("refused_at__isnull", True)),
                fields=("case",),
                name="settingaside_one_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="settingaside_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused_by__isnull", True),
                    models.Q(("refused_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="settingaside_refused_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("refused_at__isnull", True), _connector="OR"),
                name="settingaside_confirmed_or_refused",
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="settingaside_confirmed_at_with_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="settingaside",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("refused_at__isnull", True), ("refused_by__isnull", True)),
                    models.Q(("refused_at__isnull", False), ("refused_by__isnull", False)),
                    _connector="OR",
                ),
                name="settingaside_refused_at_with_by",
            ),
        ),
        migrations.RunSQL(NUMBERED, migrations.RunSQL.noop),
    ]
