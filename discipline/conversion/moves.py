"""What would move if a proceeding followed another version: clocks, bounds, steps; and what stands in the way.

Computed, never stored: whoever proposes and whoever confirms each see it as it is on their day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from discipline.clocks import clocks_of
from discipline.models import Proceeding
from procedures.clocks import Due
from procedures.differing import Point, differences
from procedures.models import ProcedureVersion
from procedures.profile import Profile
from procedures.sanctions import OutOfBounds
from ui.words import labelled

TOLD = ("groups", "sanctions", "sanction_rules", "steps", "board", "rights", "appeals", "outcomes", "services")


@dataclass(frozen=True, slots=True)
class Moved:
    """One clock before and after; None where that version has no such clock at work here."""

    label: Any
    before: Due | None
    after: Due | None


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that the page shows before the act. Where something is ``missing`` the act is refused."""

    clocks: tuple[Moved, ...]
    steps: tuple[tuple[Any, Any], ...]
    points: tuple[Point, ...]
    missing: tuple[str, ...]


def moves(proceeding: Proceeding, version: ProcedureVersion, *, today: date) -> Moves:
    """What this proceeding would find changed under that version."""
    old, new = proceeding.procedure, version
    missing = tuple(_missing(proceeding, new.profile))
    return Moves(
        clocks=() if missing else tuple(_clocks(proceeding, new, today)),
        steps=tuple(_steps(old.profile, new.profile)),
        points=tuple(one for one in differences(old.body, new.body) if one.code in TOLD),
        missing=missing,
    )


def done_steps(proceeding: Proceeding) -> list[str]:
    """Codes of the steps that were taken, whatever came after them."""
    facts = {
        "serve": proceeding.charges_served_on,
        "give_file_access": proceeding.file_opened_on,
        "convoke": getattr(proceeding, "board", None),
        "hold": getattr(proceeding, "hearing", None),
        "give_opinion": getattr(proceeding, "opinion", None),
        "decide": proceeding.decided_at,
    }
    return [code for code, fact in facts.items() if fact is not None]


def _missing(proceeding: Proceeding, new: Profile) -> Iterator[str]:
    """What was done already and has no counterpart, in sentences."""
    old = proceeding.procedure.profile
    names = {step.code: step.label for step in old.steps}
    for code in done_steps(proceeding):
        if code not in {step.code for step in new.steps}:
            yield _("The step “%(step)s” was taken, and this version has none.") % {"step": names.get(code, code)}
    if old.board and not new.board and getattr(proceeding, "board", None):
        yield _("A board was convoked, and this version has none.")
    rights = {right.code for right in new.rights}
    for notice in proceeding.right_notices.all():
        if notice.right not in rights:
            label = old.right(notice.right).label
            yield _("The right “%(right)s” was notified, and this version has none.") % {"right": label}
    yield from _missing_sanctions(proceeding, old, new)
    yield from _missing_appeals(proceeding, old, new)


def _missing_sanctions(proceeding: Proceeding, old: Profile, new: Profile) -> Iterator[str]:
    said = [(one.sanction, one.parameters) for one in proceeding.decisions.exclude(state="returned") if one.sanction]
    said += [(one.sanction, one.parameters) for one in proceeding.rounds.filter(correction=None) if one.sanction]
    said += [(one.code, one.parameters) for one in proceeding.sanctions.all()]
    told = set()
    for code, parameters in said:
        rule = next((one for one in new.scale if one.code == code), None)
        label = next((one.label for one in old.scale if one.code == code), code)
        if rule is None and code not in told:
            told.add(code)
            yield _("The sanction “%(sanction)s” was voted, decided or imposed, and this version has none.") % {
                "sanction": label
            }
        elif rule is not None and code not in told and (why := _out_of_bounds(rule, parameters)):
            told.add(code)
            yield labelled(label, why)


def _out_of_bounds(rule: Any, parameters: dict[str, Any]) -> str:
    numbers = {one.name for one in rule.parameters}
    for parameter in rule.parameters:
        if parameter.name not in parameters:
            continue
        try:
            parameter.require(parameters[parameter.name], None)
        except OutOfBounds as refusal:
            return str(refusal)
    bare = {name for name, value in parameters.items() if isinstance(value, int) and not isinstance(value, bool)}
    return _("its numbers are not those of this version.") if bare - numbers - {"suspended_days"} else ""


def _missing_appeals(proceeding: Proceeding, old: Profile, new: Profile) -> Iterator[str]:
    kinds, outcomes = {one.code for one in new.appeals}, {one.code for one in new.outcomes}
    for appeal in (one for sanction in proceeding.sanctions.all() for one in sanction.appeals.all()):
        if appeal.kind not in kinds or (appeal.outcome and appeal.outcome not in outcomes):
            label = old.appeal(appeal.kind).label
            yield _("The appeal “%(appeal)s” was lodged, and this version has none, or not its outcome.") % {
                "appeal": label
            }


def _clocks(proceeding: Proceeding, version: ProcedureVersion, today: date) -> Iterator[Moved]:
    as_if = Proceeding.objects.select_related("case").get(pk=proceeding.pk)
    before = {due.clock.code: due for due in clocks_of(as_if, today=today)}
    as_if = Proceeding.objects.select_related("case").get(pk=proceeding.pk)
    as_if.procedure = version  # never saved: only read
    after = {due.clock.code: due for due in clocks_of(as_if, today=today)}
    for code in [*before, *(code for code in after if code not in before)]:
        was, now = before.get(code), after.get(code)
        if was is None or now is None or (was.on, was.status) != (now.on, now.status):
            yield Moved((now or was).clock.label, was, now)


def _steps(old: Profile, new: Profile) -> Iterator[tuple[Any, Any]]:
    before, after = ({step.code: step.label for step in one.steps} for one in (old, new))
    for code in [*before, *(code for code in after if code not in before)]:
        if (code in before) is not (code in after):
            yield before.get(code), after.get(code)
