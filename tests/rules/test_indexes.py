"""A report is written into the indexes that somebody reads, and into no other: each costs every report."""

import ast
import uuid

import pytest
from django.db import connection, models

from reporting_channels.models import Receipt, Report, ReportPermission
from tests.rules.reading import ROOT
from vault.models import Compartment, Grant

pytestmark = pytest.mark.django_db
OF_A_REPORT = (Compartment, Grant, Report, ReportPermission, Receipt)
STEPS = "let_in set_aside acknowledged assessed attached no_case_proposed no_case_confirmed returned feedback closed"
# Keys by which nobody looks for rows: who took a step stands in the log, by its actor.
UNSOUGHT = {
    *((Report, f"{step}_by") for step in STEPS.split()),
    (Report, "questionnaire"),  # a version is never deleted, and nobody lists its reports
    (ReportPermission, "permission"),  # one row for all reports: an index of one value
}
ASKING = {"filter", "exclude", "get", "Q", "order_by", "values_list", "values", "count", "get_or_create"}


def _first_columns(table: str) -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    return {one["columns"][0] for one in found if (one["index"] or one["unique"]) and one["columns"]}


def test_every_key_of_a_report_s_rows_is_found_or_said_to_be_unsought():
    without = {
        (model, field.name)
        for model in OF_A_REPORT
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.column not in _first_columns(model._meta.db_table)
    }
    assert without == UNSOUGHT


def test_nobody_looks_for_a_report_by_what_has_no_index():
    names = {f"{step}_by" for step in STEPS.split()} | {"retention", "procedure"}
    asked = []
    for path in [*(ROOT / "reporting_channels").rglob("*.py"), *(ROOT / "insights").rglob("*.py")]:
        if {"models", "migrations"} & set(path.parts):
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in ASKING:
                sought = {(one.arg or "").split("__")[0].removesuffix("_id") for one in call.keywords}
                asked += [(path.name, name) for name in sought & names]
    assert not asked


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: Grant.objects.active().filter(compartment_id=uuid.uuid4()), "vault_one_active_grant"),
        (lambda: Receipt.objects.filter(locator="123456"), "receipt_locator"),
        (
            lambda: ReportPermission.objects.filter(user_id=uuid.uuid4()).order_by("-listed_at"),
            "report_permission_list",
        ),
        (lambda: ReportPermission.objects.filter(content_object_id=uuid.uuid4()), "content_object_id"),
    ],
)
def test_what_is_sought_is_found_by_an_index(rows, index):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows().explain()
    assert index in plan, plan
    assert "Seq Scan" not in plan
