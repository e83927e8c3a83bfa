"""The rows of the case list, in the shape that its table draws."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Member
from audit.log import record_all
from cases.attention import marks
from cases.flags.standing import is_admitted, is_restricted
from cases.lists import with_clocks
from cases.models import Case
from cases.turns import next_day, whose_turn
from procedures.access import calendar_of
from procedures.units.access import name_of
from ui import spreadsheets
from ui.words import labelled


def rows_of(cases: list[Case], member: Member) -> list[dict[str, Any]]:
    """The rows of a page; the calendar of each country and the news of all cases are read once."""
    cases = with_clocks(cases)
    calendars = {country: calendar_of(country) for country in {case.procedure.country for case in cases}}
    changed = marks.changes(member, cases)
    return [_row(case, member, timezone.localdate(), calendars, changed.get(case.pk, 0)) for case in cases]


def as_csv(cases: list[Case], columns: list[dict[str, Any]], *, by: Member, at: datetime) -> str:
    """The rows as a file; an entry for each case."""
    rows = rows_of(cases, by)
    record_all("case.listed", by=by, subjects=cases, at=at, form="csv")
    keys = [column["key"] for column in columns]
    return spreadsheets.as_csv(
        [column["label"] for column in columns], ([_plain(row.get(key)) for key in keys] for row in rows)
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return value[0]
    return value.isoformat() if isinstance(value, date) else ("" if value is None else value)


def _row(case: Case, member: Member, today: date, calendars: dict, news: int) -> dict[str, Any]:
    team = [one for one in case.assignments.all() if one.ended_at is None]
    mine = next((one for one in team if one.member_id == member.pk), None)
    if not is_admitted(case, member.pk):
        return _row_before_declaring(case, _("Restricted"))
    if mine is None or mine.no_conflict_declared_at is None:
        return _row_before_declaring(case)
    turn, review = whose_turn(case), getattr(case, "next_review", None)
    return {
        "id": case.pk,
        "number": case.number,
        "state": (case.state_label, "done" if case.state == "closed" else "plain"),
        "due": next_day(case, today, calendars[case.procedure.country]),
        "owner": labelled(turn.owner_label, turn.says) if turn else "",
        "category": "" if is_restricted(case) else case.category_label,
        "unit": "" if is_restricted(case) else name_of(case.unit),
        "part": mine.role_label,
        "lead": next((one.member.name for one in team if one.role == "lead"), None),
        "opened": timezone.localdate(case.opened_at),
        "changed": ngettext("%(count)s new", "%(count)s new", news) % {"count": news} if news else "",
        "review": review.review_on if review else None,
        "url": case.get_absolute_url(),
    }


def _row_before_declaring(case: Case, why: str = "") -> dict[str, Any]:
    """Its number and what is asked: whoever may have a conflict learns nothing else from a list."""
    waits = (why or _("To declare"), "soon")
    return {"number": case.number, "state": waits, "part": waits[0], "url": case.get_absolute_url()}
