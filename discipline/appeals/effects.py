"""The effects engine: what the outcome of an appeal does to the sanction, the pay, the file, the finding, the clocks.

Pure: a profile's outcome, its sanction, where that sanction stood and what remains of the prescription come in; effects
come out, each with its day and its law. No country is named here: the outcome's recipe and the sanction's data decide.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from procedures.law import Law
from procedures.remedies import AppealOutcome
from procedures.sanctions import SanctionRule

STANDING, FALLEN = ("stands", "withdrawn"), ("annulled", "form", "disproportion", "merits", "remitted")

# What each effect says to the person who reads or carries it out.
WORDS = {
    "sanction_stands": _("The sanction stands."),
    "sanction_ends": _("The sanction is as if it had never been."),
    "sanction_replaced": _("Another sanction takes its place and is notified anew."),
    "stay_ends": _("The stay ends: the sanction is carried out from now on."),
    "pay_repaid": _("Repay what was withheld."),
    "pay_adjusted": _("Settle the difference in pay between the two sanctions."),
    "career_rebuilt": _("Rebuild the career as if the sanction had never been."),
    "post_restored": _("Give the person back their former post, or one equal to it."),
    "service_restored": _("Take the person back into service."),
    "mention_removed": _("Take the mention of the sanction off the personal file."),
    "documents_removed": _("Take every document of the proceeding off the personal file."),
    "documents_stay": _("The documents stay on the file."),
    "finding_revised": _("The facts are no fault: tell the head of the office, so that the finding says so."),
    "finding_stands": _("The finding stands: the facts were not judged."),
    "may_take_up": _("The proceeding may be taken up again until this day, within what remains of the prescription."),
    "may_take_up_unlimited": _("The proceeding may be taken up again; no prescription is known."),
    "may_not_take_up": _("The prescription is over: the proceeding cannot be taken up again."),
    "never_again": _("The same facts can never be taken up again."),
    "lighter_only": _("A new sanction must be lighter than the one that fell."),
    "decide_again": _("The authority decides again."),
    "ground_unknown": _("The procedure does not say whether the proceeding may be taken up again: it may not."),
}
# Effects that somebody carries out: a gap until it is done.
TASKS = (
    "pay_repaid", "pay_adjusted", "career_rebuilt", "post_restored", "service_restored", "mention_removed",
    "documents_removed", "finding_revised", "decide_again",
)  # fmt: skip
_RESTORED = {"pay": "pay_repaid", "career": "career_rebuilt", "post": "post_restored", "service": "service_restored"}


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect: from which day it holds, by which law, and whether somebody has to carry it out."""

    code: str
    on: date
    law: Law | None = None

    @property
    def says(self) -> Any:
        return WORDS[self.code]

    @property
    def is_task(self) -> bool:
        return self.code in TASKS


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the sanction stood when the outcome came: carried out or not, stayed or not."""

    is_executed: bool
    is_stayed: bool = False


def effects(
    outcome: AppealOutcome, rule: SanctionRule, stage: Stage, *, on: date, prescribed_on: date | None
) -> tuple[Effect, ...]:
    """Everything that this outcome brings about, from the day on which it was given.

    ``prescribed_on`` is the last day on which the proceeding could be taken up again; None where nothing limits it.
    """
    if outcome.recipe in STANDING:
        codes = ["sanction_stands", *(["stay_ends"] if stage.is_stayed else [])]
        return tuple(Effect(code, on, outcome.law) for code in codes)
    made = [Effect("sanction_replaced" if outcome.recipe == "replaced" else "sanction_ends", on, outcome.law)]
    made += [Effect(code, on, outcome.law) for code in _undone(outcome, rule, stage)]
    made += [Effect(code, on, outcome.law) for code in _on_file(outcome, rule)]
    return (*made, *_again(outcome, on, prescribed_on))


def _undone(outcome: AppealOutcome, rule: SanctionRule, stage: Stage) -> list[str]:
    """What was already done to the person; nothing was done before execution."""
    if not stage.is_executed:
        return []
    if outcome.recipe == "replaced":
        return ["pay_adjusted"] if "pay" in rule.touches else []
    return [_RESTORED[what] for what in rule.touches]


def _on_file(outcome: AppealOutcome, rule: SanctionRule) -> list[str]:
    codes = ["mention_removed"] if rule.erasure.mode != "never_recorded" else []
    codes.append("documents_removed" if outcome.erases_file else "documents_stay")
    if outcome.recipe != "replaced":
        codes.append("finding_revised" if outcome.recipe == "merits" else "finding_stands")
    return codes


def _again(outcome: AppealOutcome, on: date, prescribed_on: date | None) -> list[Effect]:
    """Whether, until when and with what bound the same facts may come before the authority again."""
    law = outcome.law
    if outcome.recipe == "replaced":
        return []
    if outcome.recipe == "merits":
        return [Effect("never_again", on, law)]
    if not outcome.may_restart:
        return [Effect("ground_unknown", on, law)]
    if prescribed_on is not None and prescribed_on < on:
        return [Effect("may_not_take_up", prescribed_on, law)]
    first = "may_take_up_unlimited" if prescribed_on is None else "may_take_up"
    made = [Effect(first, prescribed_on or on, law)]
    if outcome.recipe == "disproportion":
        made.append(Effect("lighter_only", on, law))
    if outcome.recipe == "remitted":
        made.append(Effect("decide_again", on, law))
    return made


def is_lighter(scale: tuple[SanctionRule, ...], new: tuple[str, dict], old: tuple[str, dict]) -> bool:
    """Whether a sanction stands lower on the scale, or is the same one with smaller numbers."""
    order = [rule.code for rule in scale]
    if new[0] != old[0]:
        return order.index(new[0]) < order.index(old[0])
    numbers = {parameter.name for parameter in scale[order.index(old[0])].parameters}
    pairs = [(new[1].get(name, 0), old[1].get(name, 0)) for name in numbers]
    return all(mine <= theirs for mine, theirs in pairs) and any(mine < theirs for mine, theirs in pairs)
