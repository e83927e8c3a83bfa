"""How one matter of the demonstration goes along the straight line, as far as it goes.

Every step is a real action by the person whose step it is, at a moment of the past.
"""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from audit.actors import REPORTER
from cases.actions import (
    allegations,
    assignments,
    cases,
    custody,
    exhibits,
    findings,
    interviews,
    investigations,
    subjects,
)
from config.story import texts
from config.story.discipline import Discipline
from config.story.people import Person
from config.story.texts import Tale
from reporting_channels.actions import exclusions, messages, reports
from reporting_channels.reporter_door import open_by_receipt
from reporting_channels.told import Told
from vault import receipts

OPENS, CLOSES = 8, 18  # the office's hours, local time

# How far a matter can go; each stage includes all before it.
STAGES = (
    "received",
    "acknowledged",
    "asked",
    "answered",
    "assessed",
    "opened",
    "team",
    "allegation",
    "planned",
    "mandated",
    "active",
    "heard",
    "exhibit",
    "proposed",
    "confirmed",
    "delivered",
    "decision",
    "referred",
    "proceeding",
    "charged",
    "file",
    "convoked",
    "board",
    "opinion",
    "decided",
    "imposed",
    "notified",
    "executed",
    "appealed",
    "determined",
    "implemented",
    "ended",
    "closed",
)


@dataclass
class Matter:
    """One matter: its tale, its first day, its last stage, and the choices on the way."""

    tale: Tale
    language: str
    channel: Any
    first: datetime
    until: str
    word: str = "SUST"
    sanction: str = "exclusion-2"
    parameters: dict[str, int] = field(default_factory=lambda: {"days": 8})
    appeal: str = ""
    name: str = ""
    risk: str = "medium"
    lead: str = "joss"
    receiver: str = "awa"
    recused: str = ""
    pace: float = 1.0


