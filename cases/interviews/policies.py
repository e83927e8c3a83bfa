"""May somebody be heard, may a record be written, answered, anonymised, cited (PROCESS 2.4)."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.investigations import (
    MandateEnded,
    PowerMissing,
    TooEarly,
    open_investigation,
    require_active,
)
from cases.policies.parts import NotOnTeam, require_gathering, require_open, require_part, require_state
from cases.states.interview import FINISHED
from machine.refusals import NotFromHere, Refused

NOTICE_CLOCK = "interview_notice"
UNDER_PROCEEDING = "interview.under_proceeding"


class NotNamed(Refused):
    """A mandate names who may hear people."""

    http_status = 403
    sentence = _("The mandate does not name you. The head of office can sign an amendment that does.")


class NotConductor(Refused):
    """Who conducts an interview writes its record, and nobody else."""

    http_status = 403
    sentence = _("Somebody else conducts this interview. Its record is theirs to write; the lead can give it to you.")


class NoticeTooShort(Refused):
    """The procedure lets the person prepare."""

    sentence = _("The procedure gives the person more time. Choose a later day, or record that they agreed to it.")


class ProofMissing(Refused):
    """The rights gate opens with proof alone."""

    sentence = _("Say what proves that the rights were told: describe the signed receipt, or attach the file.")


class ToldTooLate(Refused):
    """Rights come before the first question."""

    sentence = _("The rights were told after that day. An interview is held once they have been told, never before.")


class ToldInFuture(Refused):
    """What is recorded has happened."""

    sentence = _("This day lies in the future.")


class NothingSaid(Refused):
    """A record holds what was said."""

    sentence = _("The record is empty. Write at least one question with its answer.")


class WrittenMeanwhile(Refused):
    """Two windows, one piece."""

    sentence = _("This piece was changed in another window meanwhile. Both texts are shown: put them together.")


class EndsBeforeItBegins(Refused):
    """Time runs forward."""

    sentence = _("The interview would end before it began. Check the times.")


class NotForSubjects(Refused):
    """Who answers for an allegation is known to all."""

    sentence = _("The record of the person whom an allegation is about is not anonymised: they are known to everybody.")


class AnonymisedAlready(Refused):
    """One anonymised record stands or waits."""

    sentence = _("An anonymised record stands already, or waits for the head's decision.")


class NotAnonymised(Refused):
    """Only an anonymised record has an original apart."""

    sentence = _("This record is not anonymised: it can be read as it is.")


class NoSuchParagraph(Refused):
    """A passage is one of the record's numbered paragraphs."""

    sentence = _("The record has no such paragraphs. Look at its numbers.")


class FindingDecided(Refused):
    """A confirmed or returned finding stays as it was."""

    sentence = _("This finding is confirmed or was sent back: what it rests on no longer changes.")


def require_named(case, by) -> None:
    """The running mandate, or an amendment of it, names this member."""
    running = open_investigation(case)
    named = running is not None and running.namings.all()
    if not named or not any(one.assignment.member_id == by.pk and one.assignment.ended_at is None for one in named):
        raise NotNamed()


def require_may_plan(*, case, by) -> None:
    """Hearing people is a power that the mandate gives, to those whom it names."""
    require_part(case, by, *INVESTIGATING)
    require_gathering(case)
    require_active(case)
    require_named(case, by)
    if "interviews" not in open_investigation(case).all_powers:
        raise PowerMissing()


def _require_step(interview, verb: str, by) -> None:
    require_part(interview.case, by, *INVESTIGATING)
    require_state(interview, verb)
    require_active(interview.case)


def require_conductor(interview, by) -> None:
    """Refuse whoever does not conduct it."""
    if interview.conductor_id != by.pk:
        raise NotConductor()


def require_may_arrange(*, interview, by) -> None:
    """Place, companion, interpreter, recording: by the team, until the record is closed."""
    require_part(interview.case, by, *INVESTIGATING)
    require_open(interview.case)
    if interview.held_at is not None:
        raise NotFromHere()


def require_may_give(*, interview, by) -> None:
    """The lead or whoever conducts it says who conducts it, until it was held."""
    require_part(interview.case, by, *INVESTIGATING)
    if interview.conductor_id != by.pk:
        require_part(interview.case, by, "lead")
    if interview.held_at is not None:
        raise NotFromHere()


