"""Where cases stand in the menu and on the home page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import home
from accounts.models import Member
from cases import access
from cases.attention import marks
from cases.clocks import clocks_of
from cases.custody import reading
from cases.listing import query, saved
from cases.listing.filters import Filters
from cases.listing.forms import categories, leads
from cases.lists import open_to
from cases.models import Case
from cases.policies.allegations import require_may_confirm
from cases.policies.investigations import open_investigation
from cases.policies.parts import ACCOUNT_ROLES, role_on
from cases.report.policies import require_may_send_back
from cases.tabs import tab_url
from cases.turns import REVIEWER, next_day, where, whose_turn
from machine.edges import Words
from machine.policies import may
from machine.verbs import what_can_be_done
from ui import navigation
from ui.words import labelled


def of_exhibits(member: Member, today: date) -> Iterator[home.Row]:
    """Exhibits that wait for the member: handed over, to be described, missing, broken, to be destroyed."""
    for one in reading.offered_to(member):
        hint = _("%(name)s handed it to you: confirm it, or refuse it") % {"name": one.holder.name}
        yield home.Row(text=one.number, url=one.get_absolute_url(), hint=hint)
    for one in reading.to_describe(member):
        yield home.Row(text=one.number, url=one.get_absolute_url(), hint=_("Describe and seal"))
    for one in reading.missed(member):
        yield home.Row(text=one.number, url=one.get_absolute_url(), late=True, hint=_("Not found"))
    for one in reading.broken(member):
        yield home.Row(text=one.number, url=one.get_absolute_url(), late=True, hint=_("Seal found broken"))
    for one in reading.to_decide(member):
        hint = _("Agree to its destruction, or refuse it")
        yield home.Row(text=one.exhibit.number, url=one.get_absolute_url(), hint=hint)


ROLES = ("head_of_office", "investigator", "reviewer", "disciplinary_authority")


def to_declare(member: Member, today: date) -> Iterator[home.Row]:
    """Cases that open once the member has said whether they have a conflict."""
    for assignment in access.undeclared(member):
        yield home.Row(
            text=assignment.case.number,
            url=reverse("cases:declare", args=[assignment.pk]),
            hint=assignment.role_label,
        )


def my_step(member: Member, today: date) -> Iterator[home.Row]:
    """What the member's cases wait for them to do: the case's next step, findings to confirm, interviews under way."""
    for case in access.working_cases(member):
        for allegation in case.allegations.all():
            if may(require_may_confirm, allegation=allegation, by=member):
                yield _row(case, allegation, _("Confirm the finding, or send it back"), today)
        for interview in case.interviews.all():
            step = next((one for one in what_can_be_done(interview, member) if one.allowed), None)
            if step is not None:
                yield _row(case, interview, step.label, today)
        for investigation in case.investigations.all():
            if may(require_may_send_back, investigation=investigation, by=member):
                yield _row(case, investigation, _("Review the report"), today)
        turn = whose_turn(case)
        if turn is not None and turn.owner != REVIEWER and turn.owner == ACCOUNT_ROLES.get(role_on(case, member)):
            yield replace(_row(case, case, turn.says, today), url=where(case, turn))


def late(member: Member, today: date) -> Iterator[home.Row]:
    """The days that have passed in the member's cases, with what follows from each."""
    for case in access.working_cases(member):
        for due in clocks_of(case, today):
            if due.is_open and due.on and due.on < today:
                hint = labelled(due.clock.label, due.clock.consequence_says)
                yield home.Row(f"{case.number}", tab_url(case, "clocks"), due=due.on, late=True, hint=hint)
        running = open_investigation(case)
        if running is not None and running.runs_until and running.runs_until < today:
            yield home.Row(
                case.number, running.get_absolute_url(), running.runs_until, True, _("The mandate has ended")
            )
        review = getattr(case, "next_review", None)
        if review is not None and review.review_on < today:
            hint = _("The case was to be looked at again")
            yield home.Row(case.number, case.get_absolute_url(), review.review_on, True, hint)


def changed(member: Member, today: date) -> Iterator[home.Row]:
    """What others did in the member's cases since they looked at each."""
    cases = access.working_cases(member)
    counted = marks.changes(member, cases)
    for case in cases:
        if news := counted.get(case.pk):
            hint = ngettext("%(count)s new", "%(count)s new", news) % {"count": news}
            yield home.Row(case.number, tab_url(case, "timeline"), hint=hint)


def kept_searches(member: Member, today: date) -> Iterator[home.Row]:
    """Searches that are kept, with how many of the member's own cases each finds."""
    searches = list(saved.seen_by(member))
    if not searches:
        return
    words = {"categories": categories(), "people": leads(open_to(member))}
    for one in searches:
        filters = Filters.of(one.filters)
        count = query.count(member, filters)
        hint = ngettext("%(count)s case", "%(count)s cases", count) % {"count": count}
        yield home.Row(filters.words(**words), f"{reverse('cases:list')}?{filters.query}", hint=hint)


def _row(case: Case, row: Any, hint: Words, today: date) -> home.Row:
    day = next_day(case, today)
    text = case.number if row is case else f"{case.number} · {row}"
    return home.Row(text=text, url=row.get_absolute_url(), due=day, late=day is not None and day < today, hint=hint)


navigation.register(_("Cases"), "cases:list", roles=ROLES, order=30, key="c")
home.register(
    home.Section(title=_("Cases that wait for your statement on conflicts of interests"), rows=to_declare, order=20)
)
home.register(
    home.Section(
        title=_("Your next steps in cases"),
        rows=my_step,
        empty=_("No step in a case waits for you."),
        roles=ROLES,
        order=30,
    )
)
home.register(home.Section(title=_("Late in your cases, and what follows from it"), rows=late, roles=ROLES, order=25))
home.register(
    home.Section(
        title=_("New in your cases since you looked"),
        rows=changed,
        empty=_("Nothing is new in the cases that you have looked at."),
        roles=ROLES,
        order=40,
    )
)
home.register(
    home.Section(
        title=_("Kept searches"),
        rows=kept_searches,
        empty=_("You keep no search yet: filter the case list, and keep what you ask for often."),
        roles=ROLES,
        order=50,
    )
)
home.register(home.Section(title=_("Exhibits that wait for you"), rows=of_exhibits, roles=ROLES, order=25))
navigation.register(
    _("Places of exhibits"),
    "cases:places",
    roles=("head_of_office", "investigator", "administrator"),
    order=75,
    group=_("The office"),
)