class Line(Discipline):
    """Takes one matter along its stages. ``day`` is where in time the matter stands."""

    def __init__(self, matter: Matter, people: dict[str, Person], procedure: Any) -> None:
        self.m, self.procedure = matter, procedure
        self.people = {name: person.member for name, person in people.items()}
        self.receipt = receipts.new_code()
        self.day = matter.first
        self.report = self.case = self.proceeding = self.sanction = None

    def walk(self) -> "Line":
        """Take every stage up to the matter's last one; a finding without fault leaves discipline out."""
        for stage in STAGES[: STAGES.index(self.m.until) + 1]:
            if self.m.word != "SUST" and stage in STAGES[STAGES.index("referred") : STAGES.index("closed")]:
                continue
            if stage in ("convoked", "board", "opinion") and self.m.sanction in ("avertissement", "blame"):
                continue
            if stage in ("appealed", "determined", "implemented") and not self.m.appeal:
                continue
            getattr(self, f"_{stage}")()
        return self

    def _later(self, days: float, *, exactly: bool = False) -> datetime:
        """Move on at the matter's pace; never past now, so that no entry of the story lies in the future."""
        wait = timedelta(days=days if exactly else days * self.m.pace)
        self.day = min(_in_office_hours(self.day + wait), timezone.now())
        return self.day

    @property
    def _on(self) -> date:
        return timezone.localdate(self.day)

    def _say(self, what: dict[str, str]) -> str:
        return what[self.m.language]

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

    @property
    def _receiver(self) -> Any:
        return self.people[self.m.receiver]

    @property
    def _head(self) -> Any:
        return self.people["mariam"]

    @property
    def _lead(self) -> Any:
        return self.people[self.m.lead]

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

    def _opened(self) -> None:
        self.case = cases.open_from(
            report=self.report,
            procedure=self.procedure,
            category=self.m.tale.category,
            unit=self.m.tale.unit,
            facts=self.m.tale.facts,
            by=self._head,
            at=self._later(2),
        )

    def _team(self) -> None:
        for name, role in ((self.m.lead, "lead"), ("thierno", "reviewer")):
            assignment = assignments.assign(
                case=self.case, member=self.people[name], role=role, by=self._head, at=self._later(1)
            )
            assignments.declare(assignment=assignment, by=self.people[name], at=self._later(0.5))

    def _allegation(self) -> None:
        subject = subjects.add(
            case=self.case,
            kind="named",
            name=self.m.tale.subject,
            post=self.m.tale.post,
            unit=self.m.tale.unit,
            by=self._lead,
            at=self._later(1),
        )
        self.allegation = allegations.add(
            case=self.case,
            subject=subject,
            category=self.m.tale.category,
            conduct=self.m.tale.conduct,
            place=self.m.tale.where,
            knowledge_on=timezone.localdate(self.m.first),
            by=self._lead,
            at=self._later(0.1),
        )

    def _planned(self) -> None:
        self.investigation = investigations.plan(
            case=self.case, plan=self._say(texts.PLAN), by=self._lead, at=self._later(2)
        )

    def _mandated(self) -> None:
        at = self._later(2)
        self.investigation = investigations.mandate(
            investigation=self.investigation,
            mandate=self._say(texts.MANDATE),
            powers=["interviews", "documents"],
            ends_on=self._on + timedelta(days=120),
            by=self._head,
            at=at,
        )

    def _active(self) -> None:
        self.investigation = investigations.start(
            investigation=self.investigation, notice="notified", by=self._lead, at=self._later(1)
        )
        self.case.refresh_from_db()
        self.allegation.refresh_from_db()

    def _heard(self) -> None:
        by, person = self._lead, self.m.tale.witness
        one = interviews.plan(case=self.case, person=person, capacity="witness", by=by, at=self._later(2))
        self._later(1)
        one = interviews.convoke(interview=one, convoked_for_on=self._on + timedelta(days=5), by=by, at=self.day)
        one = interviews.notify_rights(interview=one, by=by, at=self._later(5.1, exactly=True))
        at = self._later(0.05)
        one = interviews.hold(interview=one, held_on=self._on, statement=self.m.tale.statement, by=by, at=at)
        self.interview = interviews.sign(interview=one, by=by, at=self._later(0.05))

    def _exhibit(self) -> None:
        kept = {"fr": "Remis par le service concerné.", "en": "Handed over by the service concerned."}
        self.exhibit = exhibits.register(
            case=self.case,
            kind="document",
            description=self.m.tale.exhibit,
            source=self._say(kept),
            result="intact",
            by=self._lead,
            at=self._later(2),
        )
        custody.note(exhibit=self.exhibit, kind="copied", result="intact", note="", by=self._lead, at=self._later(1))

    def _proposed(self) -> None:
        self.finding = findings.propose(
            allegation=self.allegation,
            word=self.m.word,
            reasoning=self._say(texts.REASONING),
            supports=[self.exhibit] if self.m.word == "SUST" else [],
            contradicts=[] if self.m.word == "SUST" else [self.interview],
            by=self._lead,
            at=self._later(6),
        )

    def _confirmed(self) -> None:
        findings.confirm(allegation=self.allegation, by=self.people["thierno"], at=self._later(4))

    def _delivered(self) -> None:
        investigations.deliver(
            investigation=self.investigation, report=self._say(texts.REPORT), by=self._lead, at=self._later(3)
        )
        self.report = reports.give_feedback(
            report=self.report, text=self._say(texts.FEEDBACK), by=self._receiver, at=self._later(1)
        )

    def _decision(self) -> None:
        self.case = cases.decide(case=self.case, by=self._head, at=self._later(2))

    def _referred(self) -> None:
        authority = self.people["salome"]
        self.case = cases.refer(case=self.case, authority=authority, by=self._head, at=self._later(3))
        assignment = self.case.assignments.get(member=authority)
        assignments.declare(assignment=assignment, by=authority, at=self._later(1))

    def _closed(self) -> None:
        if self.m.word != "SUST":
            self.case = cases.follow_up(case=self.case, by=self._head, at=self._later(2))
        self.case.refresh_from_db()
        outcome = "sanction" if self.m.word == "SUST" else "no_breach"
        self.case = cases.close(case=self.case, outcome=outcome, by=self._head, at=self._later(3))
        reports.close(report=self.report, by=self._receiver, at=self._later(1))


def _in_office_hours(moment: datetime) -> datetime:
    """The moment itself between eight and six, else the next morning: offices sleep."""
    local = timezone.localtime(moment)
    if local.hour < OPENS:
        return local.replace(hour=OPENS, minute=local.minute // 2)
    if local.hour >= CLOSES:
        return (local + timedelta(days=1)).replace(hour=OPENS, minute=local.minute // 2)
    return local
