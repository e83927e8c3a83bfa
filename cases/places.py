"""Where cases stand in the menu and on the home page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from cases import access
from cases.turns import next_day
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
    """Things in the member's cases of which the next step is theirs, with the case's next date."""
    for case in access.working_cases(member):
        waiting = [case, *case.allegations.all(), *case.investigations.all(), *case.interviews.all()]
        for row in waiting:
            step = next((one for one in what_can_be_done(row, member) if one.allowed), None)
            if step is not None:
                yield _row(case, row, step.label, today)


def _row(case, row, label, today: date) -> home.Row:
    day = next_day(case, today)
    text = case.number if row is case else f"{case.number} · {row}"
    return home.Row(text=text, url=row.get_absolute_url(), due=day, late=day is not None and day < today, hint=label)


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
