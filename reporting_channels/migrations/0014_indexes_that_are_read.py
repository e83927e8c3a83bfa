"""A new report writes into no index that no query reads: half of those of its tables.

By hand, because Django would take the foreign keys themselves down and check every row for them anew.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from machine.tables import Together

REPORT, PERMISSION, RECEIPT = (f"reporting_channels_{name}" for name in ("report", "reportpermission", "receipt"))
LIKE = " varchar_pattern_ops"
STEPS = {
    "let_in": "bb9dd839",
    "set_aside": "91d49a07",
    "acknowledged": "9877711d",
    "assessed": "f31442b4",
    "attached": "61fe7646",
    "no_case_proposed": "8a12d859",
    "no_case_confirmed": "a5aa73c5",
    "returned": "0b150f42",
    "feedback": "ad3993f6",
    "closed": "a4abed88",
}
GONE = (
    *((f"{REPORT}_{step}_by_id_{mark}", REPORT, f"{step}_by_id") for step, mark in STEPS.items()),
    (f"{REPORT}_questionnaire_id_4c8bf9c5", REPORT, "questionnaire_id"),
    (f"{REPORT}_retention_c7e90b18", REPORT, "retention"),
    (f"{REPORT}_retention_c7e90b18_like", REPORT, "retention" + LIKE),
    (f"{REPORT}_procedure_ab643969", REPORT, "procedure"),
    (f"{REPORT}_procedure_ab643969_like", REPORT, "procedure" + LIKE),
    (f"{PERMISSION}_user_id_17866db4", PERMISSION, "user_id"),
    (f"{PERMISSION}_permission_id_5fd7fc5a", PERMISSION, "permission_id"),
    (f"{RECEIPT}_locator_5ae4d130", RECEIPT, "locator"),
    (f"{RECEIPT}_locator_5ae4d130_like", RECEIPT, "locator" + LIKE),
)
DROP = "".join(f"DROP INDEX {name};" for name, _table, _column in GONE)
MAKE = "".join(f"CREATE INDEX {name} ON {table} ({column});" for name, table, column in GONE)


def _key(to: str, **options: object) -> models.ForeignKey:
    return models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to=to, **options)


def _now(model: str, name: str, field: models.Field) -> migrations.AlterField:
    return migrations.AlterField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("reporting_channels", "0013_asked_by_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(DROP, MAKE)],
            [
                Together(
                    [
                        *(
                            _now(
                                "report",
                                f"{step}_by",
                                _key(settings.AUTH_USER_MODEL, blank=True, editable=False, null=True, related_name="+"),
                            )
                            for step in STEPS
                        ),
                        _now(
                            "report", "questionnaire", _key("reporting_channels.questionnaireversion", related_name="+")
                        ),
                        _now("report", "retention", models.SlugField(db_index=False, max_length=40)),
                        _now("report", "procedure", models.SlugField(db_index=False, max_length=60)),
                        _now("reportpermission", "user", _key(settings.AUTH_USER_MODEL)),
                        _now("reportpermission", "permission", _key("auth.permission")),
                        _now("receipt", "locator", models.CharField(max_length=6)),
                    ]
                )
            ],
        ),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(fields=["locator"], name="receipt_locator"),
        ),
    ]
