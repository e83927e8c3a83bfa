"""Who screens an allegation out, ends it without a finding, and sets a case aside (PROCESS 2.2 C2; 2.3 A2, A8)."""

from django.utils.translation import gettext_lazy as _

from cases.policies.parts import require_open, require_part, require_state
from machine.refusals import NotFromHere, Refused

GONE = ("screened_out", "moved", "no_finding")


class NotAGround(Refused):
    """Grounds are a closed list; that the reporter withdrew is none."""

    sentence = _(
        "Choose one of the grounds. That the reporter withdrew is none of them:"
        " the office looks for what happened, whoever said it."
    )


class OwnProposal(Refused):
    """Two people (PROCESS 2.3, A2)."""

    sentence = _("You proposed this. A second person, the reviewer or another head of office of the case, answers.")


class AlreadyProposed(Refused):
    """One proposal at a time."""

    sentence = _("This was proposed already and waits for a second person.")


class StillAlleged(Refused):
    """C2: every allegation was screened out."""

    sentence = _(
        "An allegation of the case is still open. Before any investigation a case closes only once"
        " every allegation was screened out or moved."
    )


class NothingPassedOn(Refused):
    """An outcome agrees with the file."""

    sentence = _("No allegation was screened out because another authority is competent, so nothing is passed on.")


class ClosedAlready(Refused):
    """Taking up again what was screened out belongs to a case that is open."""

    sentence = _("The case has gone to decision; reopen it, or open a new one.")


def require_ground(ground: str, grounds: dict) -> None:
    """Refuse a ground that is not in the list."""
    if ground not in grounds:
        raise NotAGround()


def require_may_screen_out(*, allegation, by) -> None:
    """A2: the head proposes, while nothing was investigated of it."""
    require_part(allegation.case, by, "head")
    require_state(allegation, "screen_out")
    if any(one.is_waiting for one in allegation.screenings.all()):
        raise AlreadyProposed()


def require_may_answer_screening(*, screening, by) -> None:
    """A2: a second person, once."""
    require_part(screening.case, by, "head", "reviewer")
    require_open(screening.case)
    if not screening.is_waiting:
        raise NotFromHere()
    if screening.proposed_by_id == by.pk:
        raise OwnProposal()


def require_may_confirm_screening(*, screening, by) -> None:
    """The allegation must still stand where it was proposed."""
    require_may_answer_screening(screening=screening, by=by)
    require_state(screening.allegation, "screen_out")


def require_may_end_without_finding(*, allegation, by) -> None:
    """A8: the head, on a ground outside the facts."""
    require_part(allegation.case, by, "head")
    require_state(allegation, "end_without_finding")
    require_open(allegation.case)


def require_may_take_back(*, allegation, by) -> None:
    """The head takes up again what was screened out, while allegations are still gathered."""
    require_part(allegation.case, by, "head")
    require_state(allegation, "take_back")
    require_open(allegation.case)
    if allegation.case.state not in ("preliminary", "investigation"):
        raise ClosedAlready()


def require_may_propose_setting_aside(*, case, by) -> None:
    """C2: the head, once nothing is left to investigate."""
    require_part(case, by, "head")
    require_state(case, "set_aside")
    allegations = list(case.allegations.all())
    if not allegations or any(one.state not in GONE for one in allegations):
        raise StillAlleged()
    if any(one.confirmed_at is None and one.refused_at is None for one in case.settings_aside.all()):
        raise AlreadyProposed()


def require_passed_on(*, case, outcome: str) -> None:
    """Passed on only where somebody else is competent for something."""
    grounds = {one.ground for one in case.screenings.all() if one.confirmed_at is not None}
    if outcome == "passed_on" and "not_competent" not in grounds:
        raise NothingPassedOn()


def require_may_answer_setting_aside(*, setting, by) -> None:
    """C2: two signatures."""
    require_part(setting.case, by, "head", "reviewer")
    if setting.confirmed_at is not None or setting.refused_at is not None:
        raise NotFromHere()
    if setting.proposed_by_id == by.pk:
        raise OwnProposal()


def require_may_set_aside(*, case, by) -> None:
    """The second signature closes the case; nothing was taken up again meanwhile."""
    waiting = next(
        (one for one in case.settings_aside.all() if one.confirmed_at is None and one.refused_at is None), None
    )
    require_part(case, by, "head", "reviewer")
    require_state(case, "set_aside")
    if waiting is None:
        raise NotFromHere()
    if any(one.state not in GONE for one in case.allegations.all()):
        raise StillAlleged()
