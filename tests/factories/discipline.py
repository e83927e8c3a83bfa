"""Proceedings for tests, built through the actions so that every guard holds.

``opened()`` to ``sanctioned()`` give a proceeding that far along its line, with ``people`` beside it.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from accounts.models import Member
from cases.models import Case
from discipline.actions import appeals, charges, decisions, proceedings, sanctions
from discipline.board.actions import composing, sittings, votes
from discipline.board.composing import Place
from discipline.file import actions as file
from discipline.models import Appeal, Decision, Proceeding, Sanction
from discipline.orders import actions as orders
from discipline.policies.proceeding import rights_missing
from discipline.reading import sustained_allegations
from tests.factories import cases
from tests.factories.accounts import member
from tests.factories.papers import later, lettered, noticed, summoned, today
from tests.kept import keepable

WORDING = "Took money on 3 March to let a lorry through undeclared."


@dataclass
class People:
    """The people of one proceeding; nobody has two parts."""

    authority: Member
    secretary: Member
    appeal: Member
    administration: list[Member] = field(default_factory=list)
    staff: list[Member] = field(default_factory=list)


def people(authority: Member) -> People:
    """Members with keys around the authority that the case was referred to."""
    return People(
        authority=authority,
        secretary=member(["secretariat"]),
        appeal=member(["appeal_authority"]),
        administration=[member(["board_member"]) for _seat in range(2)],
        staff=[member(["board_member"]) for _seat in range(2)],
    )


@keepable
def opened(*, at: datetime | None = None, case: Case | None = None) -> Proceeding:
    """A proceeding on a referred case, with one charge laid."""
    case = case or cases.referred()
    team = people(case.team.authority)
    subject = case.subjects.first()
    made = proceedings.open_against(
        case=case,
        subject=subject,
        person="Noor Example, inspector",
        facts=cases.FACTS,
        secretary=team.secretary,
        by=team.authority,
        at=at or timezone.now(),
    )
    for allegation in sustained_allegations(case, subject):
        charges.lay(proceeding=made, allegation=allegation, wording=WORDING, by=team.authority, at=timezone.now())
    return _with(made, team)


@keepable
def charged(**values) -> Proceeding:
    """The charges are served."""
    made = opened(**values)
    lettered(made)
    return _with(proceedings.serve(proceeding=made, by=made.people.secretary, at=later(0)), made.people)


@keepable
def with_file(**values) -> Proceeding:
    """Every right is notified and the file is open."""
    made = charged(**values)
    by = made.people.secretary
    rights = [right.code for right in rights_missing(made)]
    proceedings.notify_rights(proceeding=made, rights=rights, notified_on=today(), by=by, at=later(0))
    return _with(proceedings.give_file_access(proceeding=made, opened_on=today(), by=by, at=later(0)), made.people)


def places(team: People, *, category: str = "A") -> list[Place]:
    """Two members of each college, the first of the administration in the chair."""
    sides = [("administration", one) for one in team.administration] + [("staff", one) for one in team.staff]
    return [
        Place(titular=one, college=college, category=category, chairs=1 if rank == 0 else None)
        for rank, (college, one) in enumerate(sides)
    ]


def convoke(made: Proceeding, **values):
    """Convoke the board of this proceeding for thirty days from now, unless ``values`` say otherwise."""
    usual = {
        "places": places(made.people),
        "category": "A",
        "size_ground": "Arrêté of the board: four members.",
        "sits_on": today(30),
        "by": made.people.secretary,
        "at": later(0),
    }
    board = composing.convoke(proceeding=made, **usual | values)
    summoned(made)
    return board


@keepable
def convoked(**values) -> Proceeding:
    """The board is convoked for thirty days from now."""
    made = with_file(**values)
    convoke(made)
    return _fresh(made)


@keepable
def in_session(made: Proceeding | None = None, *, there: dict | None = None, on: int = 30, **values) -> Proceeding:
    """The sitting is open; every titular is there, unless ``there`` gives members by seat."""
    made = made or convoked(**values)
    sitting = made.board.sittings.get(state="planned")
    sat = {seat.pk: seat.titular for seat in made.board.seats.all()} if there is None else there
    sittings.open_(sitting=sitting, there=sat, by=made.people.secretary, at=later(on))
    return _fresh(made)


@keepable
def inquired(**values) -> Proceeding:
    """The board sat on the fifteenth day, asked for an inquiry and is summoned again for the thirtieth."""
    made = with_file(**values)
    convoke(made, sits_on=today(15))
    made = in_session(_fresh(made), on=15)
    by, at = made.people.secretary, later(15)
    order = orders.inquire(
        sitting=made.board.sittings.get(), votes_for=3, votes_against=1, words="Ask the bank.", by=by, at=at
    )
    orders.end(order=order, ground="done", ended_on=today(15), result="The bank answered.", by=by, at=at)
    orders.resume(sitting=order.sitting, sits_on=today(30), by=by, at=at)
    file.tell(proceeding=made, told_on=today(15), by=by, at=at)
    summoned(made, at=15)
    return _fresh(made)


COMPLETE = dict.fromkeys(sittings.TOLD, True)


@keepable
def heard(made: Proceeding | None = None, *, on: int = 30, **values) -> Proceeding:
    """The board has sat in full."""
    made = made or in_session(**values)
    told = COMPLETE | {"minutes": "The person spoke last."}
    sittings.hold(proceeding=made, by=made.people.secretary, at=later(on), **told)
    return _fresh(made)


def vote(made: Proceeding, sanction: str, votes_for: int, votes_against: int = 0, abstained: int = 0, **numbers):
    """One vote of a board that has heard the person."""
    return votes.vote(
        proceeding=made,
        rank=made.rounds.count() + 1,
        sanction=sanction,
        numbers=numbers,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        by=made.people.secretary,
        at=later(30),
    )


@keepable
def advised(sanction: str = "exclusion-2", **values) -> Proceeding:
    """The board advises this sanction at once."""
    made = heard(**values)
    vote(made, sanction, 3, 1, **({"days": 10} if sanction.startswith("exclusion") else {}))
    votes.give_opinion(
        proceeding=made,
        reasons="The facts are grave.",
        given_on=today(30),
        by=made.people.secretary,
        at=later(30),
    )
    return _fresh(made)


@keepable
def proposed(made: Proceeding | None = None, sanction: str = "exclusion-2", **values) -> Decision:
    """A proposed decision, by the secretariat."""
    made = made or advised()
    defaults = {"parameters": {"days": 10} if sanction.startswith("exclusion") else {}, "reasons": "Grave and proved."}
    decision = decisions.propose(
        proceeding=made,
        sanction=sanction,
        proved=list(made.charges.all()) if sanction else [],
        by=made.people.secretary,
        at=later(31),
        **defaults | values,
    )
    decision.people = made.people
    return decision


@keepable
def decided(**values) -> Proceeding:
    """A confirmed decision."""
    decision = proposed(**values)
    decisions.confirm(decision=decision, by=decision.people.authority, at=later(31))
    return _with(Proceeding.objects.get(pk=decision.proceeding_id), decision.people)


@keepable
def imposed(**values) -> Sanction:
    """A sanction drawn up from the decision."""
    made = decided(**values)
    sanction = sanctions.impose(proceeding=made, by=made.people.authority, at=later(32))
    sanction.people = made.people
    return sanction


@keepable
def notified(**values) -> Sanction:
    """The person knows."""
    sanction = imposed(**values)
    noticed(sanction)
    told = sanctions.notify(sanction=sanction, by=sanction.people.secretary, at=later(33))
    told.people = sanction.people
    return told


@keepable
def executed(**values) -> Sanction:
    """The sanction was carried out."""
    sanction = notified(**values)
    done = sanctions.execute(sanction=sanction, executed_on=today(34), by=sanction.people.secretary, at=later(34))
    done.people = sanction.people
    return done


@keepable
def lodged(sanction: Sanction | None = None, kind: str = "hierarchical") -> Appeal:
    """An appeal within its time."""
    sanction = sanction or executed()
    appeal = appeals.lodge(
        sanction=sanction,
        kind=kind,
        grounds="The file was not complete.",
        filed_on=today(40),
        authority=sanction.people.appeal,
        by=sanction.people.secretary,
        at=later(40),
    )
    appeal.people = sanction.people
    return appeal


@keepable
def determined(outcome: str = "upheld", **values) -> Appeal:
    """An appeal with its outcome."""
    appeal = lodged()
    team = appeal.people
    appeal = appeals.admit(appeal=appeal, by=team.appeal, at=later(41))
    appeal = appeals.determine(
        appeal=appeal, outcome=outcome, reasons="The grounds were examined.", by=team.appeal, at=later(42), **values
    )
    appeal.people = team
    return appeal


def _with(made: Proceeding, team: People) -> Proceeding:
    made.people = team
    return made


def _fresh(made: Proceeding) -> Proceeding:
    return _with(Proceeding.objects.get(pk=made.pk), made.people)
