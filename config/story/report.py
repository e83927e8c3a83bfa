"""The report of an investigation: written in parts, heard on, reviewed by another, issued; its recommendation."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Member
from cases.contradiction import actions as contradiction
from cases.contradiction.passages import blacked_out, paragraphs_of
from cases.custody.actions import verifications
from cases.models import Recommendation
from cases.models.contradiction import CHECKS
from cases.recommendations import actions as recommendations
from cases.report import actions as report
from config.story import texts_report as texts
from config.story.matter import Walk

PARTS = ("summary", "facts", "version", "analysis", "controls")


class Reporting(Walk):
    """What the lead investigator, the reviewer and the head of office do with the report."""

    def _reported(self) -> None:
        """From the first part to the registration."""
        self._written()
        verifications.verify(case=self.case, by=self._lead, at=self._later(1))
        self.investigation = report.draft(investigation=self.investigation, by=self._lead, at=self._later(1))
        self._heard_on_it()
        checks = {code: (True, self._say(texts.CHECKS[code])) for code in CHECKS}
        self.investigation = report.deliver(
            investigation=self.investigation, checks=checks, by=self.people["thierno"], at=self._later(3)
        )
        self.investigation = report.register(
            investigation=self.investigation, text=self._say(texts.REGISTER), by=self._head, at=self._later(1)
        )
        self._recommended()

    def _written(self) -> None:
        for part in PARTS:
            self._write(part, self._say(texts.PARTS[part]) % self._named)
        if self.m.word == "SUST":
            report.enter_loss(
                investigation=self.investigation, amount="1850000", currency="XOF", text=self._say(texts.LOSS),
                by=self._lead, at=self._later(0.2),
            )  # fmt: skip
        self.asked = recommendations.write(
            investigation=self.investigation, text=self._say(texts.RECOMMENDATION), unit=self.m.tale.unit,
            due_on=self._on + timedelta(days=90), by=self._lead, at=self._later(0.2),
        )  # fmt: skip

    @property
    def _named(self) -> dict[str, str]:
        return {"conduct": self.m.tale.conduct, "where": self.m.tale.where, "witness": self.m.tale.witness}

    def _write(self, part: str, text: str) -> None:
        report.write_section(
            investigation=self.investigation, code=part, text=text, replaces=0, by=self._lead, at=self._later(0.3)
        )

    def _heard_on_it(self) -> None:
        """The subject is shown the facts without the witness's name, answers, and is answered."""
        text = self._say(texts.PARTS["facts"]) % self._named
        passages = [blacked_out(one, {"witness": [self.m.tale.witness]}) for one in paragraphs_of("facts", text)]
        extract = contradiction.prepare(
            investigation=self.investigation, subject=self.allegation.subject, passages=passages,
            language=self.m.language, by=self._lead, at=self._later(0.5),
        )  # fmt: skip
        self._later(1)
        self.investigation = contradiction.put_forward(
            investigation=self.investigation, sent_on=self._on, by=self._lead, at=self.day
        )
        self._later(6)
        said = contradiction.record_comment(
            extract=extract, kind="comment", received_on=self._on, text=self._say(texts.COMMENT), by=self._lead,
            at=self.day,
        )  # fmt: skip
        contradiction.answer(
            comment=said, answer="partly", reply=self._say(texts.REPLY), by=self._lead, at=self._later(1)
        )
        self.investigation = contradiction.submit(investigation=self.investigation, by=self._lead, at=self._later(1))

    def _recommended(self) -> None:
        """Given to somebody outside the team; some are accepted, one is done."""
        owner = self.people["bakary"]
        row = recommendations.address(
            recommendation=self.asked, owner=owner, due_on=self.asked.due_on, by=self._head, at=self._later(0.5)
        )
        row = recommendations.accept(recommendation=row, by=owner, at=self._later(1))
        if self.m.word == "SUST":
            recommendations.note(recommendation=row, text=self._say(texts.NOTE), by=owner, at=self._later(1))
        self._carried_out(row, owner)

    def _carried_out(self, row: Recommendation, owner: Member) -> None:
        """Weeks later, beside whatever became of the case; one of six is still late."""
        done = self.day + timedelta(days=60)
        if row.state != "accepted" or done > timezone.now() - timedelta(days=3) or self.case.serial % 6 == 0:
            return
        row = recommendations.complete(recommendation=row, proof=self._say(texts.PROOF), by=owner, at=done)
        recommendations.close(recommendation=row, by=self._head, at=done + timedelta(days=2))
