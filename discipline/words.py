"""A sanction and its numbers in words; why a proceeding ended without a decision."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from procedures.sanctions import SUSPENDED
from ui.words import labelled

DISCONTINUED = {
    "death": gettext_lazy("The person has died"),
    "prescription": gettext_lazy("The time to act has run out"),
    "facts": gettext_lazy("New facts remove the ground"),
    "court": gettext_lazy("A court's judgment removes the ground"),
    "other": gettext_lazy("Another reason, written in the file"),
}


def parameters_in_words(rule: Any, parameters: dict[str, int]) -> str:
    """ "Duration in days: 10", for each number that the sanction takes."""
    given = [(p.label, parameters[p.name]) for p in rule.parameters if p.name in parameters]
    if parameters.get(SUSPENDED):
        given.append((_("suspended part"), parameters[SUSPENDED]))
    return ", ".join(labelled(label, number) for label, number in given)


def sanction_in_words(profile: Any, code: str, parameters: dict[str, int]) -> str:
    """The sanction's name with its numbers; empty for no sanction."""
    if not code:
        return ""
    rule = profile.sanction(code)
    numbers = parameters_in_words(rule, parameters)
    said = f"{rule.label} ({numbers})" if numbers else str(rule.label)
    added = [str(profile.sanction(one).label) for one in parameters.get("complementary", ())]
    return " + ".join([said, *added])