def require_may_convoke(*, interview, by) -> None:
    """The person is convoked by the team."""
    _require_step(interview, "convoke", by)


def require_notice(*, on: date, earliest_on: date, is_notice_waived: bool) -> None:
    """The day leaves the time that the procedure gives, unless the person agreed to less."""
    if on < earliest_on and not is_notice_waived:
        raise NoticeTooShort()


def require_may_notify_rights(*, interview, by) -> None:
    """Rights come before the first question, told by who conducts it."""
    _require_step(interview, "notify_rights", by)
    require_conductor(interview, by)


def require_may_write(*, interview, by) -> None:
    """The record is written by who conducts it, from the rights to the end."""
    _require_step(interview, "hold", by)
    require_conductor(interview, by)


def require_may_hold(*, interview, by, held_on: date | None = None) -> None:
    """Held after rights were told, not before the notice has run nor the day announced, inside the mandate's time."""
    require_may_write(interview=interview, by=by)
    if held_on is None:
        return
    require_notice(on=held_on, earliest_on=interview.earliest_on, is_notice_waived=interview.is_notice_waived)
    if held_on < interview.convoked_for_on:
        raise TooEarly()
    if held_on < interview.rights_notice.notified_on:
        raise ToldTooLate()
    if held_on > open_investigation(interview.case).runs_until:
        raise MandateEnded()


def require_may_send_record(*, interview, by) -> None:
    """The record goes to the person."""
    _require_step(interview, "send_record", by)


def require_may_sign(*, interview, by) -> None:
    """The record waits for its signature."""
    _require_step(interview, "sign", by)


def require_may_refuse(*, interview, by) -> None:
    """The record waits for its signature."""
    _require_step(interview, "refuse", by)


def require_may_contest(*, interview, by) -> None:
    """The record waits for its signature."""
    _require_step(interview, "contest", by)


def require_may_seal(*, interview, by) -> None:
    """Closed once answered; also after the work has ended."""
    require_part(interview.case, by, *INVESTIGATING)
    require_state(interview, "seal")
    require_open(interview.case)


def require_may_anonymise(*, interview, by) -> None:
    """Who conducted it, or the lead, writes it from the finished original."""
    case = interview.case
    require_part(case, by, *INVESTIGATING)
    require_open(case)
    if interview.conductor_id != by.pk:
        require_part(case, by, "lead")
    if interview.capacity == "subject":
        raise NotForSubjects()
    if interview.state not in FINISHED:
        raise NotFromHere(_("First the person answers the record: signature, refusal or corrections."))
    if any(one.verdict != "refused" for one in interview.anonymised.all()):
        raise AnonymisedAlready()


def require_may_decide(*, anonymised, by) -> None:
    """The head decides, never whoever wrote it."""
    require_part(anonymised.interview.case, by, "head")
    require_open(anonymised.interview.case)
    if anonymised.decided_at is not None or anonymised.written_by_id == by.pk:
        raise NotFromHere()


def require_may_open_original(*, interview, by) -> None:
    """The team and its reviewer open it with a reason; the authority reads the anonymised one alone."""
    require_part(interview.case, by, "head", "reviewer", *INVESTIGATING)
    if not any(one.verdict == "granted" for one in interview.anonymised.all()):
        raise NotAnonymised()


def require_may_point(*, reliance, by) -> None:
    """Who investigates says on which paragraphs a finding rests, while it waits for confirmation."""
    finding = reliance.finding
    require_part(finding.allegation.case, by, *INVESTIGATING)
    if finding.proposed_by_id != by.pk:
        require_part(finding.allegation.case, by, "lead")
    if reliance.interview_id is None:
        raise NotOnTeam()
    if finding.confirmed_at is not None or finding.returned_at is not None:
        raise FindingDecided()


def rights_owed(interview) -> tuple:
    """What the pinned procedure wants told before this interview; more once proceedings are open."""
    profile, case = interview.case.procedure.profile, interview.case
    owed = list(profile.rights_at("interview.convoked"))
    if case.discipline_entered_at is not None:
        owed += [right for right in profile.rights_at(UNDER_PROCEEDING) if right not in owed]
    return tuple(owed)


SENT_BEFORE = _("The record cannot reach the person before the interview was held.")
