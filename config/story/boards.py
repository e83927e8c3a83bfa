"""The board of a matter: composed, perhaps postponed after a recusal, heard, voting, advising."""

from datetime import timedelta
from typing import Any

from config.story import texts
from config.story.matter import Walk
from discipline.board.actions import composing, sittings, votes
from discipline.board.composing import Place
from discipline.file import actions as file
from discipline.orders import actions as orders

SEATED = (
    ("administration", "karim", "sabine"),
    ("administration", "odile", ""),
    ("staff", "lise", ""),
    ("staff", "tomas", ""),
)


class Boards(Walk):
    """What the secretariat and the board do."""

    @property
    def _secretary(self) -> Any:
        return self.people["paulin"]

    def _convoked(self) -> None:
        if self.procedure.profile.board is None:
            self._rights()
        at = self._later(2)
        seated = {"places": list(self._places()), "category": "A", "size_ground": self._say(texts.SIZE)}
        composing.convoke(
            proceeding=self.proceeding,
            **(seated if self.procedure.profile.board is not None else {}),
            sits_on=self._on + timedelta(days=18),
            place=self._say(texts.PLACE),
            by=self._secretary,
            at=at,
        )
        self._summoned(at)

    def _summoned(self, at: Any) -> None:
        """The person is summoned on the day on which the sitting was set."""
        self.proceeding.refresh_from_db()
        self._paper("summons", at, str(self._sitting.pk))

    def _places(self) -> Any:
        """Odile chairs; Sabine stands in for Karim."""
        for college, titular, substitute in SEATED:
            yield Place(
                titular=self.people[titular],
                college=college,
                category="A",
                substitute=self.people[substitute] if substitute else None,
                substitute_category="A" if substitute else "",
                chairs=1 if titular == "odile" else None,
            )

    def _board(self) -> None:
        by = self._secretary
        at = self._later(18.2, exactly=True)
        if self.m.is_postponed:
            at = self._postponed(at)
        if self.m.is_inquired:
            at = self._inquired(at)
        self._begin_sitting(at)
        if self.m.is_postponed:
            sittings.hear_witness(
                sitting=self._sitting, called_by="person", name=self._say(texts.WITNESS_NAME),
                statement=self._say(texts.WITNESS), is_heard_apart=True, may_person_attend=True,
                is_accompanied=False, by=by, at=at,
            )  # fmt: skip
        told = dict.fromkeys(sittings.TOLD, True)
        said = texts.MINUTES if self.procedure.profile.board is not None else texts.ANSWER
        sittings.hold(proceeding=self.proceeding, minutes=self._say(said), by=by, at=at, **told)
        self.proceeding.refresh_from_db()

    @property
    def _sitting(self) -> Any:
        return self.proceeding.board.sittings.get(state__in=["planned", "in_session"])

    def _begin_sitting(self, at: Any) -> None:
        seats = self.proceeding.board.seats.prefetch_related("recusals")
        gone = {row.member_id for seat in seats for row in seat.recusals.all()}
        there = {seat.pk: seat.substitute if seat.titular_id in gone else seat.titular for seat in seats}
        sittings.open_(sitting=self._sitting, there=there, by=self._secretary, at=at)

    def _postponed(self, at: Any) -> Any:
        """Karim steps down, Sabine takes the seat; the person asks for time, and the board grants it once."""
        by, seat = self._secretary, self.proceeding.board.seats.get(titular=self.people["karim"])
        composing.recuse(
            seat=seat, member=seat.titular, ground="tie", asked_by="person", words=self._say(texts.TIE), by=by, at=at
        )
        self._begin_sitting(at)
        sittings.postpone(
            sitting=self._sitting,
            asked_by="person",
            votes_for=3,
            votes_against=1,
            why=self._say(texts.POSTPONED),
            sits_on=self._on + timedelta(days=18),
            place=self._say(texts.PLACE),
            by=by,
            at=at,
        )
        self._summoned(at)
        return self._later(18.2, exactly=True)

    def _inquired(self, at: Any) -> Any:
        """The board asks for a further inquiry; its result comes, and everybody is summoned again."""
        by = self._secretary
        self._paper("referral-report", at)
        self._begin_sitting(at)
        order = orders.inquire(
            sitting=self._sitting, votes_for=4, votes_against=0, words=self._say(texts.INQUIRY), by=by, at=at
        )
        self.proceeding.refresh_from_db()
        self._paper("board-order", self._later(1, exactly=True), str(order.sitting_id))
        at = self._later(7, exactly=True)
        orders.end(order=order, ground="done", ended_on=self._on, result=self._say(texts.INQUIRED), by=by, at=at)
        orders.resume(
            sitting=order.sitting, sits_on=self._on + timedelta(days=18), place=self._say(texts.PLACE), by=by, at=at
        )
        file.tell(proceeding=self.proceeding, told_on=self._on, by=by, at=at)
        self._summoned(at)
        return self._later(18.2, exactly=True)

    def _opinion(self) -> None:
        """The next more severe sanction finds no majority; the matter's own does."""
        at = self._later(0.1)
        scale = self.procedure.profile.scale
        place = next(n for n, rule in enumerate(scale) if rule.code == self.m.sanction)
        if place + 1 < len(scale):
            above = scale[place + 1]
            self._put_to_vote(1, above.code, {one.name: one.minimum for one in above.parameters}, 2, 2, at)
        self._put_to_vote(self.proceeding.rounds.count() + 1, self.m.sanction, self.m.parameters, 3, 1, at)
        votes.give_opinion(
            proceeding=self.proceeding, reasons=self._say(texts.OPINION), given_on=self._on, by=self._secretary, at=at
        )

    def _put_to_vote(self, rank: int, sanction: str, numbers: Any, votes_for: int, votes_against: int, at: Any) -> None:
        votes.vote(
            proceeding=self.proceeding,
            rank=rank,
            sanction=sanction,
            numbers=numbers,
            votes_for=votes_for,
            votes_against=votes_against,
            by=self._secretary,
            at=at,
        )
