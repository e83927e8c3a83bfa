"""The report of an investigation for tests, built through the actions: written, heard on, reviewed, issued."""

from datetime import timedelta

from django.utils import timezone

from cases.casefile import access as casefile_access
from cases.casefile import actions as casefiles
from cases.casefile import maker
from cases.contradiction import actions as contradiction
from cases.contradiction.passages import paragraphs_of
from cases.custody.actions import verifications
from cases.models import Extract, Investigation
from cases.models.contradiction import CHECKS
from cases.recommendations import actions as recommendations
from cases.report import actions as report
from tests.factories.reporting_channels import stored_file
from vault.files import FileSecret
from vault.upload import SealedUpload

PARTS = {
    "summary": "Two lorries left the north gate undeclared; one allegation is sustained.",
    "facts": "The log shows both lorries.\n\nKim Witness saw the second one leave.",
    "version": "Noor Example says that the bar was open when the shift began.",
    "analysis": "The log was written at the time, by somebody who gained nothing by it.",
}
MET = dict.fromkeys(CHECKS, (True, "Seen on file."))


def written(investigation: Investigation, by, **texts: str) -> Investigation:
    """The required parts, and more by their codes; a part that has a version already gets another."""
    for code, text in (PARTS | texts).items():
        last = investigation.sections.filter(code=code).order_by("-number").first()
        report.write_section(
            investigation=investigation,
            code=code,
            text=text,
            replaces=last.number if last else 0,
            by=by,
            at=timezone.now(),
        )
    return investigation


def verified(investigation: Investigation, people) -> None:
    """Every exhibit's digest was looked at since the last thing that happened to one."""
    if investigation.case.exhibits.exists():
        verifications.verify(case=investigation.case, by=people.lead, at=timezone.now())


def drafted(investigation: Investigation, people, **texts: str) -> Investigation:
    """A draft that is fixed."""
    written(investigation, people.lead, **texts)
    verified(investigation, people)
    return report.draft(investigation=investigation, by=people.lead, at=timezone.now())


def extract(investigation: Investigation, people, subject=None, text: str = PARTS["facts"]) -> Extract:
    """An extract of the facts for the subject (the first one), with nothing blacked out."""
    return contradiction.prepare(
        investigation=investigation,
        subject=subject or investigation.scopes.first().allegation.subject,
        passages=paragraphs_of("facts", text),
        language="fr",
        by=people.lead,
        at=timezone.now(),
    )


def put_forward(investigation: Investigation, people, **texts: str) -> Investigation:
    """The subject has the extract."""
    investigation = drafted(investigation, people, **texts)
    extract(investigation, people)
    return contradiction.put_forward(
        investigation=investigation, sent_on=timezone.localdate(), by=people.lead, at=timezone.now()
    )


def in_review(investigation: Investigation, people, **texts: str) -> Investigation:
    """Before the reviewer, nobody having been heard."""
    investigation = drafted(investigation, people, **texts)
    return contradiction.skip(
        investigation=investigation, ground="waived", reasons="A letter is on file.", by=people.lead, at=timezone.now()
    )


def deliver(investigation: Investigation, people, **texts: str) -> Investigation:
    """Issued and with the head of office."""
    investigation = in_review(investigation, people, **texts)
    return report.deliver(investigation=investigation, checks=MET, by=people.reviewer, at=timezone.now())


def whole(investigation: Investigation, people) -> dict:
    """Heard on, commented, answered, reviewed, issued; with every row that has an address of its own."""
    now, today = timezone.now(), timezone.localdate()
    written(investigation, people.lead)
    loss = report.enter_loss(
        investigation=investigation, amount="1250000", currency="XOF", text="Duties evaded.", by=people.lead, at=now
    )
    asked = recommend(investigation, people)
    verified(investigation, people)
    investigation = report.draft(investigation=investigation, by=people.lead, at=now)
    shown = extract(investigation, people)
    investigation = contradiction.put_forward(investigation=investigation, sent_on=today, by=people.lead, at=now)
    said = contradiction.record_comment(
        extract=shown, kind="comment", received_on=today, text="The bar was open.", by=people.lead, at=now,
        file=sealed_upload(b"A letter.", "letter.txt"),
    )  # fmt: skip
    contradiction.answer(comment=said, answer="partly", reply="It was, from nine on.", by=people.lead, at=now)
    investigation = contradiction.submit(investigation=investigation, by=people.lead, at=now)
    investigation = report.deliver(investigation=investigation, checks=MET, by=people.reviewer, at=now)
    issued = investigation.issued.get(language="fr")
    return {
        "investigation": investigation, "loss": loss, "recommended": asked, "extract": shown, "comment": said,
        "issuedreport": issued,
    }  # fmt: skip


def recommend(investigation: Investigation, people, text: str = "Two keys to the bar, held by two people."):
    """A recommendation in the report."""
    return recommendations.write(
        investigation=investigation,
        text=text,
        unit="north-gate",
        due_on=timezone.localdate() + timedelta(days=60),
        by=people.lead,
        at=timezone.now(),
    )


def addressed(recommendation, people, owner):
    """With its owner."""
    return recommendations.address(
        recommendation=recommendation, owner=owner, due_on=recommendation.due_on, by=people.head, at=timezone.now()
    )


def shown(recommendation, owner):
    """Done, says its owner, and shows a paper."""
    now = timezone.now()
    row = recommendations.accept(recommendation=recommendation, by=owner, at=now)
    return recommendations.complete(
        recommendation=row, proof="Two locks.", file=sealed_upload(b"minutes", "minutes.txt"), by=owner, at=now
    )


def sealed_upload(content: bytes, name: str) -> SealedUpload:
    """A file as the upload handler hands it to a form."""
    stored = stored_file(content, name)
    return SealedUpload(name=name, content_type="text/plain", secret=FileSecret.from_bytes(stored.secret))


def printed(case, by, language: str = "fr"):
    """A case file, made in this very process."""
    asked = casefiles.ask(case=case, language=language, by=by, at=timezone.now())
    return maker.make(case_file=asked, key=casefile_access.key_for(by, case), clock=timezone.now)
