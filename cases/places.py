"""Where cases stand in the menu and on the home page."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from cases import access
from cases.models import Case
from cases.policies.allegations import require_may_confirm
from cases.policies.parts import ACCOUNT_ROLES, role_on
from cases.turns import REVIEWER, next_day, whose_turn
from machine.edges import Words
from machine.policies import may
from machine.verbs import what_can_be_done
from ui import navigation

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
