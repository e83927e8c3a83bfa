"""The effects of one appeal, with what remains of the prescription and where the sanction stood."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from discipline.appeals.effects import Effect, Stage, effects
from discipline.clocks import prescription
from discipline.models import Appeal, Proceeding, Sanction


def stayed_by(sanction: Sanction) -> Appeal | None:
    """The open appeal that stops this sanction: by itself under the procedure, or because a stay was granted."""
    for appeal in sanction.appeals.all():
        if appeal.state in ("lodged", "admitted", "determined") and is_staying(appeal):
            return appeal
    return None


def is_staying(appeal: Appeal) -> bool:
    """Whether this appeal stops the sanction while it is open."""
    kind = appeal.sanction.proceeding.procedure.profile.appeal(appeal.kind)
    if kind.stay == "by_itself":
        return True
    stay = getattr(appeal, "stay", None)
    return stay is not None and stay.is_granted is True


def remaining(proceeding: Proceeding, *, on: date) -> date | None:
    """The last day to take the proceeding up again: what the opening left of the prescription runs on from ``on``.

    That the opening stops the clock, and that the rest runs from the annulment, is our reading; None without a limit.
    """
    opened_on, last_on = localdate(proceeding.opened_at), proceeding.prescribed_on
    if last_on is None:
        limit = prescription(proceeding.case, known_on=proceeding.knowledge_on, today=opened_on)
        last_on = limit.on if limit else None
    return on + max(last_on - opened_on, timedelta(days=-1)) if last_on else None


def effects_of(appeal: Appeal, *, today: date) -> tuple[Effect, ...]:
    """What the outcome of this appeal brings about."""
    sanction = appeal.sanction
    profile = sanction.proceeding.procedure.profile
    on = localdate(appeal.determined_at) if appeal.determined_at else today
    return effects(
        profile.outcome(appeal.outcome),
        profile.sanction(sanction.code),
        Stage(is_executed=sanction.executed_on is not None, is_stayed=is_staying(appeal)),
        on=on,
        prescribed_on=remaining(sanction.proceeding, on=on),
    )


def fallen(case: Any, subject: Any) -> tuple[Proceeding, Any, date | None] | None:
    """The proceeding of this person that an appeal took down, the outcome, and the last day to take it up again.

    None where nobody answers or answered, or where what stands was not taken down.
    """
    live = Proceeding.objects.filter(case=case, subject=subject, is_taken_up_again=False).exclude(state="discontinued")
    proceeding = live.select_related("procedure").first()
    if proceeding is None:
        return None
    done = Appeal.objects.filter(sanction__proceeding=proceeding, state="implemented", sanction__state="annulled")
    appeal = done.order_by("-implemented_at").first()
    if appeal is None:
        return proceeding, None, None
    on = localdate(appeal.determined_at)
    return proceeding, proceeding.procedure.profile.outcome(appeal.outcome), remaining(proceeding, on=on)


def bound_of(proceeding: Proceeding) -> tuple[str, dict[str, Any]] | None:
    """The sanction than which a new one must be lighter: the one that fell as disproportionate."""
    before = proceeding.resumes
    if before is None:
        return None
    for appeal in Appeal.objects.filter(sanction__proceeding=before, state="implemented", sanction__state="annulled"):
        if before.procedure.profile.outcome(appeal.outcome).recipe == "disproportion":
            return appeal.sanction.code, appeal.sanction.parameters
    return None
