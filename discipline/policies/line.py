"""The steps that the pinned procedure takes, out of the one edge table (PROCESS 2.6: variants, not branches)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from discipline.models import Proceeding
from machine.refusals import NotFromHere
from procedures.law import Cited

REACHED = {
    "serve": "charged",
    "give_file_access": "file_access",
    "convoke": "convoked",
    "hold": "heard",
    "give_opinion": "opinion_given",
    "decide": "decided",
}
SITTING = ("convoked", "heard")  # somebody was summoned: what was begun is carried to its end


def next_steps(proceeding: Proceeding) -> tuple[str, ...]:
    """Codes of the steps that may follow now: the next of the line, or the one after a board that is not needed."""
    line = proceeding.procedure.profile.steps
    if proceeding.state == "opened":
        rest = line
    else:
        places = [place for place, step in enumerate(line) if REACHED[step.code] == proceeding.state]
        rest = line[places[0] + 1 :] if places else ()
    if not rest:
        return ()
    if not rest[0].only_with_board or proceeding.state in SITTING:
        return (rest[0].code,)
    past_board = [step.code for step in rest if not step.only_with_board]
    return (rest[0].code, *past_board[:1])


def require_next(proceeding: Proceeding, code: str) -> None:
    """Refuse a step that does not follow here, and say so where this tradition has no such step at all."""
    if code in next_steps(proceeding):
        return
    steps: Any = proceeding.procedure.profile.steps
    if code not in {step.code for step in steps}:
        raise NotFromHere(_("The procedure that this file follows has no such step."))
    first = _owed_before(proceeding, code)
    if first is not None:
        text = _("Under the procedure another step comes first: %(step)s.")
        raise NotFromHere(Cited(text, first.law, step=first.label))
    raise NotFromHere()


def _owed_before(proceeding: Proceeding, code: str) -> Any:
    """The step of this tradition that must be taken now, where ``code`` lies beyond it."""
    coming = next_steps(proceeding)
    line = proceeding.procedure.profile.steps
    order = [step.code for step in line]
    if not coming or order.index(coming[0]) > order.index(code):
        return None
    return line[order.index(coming[0])]
