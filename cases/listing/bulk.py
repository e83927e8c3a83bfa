"""One act on many cases: first what would happen to each, then each on its own, with its own entry.

Nothing here ends anything: a case is closed on its own page, by somebody who has it open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.access import members_who_could
from cases.actions import assignments
from cases.attention import marks, reviews
from cases.listing import forms
from cases.models import Case
from cases.policies.team import require_may_form_team
from machine.edges import Words
from machine.policies import why_not
from machine.refusals import Refused

AT_MOST = 50  # one page of the list


def _anybody(*, case: Case, by: Member) -> None:
    """Watching is everybody's own affair."""


class NotHere(Refused):
    """The person is on the team, has stepped back, or is kept away: which of these is not told."""

    sentence = _("This person cannot be assigned to this case.")


def _assign(*, case: Case, member: Member, role: str, by: Member, at: datetime) -> Any:
    """As on the case's own page, whose form offers nobody who is kept away from it."""
    if not members_who_could(case).filter(pk=member.pk).exists():
        raise NotHere()
    return assignments.assign(case=case, member=member, role=role, by=by, at=at)


@dataclass(frozen=True)
class Act:
    """``action`` takes one case; ``require`` says beforehand whether it may; ``form`` asks what is needed."""

    label: Words
    consequence: Words
    action: Callable[..., Any]
    require: Callable[..., Any]
    form: type[django_forms.Form] | None = None


ACTS: dict[str, Act] = {
    "watch": Act(
        _("Watch"), _("You are told when somebody else does something in these cases."), marks.watch, _anybody
    ),
    "unwatch": Act(_("Stop watching"), _("You are told no longer."), marks.unwatch, _anybody),
    "assign": Act(
        _("Assign somebody"),
        _("Permission and key of each case are given together. A file opens once its conflict statement is made."),
        _assign,
        require_may_form_team,
        forms.AssignMany,
    ),
    "review": Act(
        _("Set the next review"),
        _("The day stands among the next dates of each case, in the place of an earlier one."),
        reviews.set_review,
        reviews.require_may_set,
        forms.ReviewMany,
    ),
}


@dataclass(frozen=True)
class Line:
    """One case of the preview or of the result; ``why`` is the sentence that shuts it out, or empty."""

    case: Case
    why: Words


def preview(act: Act, cases: list[Case], by: Member) -> list[Line]:
    """What would happen to each, before anything does."""
    return [Line(case, why_not(act.require, case=case, by=by) or "") for case in cases]


def carry_out(act: Act, cases: list[Case], values: dict[str, Any], *, by: Member, at: datetime) -> list[Line]:
    """Do it to each on its own: one that is refused stops no other."""
    lines = []
    for case in cases:
        try:
            act.action(case=case, by=by, at=at, **values)
        except Refused as refusal:
            lines.append(Line(case, refusal.sentence))
        else:
            lines.append(Line(case, ""))
    return lines
