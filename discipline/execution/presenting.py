"""What becomes of a sanction, on the page of its proceeding."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from discipline.execution.standing import erasure_due, probation_due
from discipline.models import Sanction
from discipline.papers.policies import require_may_preview
from discipline.policies import execution as policies
from machine.policies import may
from procedures.sanctions import SUSPENDED

DOORS = (
    ("discipline:order", policies.require_may_order, _("Order that the sanction be carried out")),
    ("discipline:confirm_payroll", policies.require_may_confirm_payroll, _("Record what the payroll confirmed")),
    ("discipline:revoke", policies.require_may_revoke, _("Revoke the suspended part")),
    ("discipline:serve_revoked", policies.require_may_serve_revoked, _("Record the serving of the revoked days")),
    ("discipline:erase", policies.require_may_erase, _("Erase the mention")),
)


def execution_shown(sanction: Sanction, by: Any, today: date) -> dict[str, Any]:
    """The order and what the payroll did, the suspended part and its probation, the mention and its end."""
    rule = sanction.proceeding.procedure.profile.sanction(sanction.code)
    erased, order = getattr(sanction, "mention_erasure", None), getattr(sanction, "order", None)
    return {
        "order": order,
        "firm": sanction.parameters.get("days", 0) - sanction.parameters.get(SUSPENDED, 0),
        "suspended": sanction.parameters.get(SUSPENDED, 0),
        "probation": probation_due(sanction, today=today) if sanction.is_standing else None,
        "revocation": getattr(sanction, "revocation", None),
        "erasure": rule.erasure,
        "erased": erased,
        "erasure_due": erasure_due(sanction, today=today) if sanction.is_standing and not erased else None,
        "may_draw_up": may(require_may_preview, proceeding=sanction.proceeding, by=by),
        "doors": [
            {"label": label, "url": reverse(url, args=[sanction.pk])}
            for url, require, label in DOORS
            if may(require, sanction=sanction, by=by)
        ],
    }
