"""A closed case is read-only in the database, for every table that hangs on a case (PROCESS 2.0, I4)."""

import pytest
from django.apps import apps
from django.db import connection

from cases.models import Case

# Tables of which rows come or go after a case was closed, and why.
GO_ON = {
    "cases_casepermission": "whoever has a conflict steps back from a closed case too; keys are an entry of their own",
    "cases_watch": "a member's own: whoever watches is told of a reopening",
    "cases_lookmark": "a closed case is read, and that somebody looked is no change of the file",
    "cases_recusal": "stepping back from a conflict is always possible",
    "cases_reopening": "it is what opens the case again",
    "cases_originalopening": "the original of an anonymised record opens with a reason as long as it is kept",
    "cases_exhibit": "none is registered any more; its custody goes on until it is given back or destroyed",
    "cases_persontoken": "a person is found in closed cases too; a fingerprint changes nothing in the file",
    "cases_countedevent": "a rule counts what was found in closed cases too; nothing of the file changes",
    "cases_recommendation": "recommendations live on after their case, until somebody other than the owner closes them",
    "cases_casefile": "a closed case can be printed; it is read and not changed by that",
    "cases_verification": "custody is verified as long as it goes on",
    "cases_stockcount": "what should be there is counted as long as it is kept",
}


def _hanging_on_a_case() -> dict[str, str]:
    """Tables of this room and later ones with a path of foreign keys to a case, and the path."""
    found, fresh = {}, {Case: Case._meta.db_table}
    while fresh:
        grown = {}
        for model in apps.get_models(include_auto_created=True):
            for field in model._meta.local_fields:
                there = field.related_model if field.is_relation else None
                if there in fresh and model._meta.db_table not in {*found, "cases_case"} and _is_downward(model, field):
                    grown[model] = f"{fresh[there]} <- {model._meta.db_table}.{field.name}"
        found |= {model._meta.db_table: path for model, path in grown.items()}
        fresh = {model: path for model, path in grown.items() if model._meta.db_table not in GO_ON}
    return found


def _is_downward(model, field) -> bool:
    """A row belongs to what it cannot be without; a mere reference may be empty or name a second case."""
    return not field.null and field.name != "other" and model._meta.app_label not in LATER


# An appeal may be lodged after the case was closed: proceedings have an end of their own, and guards of their own.
LATER = {"discipline", "insights"}


HANGING = _hanging_on_a_case()


def test_the_search_finds_what_hangs_on_a_case_near_and_far():
    assert {"cases_allegation", "cases_scope", "cases_reliance", "cases_breach"} <= set(HANGING)
    assert set(GO_ON) <= set(HANGING)


@pytest.mark.parametrize("table", sorted(set(HANGING) - set(GO_ON)))
def test_no_table_that_hangs_on_a_case_changes_once_it_is_closed(db, table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname = %s AND tgenabled = 'O'",
            [table, f"{table}_in_open_case"],
        )
        guarded = cursor.fetchone()
    assert guarded, (
        f"{table} ({HANGING[table]}): put cases.guards_closed.GuardOpenCase into its migration,"
        " or say in GO_ON why its rows go on after the case was closed"
    )
