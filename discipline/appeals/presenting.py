"""How one appeal is put on the page of its proceeding: admissibility, stay, file, outcome, effects, doors."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from discipline.appeals.effects import WORDS
from discipline.appeals.recipes import effects_of
from discipline.clocks import answer_of, filing
from discipline.models import Appeal
from discipline.models.appeal import FILERS, GROUNDS, STANDING
from discipline.policies import effects as policies
from discipline.words import sanction_in_words
from machine.policies import may
from procedures.law import Law


def appeal_shown(appeal: Appeal, texts: Any, by: Any, today: date) -> dict[str, Any]:
    """Everything about one appeal, with the doors that this member finds open."""
    profile = appeal.sanction.proceeding.procedure.profile
    kind = profile.appeal(appeal.kind)
    limit = filing(appeal, today=today)
    return {
        "row": appeal,
        "kind": kind.label,
        "body": profile.body(kind.body),
        "limit": limit,
        "in_time": limit is None or limit.on is None or appeal.filed_on <= limit.on,
        "filer": FILERS[appeal.filed_by],
        "has_standing": appeal.filed_by in STANDING,
        "inadmissible": GROUNDS.get(appeal.inadmissible_for, ""),
        "silence": answer_of(appeal, today=today) if appeal.state in ("lodged", "admitted", "silent") else None,
        "outcome": profile.outcome(appeal.outcome) if appeal.outcome else None,
        "varied": sanction_in_words(profile, appeal.varied_sanction, appeal.varied_parameters),
        "texts": texts.appeals[appeal.pk],
        "stay": _stay(appeal, kind, texts),
        "submissions": [(one, texts.submissions[one.pk]) for one in appeal.submissions.all()],
        "foreseen": effects_of(appeal, today=today) if appeal.state == "determined" else (),
        "effects": [_effect(effect, by) for effect in appeal.effects.all()],
        "doors": _doors(appeal, by),
    }


def _stay(appeal: Appeal, kind: Any, texts: Any) -> dict[str, Any]:
    stay = getattr(appeal, "stay", None)
    rules = {
        "by_itself": _("Under the procedure this appeal stops the sanction by itself."),
        "none": _("Under the procedure this appeal does not stop the sanction."),
        "on_decision": _("This appeal stops the sanction only if a stay is granted."),
        "unknown": _("Whether this appeal stops the sanction was not found: only a decision that says so stops it."),
    }
    law: Law | None = kind.stay_law
    return {"rule": rules[kind.stay], "law": law, "row": stay, "reasons": texts.stays.get(stay.pk, "") if stay else ""}


def _effect(effect: Any, by: Any) -> dict[str, Any]:
    url = reverse("discipline:carry_out", args=[effect.pk])
    can = may(policies.require_may_carry_out, effect=effect, by=by)
    return {"row": effect, "says": WORDS[effect.code], "url": url if can else ""}


def _doors(appeal: Appeal, by: Any) -> list[dict[str, Any]]:
    offered = [
        ("discipline:ask_stay", policies.require_may_ask_stay, _("Ask for a stay")),
        ("discipline:rule_stay", policies.require_may_rule_stay, _("Rule on the stay")),
        ("discipline:put_in", policies.require_may_put_in, _("Put something into the file of the appeal")),
    ]
    return [
        {"label": label, "url": reverse(url, args=[appeal.pk])}
        for url, require, label in offered
        if may(require, appeal=appeal, by=by)
    ]
