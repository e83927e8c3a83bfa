"""The risk of detriment is assessed again at each decision: rows that nobody edits, and what called for them."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import vault.fields
from machine.tables import Together

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"
ASSESSMENT, OCCASION = "reporting_channels_detrimentassessment", "reporting_channels_detrimentoccasion"

# What was assessed before is the first one of its report, with its own occasion.
BEFORE = f"""
INSERT INTO {ASSESSMENT} (id, report_id, grid_id, level, others_level, measures, review_on, assessed_at, assessed_by_id)
    SELECT gen_random_uuid(), a.report_id, a.id, a.detriment_risk, 'none', ARRAY[]::varchar[],
           CASE WHEN a.detriment_risk = 'none' THEN NULL
                ELSE greatest(a.assessed_at::date + 90, CURRENT_DATE + 30) END,
           a.assessed_at, a.assessed_by_id
    FROM reporting_channels_assessment a;
INSERT INTO {OCCASION} (id, report_id, kind, raised_on, raised_by_id, assessment_id)
    SELECT gen_random_uuid(), d.report_id, 'triage', d.assessed_at::date, d.assessed_by_id, d.id FROM {ASSESSMENT} d;
"""

GUARDS = f"""
CREATE FUNCTION detriment_assessment_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'an assessment of the risk of detriment is never changed: a later one stands beside it' {REFUSE};
    END IF;
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_report r WHERE r.id = NEW.report_id
                   AND r.state NOT IN ('quarantined', 'set_aside', 'erased'))
       OR NEW.grid_id IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM reporting_channels_assessment a WHERE a.id = NEW.grid_id AND a.report_id = NEW.report_id
             AND a.detriment_risk = NEW.level) THEN
        RAISE EXCEPTION 'a risk is assessed on a report that was let in, and the first time as its grid says' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER detriment_assessment_stays BEFORE INSERT OR UPDATE ON {ASSESSMENT}
    FOR EACH ROW EXECUTE FUNCTION detriment_assessment_stays();

CREATE FUNCTION detriment_has_an_occasion() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM {ASSESSMENT} d WHERE d.id = NEW.id)
       AND NOT EXISTS (SELECT 1 FROM {OCCASION} o WHERE o.assessment_id = NEW.id) THEN
        RAISE EXCEPTION 'a risk is assessed again on an occasion' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER detriment_has_an_occasion AFTER INSERT ON {ASSESSMENT} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION detriment_has_an_occasion();

CREATE FUNCTION detriment_occasion_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.assessment_id IS NOT NULL THEN
            RAISE EXCEPTION 'an occasion is there before the assessment that takes it up' {REFUSE};
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.assessment_id IS NOT NULL OR NEW.assessment_id IS NULL
       OR to_jsonb(NEW) - 'assessment_id' <> to_jsonb(OLD) - 'assessment_id'
       OR NOT EXISTS (SELECT 1 FROM {ASSESSMENT} d WHERE d.id = NEW.assessment_id AND d.report_id = NEW.report_id) THEN
        RAISE EXCEPTION 'an occasion changes once: when an assessment of the same report takes it up' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER detriment_occasion_stays BEFORE INSERT OR UPDATE ON {OCCASION}
    FOR EACH ROW EXECUTE FUNCTION detriment_occasion_stays();
