"""The stages of a matter from the opening of a case to its referral, and its closing."""

from datetime import timedelta

from django.utils import timezone

from cases.actions import (
    allegations,
    assignments,
    cases,
    findings,
    interviews,
    investigations,
    subjects,
)
from cases.custody.actions import exhibits, handling
from cases.interviews.actions.convoking import first_day
from cases.telling import actions as telling
from cases.telling.policies import waiting
from config.story import grid, held, investigating, texts
from config.story.report import Reporting
from reporting_channels.actions import reports


class Inquiry(Reporting):
    """What a head of office, an investigator and a reviewer do."""

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
            from_on=timezone.localdate(self.m.first) - timedelta(days=12),
            knowledge_on=timezone.localdate(self.m.first),
            by=self._lead,
            at=self._later(0.1),
        )
        grid.cite(self)

    def _planned(self) -> None:
        self.investigation = investigations.plan(
            case=self.case,
            plan=self._say(texts.PLAN),
            ready=investigating.ready_for(self.m),
            language=self.m.language,
            by=self._lead,
            at=self._later(2),
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
        investigating.work(self)

    def _heard(self) -> None:
        by, person = self._lead, self.m.tale.witness
        one = interviews.plan(case=self.case, person=person, capacity="witness", by=by, at=self._later(2))
        self._later(1)
        day = self._on + timedelta(days=5)
        soon = {"convoked_for_on": day, "is_notice_waived": day < first_day(self.case, self._on)}
        one = interviews.convoke(interview=one, by=by, at=self.day, place=self.m.tale.where, **soon)
        at = self._later(5.1, exactly=True)
        receipt = self._say(texts.RECEIPT)
        told = {"how": "in_person", "notified_on": self._on, "language": self.m.language, "receipt": receipt}
        one = interviews.notify_rights(interview=one, by=by, at=at, **told)
        at = self._later(0.05)
        investigating.write(self, one, at)
        one = interviews.hold(interview=one, held_on=self._on, statement=self.m.tale.statement, by=by, at=at)
        at = self._later(0.02)
        one = interviews.send_record(interview=one, sent_on=self._on, sent_how="read_out", by=by, at=at)
        self.interview = interviews.sign(interview=one, by=by, at=self._later(0.05))
        investigating.convoke_another(self)

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
        handling.note(exhibit=self.exhibit, kind="copied", result="intact", note="", by=self._lead, at=self._later(1))
        if self.m.until == "exhibit":
            held.keep(self, self._lead, self.people["thierno"])
        grid.tie(self)

    def _proposed(self) -> None:
        self.finding = findings.propose(
            allegation=self.allegation,
            word=self.m.word,
            reasoning=self._say(texts.REASONING),
            supports=[self.exhibit] if self.m.word == "SUST" else [],
            contradicts=[] if self.m.word == "SUST" else [self.interview],
            nothing_for="" if self.m.word == "SUST" else self._say(texts.NOTHING_FOR),
            nothing_against=self._say(texts.NOTHING_AGAINST) if self.m.word == "SUST" else "",
            by=self._lead,
            at=self._later(6),
        )

    def _confirmed(self) -> None:
        findings.confirm(allegation=self.allegation, by=self.people["thierno"], at=self._later(4))

    def _delivered(self) -> None:
        self._reported()
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
        for subject in waiting(self.case):
            at = self._later(1)
            telling.tell(case=self.case, subject=subject, how="letter", told_on=at.date(), by=self._lead, at=at)
        outcome = "sanction" if self.m.word == "SUST" else "no_breach"
        self.case = cases.close(case=self.case, outcome=outcome, by=self._head, at=self._later(3))
        reports.close(report=self.report, by=self._receiver, at=self._later(1))
