"""The report of an investigation with a canary in every sealed field: written, sent back, heard on, issued."""

from typing import Any

from django.utils import timezone

from cases.contradiction import actions as contradiction
from cases.contradiction.passages import paragraphs_of
from cases.models.contradiction import CHECKS
from cases.recommendations import actions as recommendations
from cases.report import actions as report
from tests.factories import cases as making
from tests.factories import reporting
from tests.factories.accounts import member


def report_on(running: Any, team: Any, subject: Any, c: Any) -> Any:
    """From the first written part to the registration; ``c`` gives the canary of a contract."""
    now, by = timezone.now(), team.lead
    # the summary's last version is what the investigation keeps
    reporting.written(running, by, facts=c("report_section/body"), summary=c("investigation/report"))
    report.enter_loss(investigation=running, amount="1250", currency="XOF", text=c("loss/wording"), by=by, at=now)
    report.dissent(investigation=running, text=c("dissent/body"), by=team.investigator, at=now)
    asked = reporting.recommend(running, team, c("recommendation/text"))
    reporting.verified(running, team)
    running = report.draft(investigation=running, by=by, at=now)
    running = contradiction.skip(
        investigation=running, ground="waived", reasons=c("dispensation/reasons"), by=by, at=now
    )
    checks = {code: (True, c("review_line/note")) for code in CHECKS}
    running = report.send_back(
        investigation=running, checks=checks, questions=c("review/questions"), by=team.reviewer, at=now
    )
    running = report.draft(investigation=running, by=by, at=now)
    extract = contradiction.prepare(
        investigation=running, subject=subject, passages=paragraphs_of("facts", c("extract/body")), language="fr",
        by=by, at=now,
    )  # fmt: skip
    running = contradiction.put_forward(investigation=running, sent_on=timezone.localdate(), by=by, at=now)
    said = contradiction.record_comment(
        extract=extract, kind="comment", received_on=timezone.localdate(), text=c("comment/body"),
        file=making.upload(b"a letter", f"{c('comment/file_label')}.txt"), by=by, at=now,
    )  # fmt: skip
    contradiction.answer(comment=said, answer="partly", reply=c("comment/reply"), by=by, at=now)
    running = contradiction.submit(investigation=running, by=by, at=now)
    running = report.deliver(investigation=running, checks=reporting.MET, by=team.reviewer, at=now)
    running = report.register(investigation=running, text=c("investigation/registration"), by=team.head, at=now)
    _live_on(asked, team, c)
    reporting.printed(running.case, team.lead)
    return running


def _live_on(asked: Any, team: Any, c: Any) -> None:
    """Refused by one owner, carried out by another, with a proof."""
    first, second, now = member(["supervisor"]), member(["supervisor"]), timezone.now()
    row = reporting.addressed(asked, team, first)
    row = recommendations.refuse(recommendation=row, reasons=c("recommendation/refusal"), by=first, at=now)
    row = reporting.addressed(row, team, second)
    row = recommendations.accept(recommendation=row, by=second, at=now)
    recommendations.note(recommendation=row, text=c("progress_note/body"), by=second, at=now)
    recommendations.complete(
        recommendation=row, proof=c("recommendation/proof"), by=second, at=now,
        file=making.upload(b"minutes", f"{c('recommendation/file_label')}.txt"),
    )  # fmt: skip