"""
NO_GUARDS = f"""
DROP TRIGGER detriment_occasion_stays ON {OCCASION};
DROP FUNCTION detriment_occasion_stays();
DROP TRIGGER detriment_has_an_occasion ON {ASSESSMENT};
DROP FUNCTION detriment_has_an_occasion();
DROP TRIGGER detriment_assessment_stays ON {ASSESSMENT};
DROP FUNCTION detriment_assessment_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0015_asked_together"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    _tables = [
        migrations.AddField(
            model_name="report",
            name="is_detriment_in_time",
            field=models.BooleanField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="DetrimentAssessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "level",
                    models.CharField(
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=10,
                    ),
                ),
                (
                    "others_level",
                    models.CharField(
                        choices=[("none", "None seen"), ("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=10,
                    ),
                ),
                (
                    "measures",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("few", "Fewer people know of it: masks, keys, a smaller team"),
                                ("wording", "Letters and records are worded so that nobody recognises the source"),
                                (
                                    "order",
                                    "The order of the steps hides the source: others are heard, other files are asked for first",
                                ),
                                ("witnesses", "Witnesses are heard out of sight, or their record is anonymised"),
                                ("precaution", "A precaution against the person concerned"),
                                ("contact", "A named person is there for the reporter and asks how they fare"),
                                (
                                    "career",
                                    "Nothing is decided on their post, rating or pay, or on their goods, before the office saw it",
                                ),
                                ("apart", "They and the person concerned do not work together"),
                                ("move", "Another post or another customs office, if they wish it"),
                                ("advice", "They were told where legal, medical or other help is found"),
                                ("police", "The police, or a complaint against threats"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("reasons", vault.fields.SealedField(contract="amana/detriment_assessment/reasons", null=True)),
                ("review_on", models.DateField(null=True)),
                ("assessed_at", models.DateTimeField()),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "carer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grid",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="detriment",
                        to="reporting_channels.assessment",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="detriment_assessments",
                        to="reporting_channels.report",
                    ),
                ),
            ],
            options={
                "ordering": ("assessed_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="DetrimentOccasion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("triage", "The report was assessed"),
                            ("case_opened", "A case was opened"),
                            ("no_case", "It was decided that no case is opened"),
                            ("notified", "A person concerned was told of the investigation"),
                            ("delivered", "The investigation’s report was delivered"),
                            ("referred", "The case was referred to the disciplinary authority"),
                            ("proceeding", "A disciplinary proceeding was opened"),
                            ("identity_asked", "The reporter’s identity was asked for"),
                            ("identity", "The reporter’s identity was opened"),
                            ("case_closed", "The case was closed"),
                            ("closed", "The report was closed"),
                            ("reprisals", "The reporter writes that they suffer for having spoken"),
                            ("word", "Something was told or seen that touches the risk"),
                            ("review", "Looked at again without any new event"),
                        ],
                        max_length=20,
                    ),
                ),
                ("raised_on", models.DateField()),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occasions",
                        to="reporting_channels.detrimentassessment",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="detriment_occasions",
                        to="reporting_channels.report",
                    ),
                ),
            ],
            options={
                "ordering": ("raised_on", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="detrimentassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("grid__isnull", True), ("reasons__isnull", False)),
                    models.Q(("grid__isnull", False), ("reasons__isnull", True)),
                    _connector="OR",
                ),
                name="detriment_reasons_here_or_in_the_grid",
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level__in", ["none", "low", "medium", "high"]),
                    ("others_level__in", ["none", "low", "medium", "high"]),
                ),
                name="detriment_levels_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "measures__contained_by",
                        [
                            "few",
                            "wording",
                            "order",
                            "witnesses",
                            "precaution",
                            "contact",
                            "career",
                            "apart",
                            "move",
                            "advice",
                            "police",
                        ],
                    )
                ),
                name="detriment_measures_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("measures", []), ("carer__isnull", False), _connector="OR"),
                name="detriment_measures_are_looked_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "none"), ("others_level", "none")), ("review_on__isnull", False), _connector="OR"
                ),
                name="detriment_risk_is_looked_at_again",
            ),
        ),
        migrations.AddIndex(
            model_name="detrimentoccasion",
            index=models.Index(
                condition=models.Q(("assessment", None)), fields=["report"], name="detriment_occasion_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentoccasion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "triage",
                            "case_opened",
                            "no_case",
                            "notified",
                            "delivered",
                            "referred",
                            "proceeding",
                            "identity_asked",
                            "identity",
                            "case_closed",
                            "closed",
                            "reprisals",
                            "word",
                            "review",
                        ],
                    )
                ),
                name="detriment_occasion_in_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="detrimentoccasion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "reprisals"), ("raised_by__isnull", True)),
                    models.Q(models.Q(("kind", "reprisals"), _negated=True), ("raised_by__isnull", False)),
                    _connector="OR",
                ),
                name="detriment_occasion_of_the_reporter_names_nobody",
            ),
        ),
    ]
    operations = [
        Together(_tables),
        migrations.RunSQL(BEFORE, migrations.RunSQL.noop),
        # Deferred checks of the rows above are settled before their tables change again.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED", migrations.RunSQL.noop),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
