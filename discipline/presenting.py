"""How decisions, sanctions and appeals of one proceeding are put on its page."""

from typing import Any

from django.urls import reverse

from discipline.access import Texts
from discipline.models import Proceeding
from discipline.policies.appeal import require_may_lodge
from machine.policies import may


def parameters_in_words(rule: Any, parameters: dict[str, int]) -> str:
    """ "Duration in days: 10", for each number that the sanction takes."""
    given = [(p.label, parameters[p.name]) for p in rule.parameters if p.name in parameters]
    return ", ".join(f"{label}: {number}" for label, number in given)


def sanction_in_words(profile: Any, code: str, parameters: dict[str, int]) -> str:
    """The sanction's name with its numbers; empty for no sanction."""
    if not code:
        return ""
    rule = profile.sanction(code)
    numbers = parameters_in_words(rule, parameters)
    return f"{rule.label} ({numbers})" if numbers else str(rule.label)


def decisions_shown(proceeding: Proceeding, texts: Texts) -> list[dict[str, Any]]:
    """Each decision with its sanction in words and its opened texts."""
    profile = proceeding.procedure.profile
    return [
        {
            "row": decision,
            "sanction": sanction_in_words(profile, decision.sanction, decision.parameters),
            "texts": texts.decisions[decision.pk],
        }
        for decision in proceeding.decisions.all()
    ]


def sanctions_shown(proceeding: Proceeding, texts: Texts, by: Any) -> list[dict[str, Any]]:
    """Each sanction in words, with its appeals and the door to lodge one."""
    profile = proceeding.procedure.profile
    return [
        {
            "row": sanction,
            "says": sanction_in_words(profile, sanction.code, sanction.parameters),
            "law": profile.sanction(sanction.code).law,
            "appeals": [_appeal_shown(profile, appeal, texts) for appeal in sanction.appeals.all()],
            "lodge_url": reverse("discipline:lodge", args=[sanction.pk])
            if may(require_may_lodge, sanction=sanction, by=by)
            else "",
        }
        for sanction in proceeding.sanctions.all()
    ]


def _appeal_shown(profile: Any, appeal: Any, texts: Texts) -> dict[str, Any]:
    return {
        "row": appeal,
        "kind": profile.appeal(appeal.kind).label,
        "outcome": profile.outcome(appeal.outcome) if appeal.outcome else None,
        "varied": sanction_in_words(profile, appeal.varied_sanction, appeal.varied_parameters),
        "texts": texts.appeals[appeal.pk],
    }


def rights_shown(proceeding: Proceeding) -> list[dict[str, Any]]:
    """Each right that was notified, by its name in the pinned procedure."""
    labels = {right.code: right.label for right in proceeding.procedure.profile.rights}
    return [{"label": labels[notice.right], "on": notice.notified_on} for notice in proceeding.right_notices.all()]


def opinion_shown(proceeding: Proceeding) -> str:
    """The sanction that the board advised, in words; empty for none."""
    opinion = getattr(proceeding, "opinion", None)
    if opinion is None or not opinion.sanction:
        return ""
    return sanction_in_words(proceeding.procedure.profile, opinion.sanction, opinion.parameters)
