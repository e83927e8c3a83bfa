"""The canaries of interviews."""

from typing import Any

from django.utils import timezone

from cases.actions import interviews
from cases.interviews import access
from cases.interviews.actions import anonymity
from cases.models import Reliance
from tests.factories.cases import upload
from tests.factories.discipline import today

# Letters are composed by the office out of what people wrote: the canary of the part sings in the whole.
COMPOSED = {
    "amana/investigation/letter": "amana/investigation/mandate",
    "amana/amendment/letter": "amana/amendment/reasons",
    "amana/paper/content": "amana/charge/wording",
    "amana/passage/quote": "amana/interview/record",
}


def _open(case: Any, by: Any, c: Any) -> Any:
    here = {"by": by, "at": timezone.now()}
    heard = interviews.plan(case=case, person=c("interview/person"), capacity="witness", **here)
    beside = {name: c(f"interview/{name}") for name in ("interpreter", "companion", "present", "breaks")}
    heard = interviews.arrange(interview=heard, interpreter_kind="sworn", companion_kind="union", **beside, **here)
    heard = interviews.convoke(
        interview=heard, convoked_for_on=today(), is_notice_waived=True, place=c("interview/place"), **here
    )
    proof = upload(b"proof", f"{c('rights_notice/file_label')}.txt")
    told = {"how": "letter", "notified_on": today(), "language": "fr", "receipt": c("rights_notice/receipt")}
    heard = interviews.notify_rights(interview=heard, file=proof, **told, **here)
    question, answer = c("record_piece/question"), c("record_piece/answer")
    interviews.keep_piece(interview=heard, question=question, answer=answer, by=by, at=timezone.now())
    record = c("interview/record")
    heard = interviews.hold(interview=heard, held_on=today(), statement=record, by=by, at=timezone.now())
    return interviews.send_record(interview=heard, sent_on=today(), sent_how="letter", by=by, at=timezone.now())


def hear(case: Any, by: Any, c: Any) -> None:
    """Hear two people: one contests and is anonymised, one does not sign."""
    here = {"by": by, "at": timezone.now()}
    heard = interviews.contest(interview=_open(case, by, c), corrections=c("interview/corrections"), **here)
    anonymity.write(
        interview=heard, alias=c("anonymised_record/alias"), text=c("anonymised_record/text"), harms=["safety"],
        assessment=c("anonymised_record/assessment"), **here,
    )  # fmt: skip
    refused = interviews.refuse(interview=_open(case, by, c), reasons=c("interview/refusal"), **here)
    interviews.seal(interview=refused, **here)


def decide_anonymity(case: Any, head: Any, c: Any) -> None:
    """The head grants it and opens the original."""
    heard = case.interviews.get(state="contested")
    here = {"by": head, "at": timezone.now()}
    anonymity.decide(
        anonymised=heard.anonymised.get(), verdict="granted", reasons=c("anonymised_record/reasons"), **here
    )
    access.open_original(head, heard, c("original_opening/reasons"), timezone.now())


def cite(one: Any, team: Any) -> None:
    """Cite a paragraph of the record that was not signed: what was kept of it sings in the quote."""
    reliance = Reliance.objects.get(finding=one.standing_finding, interview__isnull=False)
    anonymity.point(reliance=reliance, first=2, last=2, by=team.lead, at=timezone.now())
