"""Hearing each subject on the draft: extracts, comments, answers, lawful exceptions (PROCESS 2.4, V6 and V7)."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.parts import require_part, require_state
from machine.refusals import NotFromHere, Refused


class NotDrafted(Refused):
    """Extracts are cut from a draft that is fixed."""

    sentence = _("Extracts are prepared once the lead investigator has fixed the draft report.")


class DraftGone(Refused):
    """Who is shown what is settled once the draft has left the investigators."""

    sentence = _("The draft has gone on to the subjects or to the review: who is shown what is settled for this round.")


class SubjectUnheard(Refused):
    """Every subject is heard, or it is written down why not."""

    sentence = _(
        "A person concerned has neither an extract nor a dispensation: %(subjects)s. Prepare one for each, or say why"
        " not."
    )

    def __init__(self, subjects: list) -> None:
        super().__init__(SubjectUnheard.sentence % {"subjects": ", ".join(str(one) for one in subjects)})


class NothingToSend(Refused):
    """Nobody gets anything: that is skipping the stage."""

    sentence = _(
        "No extract is prepared. To hear nobody, use the step that goes to review without hearing the subjects."
    )


class AlreadySent(Refused):
    """What was sent stands."""

    sentence = _("This extract was sent: it stays on file as it is.")


class NotSent(Refused):
    """Comments follow an extract that was sent."""

    sentence = _("This extract was not sent yet, so nobody can have commented on it.")


class OneExtractOnly(Refused):
    """One extract a subject and round."""

    sentence = _("This person has an extract, or a dispensation, in this round already.")


class AnsweredAlready(Refused):
    """An answer stands."""

    sentence = _("This comment was answered already, or asks for no answer.")


class CommentsUnanswered(Refused):
    """One by one."""

    sentence = _("A comment of a person concerned is not answered yet. Answer each before you submit the report.")


class TimeToComment(Refused):
    """The time given is theirs."""

    sentence = _("The time for comments still runs, until %(day)s, and a person concerned has not answered.")

    def __init__(self, until: str) -> None:
        super().__init__(TimeToComment.sentence % {"day": until})


class SentInFuture(Refused):
    """What is recorded has happened."""

    http_status = 422
    sentence = _("This day lies in the future. Record it when it has happened.")


class BeforeSending(Refused):
    """Nobody comments on what they did not have."""

    http_status = 422
    sentence = _("This day lies before the extract was sent.")


def require_may_read(*, investigation, by) -> None:
    """The team, and the authority later."""
    require_part(investigation.case, by, "head", "reviewer", "authority", *INVESTIGATING)


def _require_drafted(investigation) -> None:
    if investigation.state in ("contradictory", "review", "delivered", "closed"):
        raise DraftGone()
    if investigation.state != "drafted":
        raise NotDrafted().leading(_("The report as it stands"), reverse("cases:report", args=[investigation.pk]))


def require_may_prepare(*, investigation, by, subject=None) -> None:
    """The investigating team, while the draft is fixed and not sent; one extract a subject and round."""
    require_part(investigation.case, by, *INVESTIGATING)
    _require_drafted(investigation)
    if subject is not None and subject.pk in settled(investigation):
        raise OneExtractOnly()


def require_may_discard(*, extract, by) -> None:
    """Until it is sent."""
    require_part(extract.case, by, *INVESTIGATING)
    if extract.sent_at is not None:
        raise AlreadySent()
    if extract.withdrawn_at is not None or extract.investigation.state != "drafted":
        raise NotFromHere()


def require_may_dispense(*, investigation, by, subject=None) -> None:
    """The lead answers for whom the office does not hear."""
    require_part(investigation.case, by, "lead")
    _require_drafted(investigation)
    if subject is not None and subject.pk in settled(investigation):
        raise OneExtractOnly()


def _prepare(investigation) -> tuple:
    """Where an extract is prepared."""
    return _("Prepare an extract"), reverse("cases:prepare_extract", args=[investigation.pk])


def current(investigation) -> list:
    """The extracts of this round."""
    return [
        one for one in investigation.extracts.all() if one.round == investigation.round and one.withdrawn_at is None
    ]


def dispensed(investigation) -> list:
    """The dispensations of this round."""
    return [one for one in investigation.dispensations.all() if one.round == investigation.round]


def settled(investigation) -> set:
    """Ids of subjects that have an extract or a dispensation in this round."""
    return {one.subject_id for one in (*current(investigation), *dispensed(investigation))}


def concerned(investigation) -> list:
    """Whom the allegations in scope are about, each once."""
    found = {line.allegation.subject_id: line.allegation.subject for line in investigation.scopes.all()}
    return list(found.values())


def require_may_put_forward(*, investigation, by) -> None:
    """V6: the lead sends, once every subject has an extract or a dispensation and somebody has an extract."""
    require_part(investigation.case, by, "lead")
    require_state(investigation, "put_forward")
    missing = [one for one in concerned(investigation) if one.pk not in settled(investigation)]
    if missing:
        raise SubjectUnheard(missing).leading(*_prepare(investigation))
    if not current(investigation):
        raise NothingToSend().leading(*_prepare(investigation))


def require_may_skip(*, investigation, by) -> None:
    """V6: the lead, with a ground and reasons; never where an extract is prepared."""
    require_part(investigation.case, by, "lead")
    require_state(investigation, "skip")
    if current(investigation):
        raise OneExtractOnly()


def require_happened(*, day: date, on: date) -> None:
    """Refuse a day that has not come."""
    if day > on:
        raise SentInFuture()


def require_may_record(*, extract, by, received_on: date | None = None) -> None:
    """The investigating team records what the office received, while the stage lasts."""
    require_part(extract.case, by, *INVESTIGATING)
    if extract.sent_at is None:
        page = reverse("cases:contradiction", args=[extract.investigation_id])
        raise NotSent().leading(_("Send the extracts to the subjects"), page)
    if extract.investigation.state != "contradictory" or extract.round != extract.investigation.round:
        raise NotFromHere()
    if received_on is not None and received_on < extract.sent_on:
        raise BeforeSending()


def require_may_answer(*, comment, by) -> None:
    """The investigating team answers, once."""
    require_part(comment.case, by, *INVESTIGATING)
    if not comment.awaits_answer:
        raise AnsweredAlready()
    if comment.extract.investigation.state != "contradictory":
        raise NotFromHere()


def require_may_submit(*, investigation, by) -> None:
    """V7: the lead; comments are answered one by one. The action asks for the time that the persons have."""
    require_part(investigation.case, by, "lead")
    require_state(investigation, "submit")
    unanswered = [one for one in current(investigation) if any(said.awaits_answer for said in one.comments.all())]
    if unanswered:
        raise CommentsUnanswered().because_of(unanswered)
