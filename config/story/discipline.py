"""The stages of a matter from the opening of a proceeding to its end, appeal included."""

from typing import Any

from config.story import texts
from config.story.boards import Boards
from discipline.actions import appeals, charges, decisions, effects, execution, limits, proceedings, sanctions
from discipline.clocks import prescription_of
from discipline.models import AppealEffect
from discipline.papers import actions as papers
from discipline.papers.kinds import BY_CODE
from discipline.policies.proceeding import rights_missing
from discipline.reading import sustained_allegations


class Discipline(Boards):
    """What the authority, its secretariat, the board and the appeal authority do."""

    def _proceeding(self) -> None:
        by, tale = self.people["salome"], self.m.tale
        subject = self.case.subjects.get()
        at = self._later(4)
        limit = prescription_of(self.case, subject, today=self._on)
        if limit is not None and limit.is_late:
            self._overridden(subject)
        self.proceeding = proceedings.open_against(
            case=self.case,
            subject=subject,
            person=f"{tale.subject}, {tale.post}",
            facts=tale.facts,
            secretary=self.people["paulin"],
            by=by,
            at=at if limit is None or not limit.is_late else self._later(1),
        )
        for one in sustained_allegations(self.case, subject):
            charges.lay(proceeding=self.proceeding, allegation=one, wording=tale.conduct, by=by, at=self._later(0.1))

    def _overridden(self, subject: Any) -> None:
        """The time to open is over: the authority asks, the head of office grants it, each with reasons."""
        override = limits.ask(
            case=self.case, subject=subject, request=self._say(texts.LATE), by=self.people["salome"], at=self.day
        )
        limits.decide(
            override=override, is_granted=True, reasons=self._say(texts.GRANTED), by=self.people["mariam"],
            at=self._later(1),
        )  # fmt: skip

    def _charged(self) -> None:
        self._paper("opening-letter", self._later(2))
        self.proceeding = proceedings.serve(proceeding=self.proceeding, by=self._secretary, at=self._later(1))

    def _paper(self, kind: str, at: Any, about: str = "") -> None:
        """Issue a paper and, where it goes to the person, hand it over against signature on the same day."""
        by = self._secretary
        paper = papers.issue(proceeding=self.proceeding, kind=kind, about=about, language=self.m.language, by=by, at=at)
        if BY_CODE[kind].is_served:
            papers.serve(paper=paper, way="in_person", served_on=self._on, by=by, at=at)

    def _rights(self) -> None:
        rights = [right.code for right in rights_missing(self.proceeding)]
        at, by = self._later(1), self._secretary
        proceedings.notify_rights(proceeding=self.proceeding, rights=rights, notified_on=self._on, by=by, at=at)

    def _file(self) -> None:
        by = self._secretary
        self._rights()
        self.proceeding = proceedings.give_file_access(
            proceeding=self.proceeding, opened_on=self._on, by=by, at=self._later(0.1)
        )
        at = self._later(4)
        proceedings.record_consultation(
            proceeding=self.proceeding, reader="counsel", consulted_on=self._on, pages=84, by=by, at=at
        )

    def _decided(self) -> None:
        decision = decisions.propose(
            proceeding=self.proceeding,
            sanction=self.m.sanction,
            parameters=self.m.parameters,
            proved=list(self.proceeding.charges.all()),
            reasons=self._say(texts.DECISION),
            by=self._secretary,
            at=self._later(3),
        )
        decisions.confirm(decision=decision, by=self.people["salome"], at=self._later(2))
        self.proceeding.refresh_from_db()

    def _imposed(self) -> None:
        self.sanction = sanctions.impose(proceeding=self.proceeding, by=self.people["salome"], at=self._later(1))

    def _notified(self) -> None:
        at = self._later(2)
        self.proceeding.refresh_from_db()
        self._paper("notice", at, str(self.sanction.pk))
        self.sanction = sanctions.notify(sanction=self.sanction, by=self._secretary, at=at)

    def _executed(self) -> None:
        at, by = self._later(5), self._secretary
        execution.order(sanction=self.sanction, starts_on=self._on, by=by, at=at)
        self.sanction = sanctions.execute(sanction=self.sanction, executed_on=self._on, by=by, at=at)

    def _appealed(self) -> None:
        at = self._later(8)
        self.appeal = appeals.lodge(
            sanction=self.sanction,
            kind="hierarchical",
            grounds=self._say(texts.APPEAL),
            filed_on=self._on,
            authority=self.people["ines"],
            by=self._secretary,
            at=at,
        )
        effects.ask_stay(appeal=self.appeal, asked_on=self._on, by=self._secretary, at=at)

    def _determined(self) -> None:
        by = self.people["ines"]
        self.appeal = appeals.admit(appeal=self.appeal, by=by, at=self._later(2))
        varied = {"varied_sanction": "blame"} if self.m.appeal == "varied" else {}
        self.appeal = appeals.determine(
            appeal=self.appeal,
            outcome=self.m.appeal,
            reasons=self._say(texts.APPEAL_REASONS),
            by=by,
            at=self._later(15),
            **varied,
        )

    def _implemented(self) -> None:
        appeals.implement(appeal=self.appeal, by=self._secretary, at=self._later(2))
        if self.m.appeal == "varied":
            self.sanction = self.proceeding.sanctions.get(state="imposed")
            self._notified()
            self._executed()

    def _ended(self) -> None:
        at, by = self._later(4), self._secretary
        for effect in AppealEffect.objects.filter(appeal__sanction__proceeding=self.proceeding, is_task=True):
            effects.carry_out(effect=effect, done_on=self._on, by=by, at=at)
        proceedings.finish(proceeding=self.proceeding, by=self._secretary, at=self._later(3))
