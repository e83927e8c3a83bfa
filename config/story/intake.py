"""The stages of a matter from the report to its assessment."""

import secrets

from audit.actors import REPORTER
from config.story import texts
from config.story.matter import Walk
from reporting_channels.actions import exclusions, messages, reports
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.told import Told


class Intake(Walk):
    """What a reporter and a receiver do."""

    def _received(self) -> None:
        told = Told(
            submission=secrets.token_bytes(32),
            receipt=self.receipt,
            language=self.m.language,
            narrative=self.m.tale.narrative,
            answers={"when_where": self.m.tale.where, "how": "saw"},
            name=self.m.name,
            contact="" if not self.m.name else "0600 000 000",
        )
        self.report = reports.receive(channel=self.m.channel, told=told, by=REPORTER, at=self.day)
        if self.m.recused:
            exclusions.exclude(
                report=self.report,
                member=self.people[self.m.recused],
                reason="close",
                by=self.people[self.m.recused],
                at=self._later(0.2),
            )

    def _acknowledged(self) -> None:
        self.report = reports.acknowledge(
            report=self.report, text=self._say(texts.THANKS), by=self._receiver, at=self._later(1.5)
        )

    def _asked(self) -> None:
        messages.ask(report=self.report, text=self.m.tale.question, by=self._receiver, at=self._later(1))

    def _answered(self) -> None:
        opened = open_by_receipt(self.receipt)
        messages.answer(
            report=opened.report,
            key=opened.key,
            text=self.m.tale.answer,
            submission=secrets.token_bytes(32),
            at=self._later(3),
        )

    def _assessed(self) -> None:
        self.report = reports.assess(
            report=self.report,
            note=self.m.tale.facts,
            category=self.m.tale.report,
            competence="ours",
            credibility="high",
            seriousness="high",
            urgency="medium",
            detriment_risk=self.m.risk,
            proposes="open_case",
            no_case_reason="",
            by=self._receiver,
            at=self._later(2),
        )
