"""Where cases stand in the menu and on the home page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from cases import access
from cases.custody import reading
from cases.models import Case
from cases.policies.allegations import require_may_confirm
from cases.policies.parts import ACCOUNT_ROLES, role_on
from cases.turns import REVIEWER, next_day, whose_turn
from machine.edges import Words
from machine.policies import may
from machine.verbs import what_can_be_done
from ui import navigation


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
        turn = whose_turn(case)
        if turn is not None and turn.owner != REVIEWER and turn.owner == ACCOUNT_ROLES.get(role_on(case, member)):
            yield _row(case, case, turn.says, today)


def _row(case: Case, row: Any, hint: Words, today: date) -> home.Row:
    day = next_day(case, today)
    text = case.number if row is case else f"{case.number} · {row}"
    return home.Row(text=text, url=row.get_absolute_url(), due=day, late=day is not None and day < today, hint=hint)


navigation.register(_("Cases"), "cases:list", roles=ROLES, order=30)
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
home.register(home.Section(title=_("Exhibits that wait for you"), rows=of_exhibits, roles=ROLES, order=25))
navigation.register(
    _("Places of exhibits"), "cases:places", roles=("head_of_office", "investigator", "administrator"), order=75
)
