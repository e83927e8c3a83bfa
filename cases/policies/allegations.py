"""Subjects, allegations and findings (PROCESS 2.3)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.cases import NothingSustained, is_sustained
from cases.policies.investigations import open_investigation, require_active
from cases.policies.parts import require_gathering, require_part, require_state
from cases.states.interview import FINISHED
from machine.refusals import Refused


class OutsideMandate(Refused):
    """A3: inside the mandate."""

    sentence = _("The mandate does not cover this allegation. The head of office can extend it to it.")


class NoMandateYet(Refused):
    """A3: nothing is investigated before a mandate is signed."""

    sentence = _("No mandate has been signed yet. It is signed on the page of the investigation, once that is planned.")


class OtherCase(Refused):
    """Rows of two cases never mix."""

    sentence = _("This belongs to another case.")


class UnknownWord(Refused):
    """A4: the word is in the pinned vocabulary."""

    sentence = _("This word is not in the vocabulary of the procedure that this case follows.")


class EvidenceMissing(Refused):
    """A4: a finding rests on evidence."""

    sentence = _(
        "Name at least one exhibit or interview that speaks for the allegation and one that speaks against it;"
        " where there is none, say so in a sentence."
    )


class EvidenceTwice(Refused):
    """A piece speaks one way."""

    sentence = _(
        "A piece of evidence speaks either for or against the allegation. Choose one; the reasoning says the rest."
    )


class EvidenceUnready(Refused):
    """An interview counts once its record is signed or marked."""

    sentence = _("An interview counts as evidence once its record is signed, or marked as not signed.")


# States of an interview whose record is finished.
READY = FINISHED


class OwnFinding(Refused):
    """Nobody confirms their own finding."""

    sentence = _(
        "You proposed this finding, or took part in the investigation. A second person confirms it or sends it back."
    )


class NotReopened(Refused):
    """A confirmed finding stands."""

    sentence = _("A confirmed finding stands. It is looked at again only after its case was reopened.")


def is_ready(piece) -> bool:
    """Whether a piece counts as evidence: any exhibit, and an interview whose record is finished."""
    return piece._meta.model_name != "interview" or piece.state in READY


def require_may_add(*, case, by) -> None:
    """Subjects, allegations and exhibits come from the head or the investigating team."""
    require_part(case, by, "head", *INVESTIGATING)
    require_gathering(case)


def require_same_case(*, case, subject) -> None:
    """Refuse a row of another case, however its id came here."""
    if subject.case_id != case.pk:
        raise OtherCase()


def require_may_take_up(*, allegation, by) -> None:
    """A3: inside a mandate that is being worked on."""
    require_part(allegation.case, by, *INVESTIGATING)
    require_state(allegation, "investigate")
    running = open_investigation(allegation.case)
    if running is None or running.state == "planned":
        raise NoMandateYet().leading(
            _("Investigation"), reverse("cases:tab", args=[allegation.case_id, "investigation"])
        )
    if not allegation.in_scope:
        raise OutsideMandate()
    require_active(allegation.case)


def require_may_propose_finding(*, allegation, by) -> None:
    """A4: an investigator of the case, while the investigation runs."""
    require_part(allegation.case, by, *INVESTIGATING)
    require_state(allegation, "propose_finding")
    require_active(allegation.case)


def word_of(case, code: str):
    """The word of the pinned vocabulary with this code; refuses one that is not in it."""
    try:
        return case.procedure.profile.finding(code)
    except KeyError as unknown:
        raise UnknownWord() from unknown


def require_evidence(*, allegation, supports, contradicts, nothing_for: str = "", nothing_against: str = "") -> None:
    """A4: evidence examined each way, or a sentence why there is none; each piece one way, of this allegation's case.

    A piece of another case counts where the allegation brought its link along.
    """
    if not (supports or nothing_for.strip()) or not (contradicts or nothing_against.strip()):
        raise EvidenceMissing()
    if {piece.pk for piece in supports} & {piece.pk for piece in contradicts}:
        raise EvidenceTwice()
    brought = {link.exhibit_id or link.interview_id for link in allegation.evidence.all() if link.withdrawn_at is None}
    for piece in (*supports, *contradicts):
        if piece.pk not in brought:
            require_same_case(case=allegation.case, subject=piece)
        if not is_ready(piece):
            raise EvidenceUnready()


def require_second_person(*, allegation, by) -> None:
    """Reviewer of the case, not the proposer, never an investigator of it."""
    require_part(allegation.case, by, "reviewer")
    finding = allegation.standing_finding
    investigated = any(
        one.member_id == by.pk and one.role in INVESTIGATING for one in allegation.case.assignments.all()
    )
    if investigated or (finding is not None and finding.proposed_by_id == by.pk):
        raise OwnFinding()


def require_may_confirm(*, allegation, by) -> None:
    """A5: a second person."""
    require_second_person(allegation=allegation, by=by)
    require_state(allegation, "confirm")


def require_may_send_back(*, allegation, by) -> None:
    """A6: a second person."""
    require_second_person(allegation=allegation, by=by)
    require_state(allegation, "send_back")


def require_may_refer_allegation(*, allegation, by) -> None:
    """A7: sustained, and by the head of office; it happens together with the case."""
    require_part(allegation.case, by, "head")
    require_state(allegation, "refer")
    if not is_sustained(allegation):
        raise NothingSustained()


def require_may_reconsider(*, allegation, by) -> None:
    """A finding is looked at again only in a case that was reopened, while facts are sought."""
    require_part(allegation.case, by, "head")
    require_state(allegation, "reconsider")
    require_gathering(allegation.case)
    require_active(allegation.case)
    finding = allegation.standing_finding
    if not any(one.reopened_at > finding.confirmed_at for one in allegation.case.reopenings.all()):
        raise NotReopened()
