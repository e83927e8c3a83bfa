"""How decisions, sanctions and appeals of one proceeding are put on its page."""

from datetime import date
from typing import Any

from django.urls import reverse

from discipline.access import Texts
from discipline.appeals.presenting import appeal_shown
from discipline.appeals.recipes import stayed_by
from discipline.execution.presenting import execution_shown
from discipline.models import Proceeding
from discipline.policies.appeal import require_may_lodge
from discipline.words import sanction_in_words
from machine.policies import may


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


def sanctions_shown(proceeding: Proceeding, texts: Texts, by: Any, today: date) -> list[dict[str, Any]]:
    """Each sanction in words, with its appeals and the door to lodge one."""
    profile = proceeding.procedure.profile
    return [
        {
            "row": sanction,
            "says": sanction_in_words(profile, sanction.code, sanction.parameters),
            "law": profile.sanction(sanction.code).law,
            "appeals": [appeal_shown(appeal, texts, by, today) for appeal in sanction.appeals.all()],
            "execution": execution_shown(sanction, by, today),
            "unprinted": [profile.appeal(code).label for code in sanction.unprinted],
            "stayed": stayed_by(sanction) is not None,
            "lodge_url": reverse("discipline:lodge", args=[sanction.pk])
            if may(require_may_lodge, sanction=sanction, by=by)
            else "",
        }
        for sanction in proceeding.sanctions.all()
    ]


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
