"""One whole matter with everything that can hang on it, and everybody who may or may not see it.

``build()`` goes through the actions, so that every guard holds; the rules then try every door of it.
"""

import time
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.models import Member
from accounts.roles import CODES
from accounts.views.again import GIVEN
from cases.actions import assignments, early, people, recusals
from cases.actions import cases as case_actions
from cases.custody.actions import verifications
from cases.listing import saved
from cases.listing.filters import Filters
from cases.models import Case, Reliance
from cases.notes import actions as notes
from discipline.actions import limits
from discipline.conversion import actions as conversions
from discipline.models import AppealEffect, BoardOrder
from integrity.actions import commitments
from reporting_channels.actions import deletions, disclosures, exclusions, minutes, retention
from tests.factories import cases, custody, discipline, interim, joining, reporting, reporting_channels
from tests.factories import people as people_factory
from tests.factories.accounts import member, sign_in
from tests.factories.procedures import another, version
from tests.factories.taking_down import taken


@dataclass
class World:
    """``rows`` by the noun of the permission table; ``granted`` may open that noun; ``signs`` betray the matter."""

    rows: dict[str, Any] = field(default_factory=dict)
    granted: dict[str, Member] = field(default_factory=dict)
    strangers: dict[str, Member] = field(default_factory=dict)
    kept_away: dict[str, Member] = field(default_factory=dict)
    signs: list[str] = field(default_factory=list)
    clients: dict[Any, Client] = field(default_factory=dict)

    def client(self, who: Member) -> Client:
        """This member's browser, signed in with both factors and with the passphrase just given."""
        if who.pk not in self.clients:
            client = Client(raise_request_exception=False)
            sign_in(client, who)
            session = client.session
            session[GIVEN] = int(time.time())
            session.save()
            self.clients[who.pk] = client
        return self.clients[who.pk]

    @property
    def outsiders(self) -> dict[str, Member]:
        """Everybody to whom the matter must not exist."""
        return self.strangers | self.kept_away

    def some_outsiders(self, turn: int) -> dict[str, Member]:
        """Those who were kept away, and every third stranger: three turns that follow each other ask them all."""
        return dict(list(self.strangers.items())[turn % 3 :: 3]) | self.kept_away


def build() -> World:
    """A named report with a file, a case, a proceeding up to an appeal, a request for the identity, a commitment."""
    world = World()
    people = cases.team()
    _report(world, people)
    _spoken(world, people)
    case = _case(world, people)
    _joined(world, people, case)
    _proceeding(world, case)
    world.rows["commitment"] = commitments.propose(
        factor="conduct",
        side="customs",
        owner="Training unit",
        text="Teach it.",
        due_on=timezone.localdate(),
        by=people.head,
        at=timezone.now(),
    )
    world.rows["procedure"] = version()
    world.strangers = {role: member([role]) for role in CODES}
    _signs(world)
    for who in (*world.outsiders.values(), *world.granted.values()):
        world.client(who)
    return world


def _report(world: World, people: cases.Team) -> None:
    barred = member(["receiver"])
    channel = reporting_channels.channel(recipients=[people.receiver, member(["receiver"]), people.head, barred])
    report = reporting_channels.assessed(
        by=people.receiver,
        channel_=channel,
        name="Kim Sample",
        contact="0600",
        files=(reporting_channels.stored_file(),),
    )
    now = timezone.now()
    exclusions.exclude(report=report, member=barred, reason="named", by=barred, at=now)
    asked = disclosures.request(report=report, legal_basis="court", reasons="Asked.", by=people.receiver, at=now)
    other = reporting_channels.report(channel_=reporting_channels.channel(recipients=[people.receiver, people.head]))
    deletion = deletions.propose(report=other, ground="duplicate", reasons="Twice.", by=people.receiver, at=now)
    hold = retention.hold(report=report, ground="court", reasons="Letter.", by=people.receiver, at=now)
    world.rows |= {"early_deletion": deletion, "hold": hold}
    world.granted |= {"early_deletion": people.receiver}
    world.rows |= {"report": report, "identity_disclosure": asked, "attachment": report.attachments.get()}
    world.granted |= {"report": people.receiver, "identity_disclosure": people.receiver}
    world.kept_away["excluded from the report"] = barred


def _spoken(world: World, people: cases.Team) -> None:
    """A report that a clerk took down: its minutes are for those who may open it, and never for the clerk."""
    by = member(["clerk"])
    made = taken(by=by, channel_=reporting_channels.channel(recipients=[people.receiver, people.head]))
    world.rows["minutes"] = minutes.agree(minutes=made.minutes, submission=b"agreed", at=timezone.now())
    world.granted["minutes"] = people.receiver
    world.kept_away["took the report down"] = by


def _case(world: World, people: cases.Team) -> Case:
    case = cases.investigating(people, report=world.rows["report"])
    interview, exhibit = cases.interview(case), cases.exhibit(case, file=cases.upload())
    world.rows["anonymisedrecord"] = cases.anonymised(interview, people.lead)
    allegation = case.allegations.get()
    allegation.people = people
    cases.finding(allegation, supports=[exhibit, interview])
    world.rows["reliance"] = Reliance.objects.get(interview=interview)
    world.granted |= dict.fromkeys(("anonymisedrecord", "reliance"), people.head)
    now = timezone.now()
    _plan(world, case)
    held = _held(case, exhibit, people)
    verifications.verify(case=case, by=people.lead, at=now)
    reported = _reported(world, case, people)
    case_actions.decide(case=case, by=people.head, at=now)
    case = case_actions.refer(case=case, authority=people.authority, by=people.head, at=now)
    assignments.declare(assignment=case.assignments.get(member=people.authority), by=people.authority, at=now)
    case.team = people
    world.rows["interim_measure"] = interim.proposed(case, by=people.head)
    world.rows["prescription_override"] = limits.ask(
        case=case, subject=case.subjects.first(), request="Late.", by=people.authority, at=discipline.later(4 * 366)
    )
    _people(world, case)
    recusals.recuse(case=case, reason="family", by=people.investigator, at=now)
    world.kept_away["stepped back from the case"] = people.investigator
    world.rows |= {
        "case": case,
        "allegation": allegation,
        "interview": interview,
        **reported,
        **held,
        "exhibit": exhibit,
        "assignment": case.assignments.get(member=people.lead),
    }
    _kept(world, case, people.head)
    team = ["case", "allegation", "interview", "investigation", "exhibit", "assignment", "interim_measure"]
    team.append("prescription_override")
    world.granted |= dict.fromkeys([*team, *held], people.head)
    case.team = people
    return case


def _held(case: Case, exhibit: Any, people: cases.Team) -> dict[str, Any]:
    """An exhibit that left, one on hold, one to destroy, a count."""
    return {
        "custody": custody.outside(case).custody.get(kind="sent_out"),
        "exhibithold": custody.on_hold(case),
        "destruction": custody.to_destroy(case, exhibit, people.lead),
        "stockcount": custody.counting(case),
    }


def _kept(world: World, case: Case, head: Member) -> None:
    """What the head keeps beside the case: a search that is shared, a note to oneself."""
    here = {"by": head, "at": timezone.now()}
    world.rows |= {
        "savedsearch": saved.keep(filters=Filters(state="referred"), is_shared=True, **here),
        "privatenote": notes.note_for_oneself(case=case, text="A doubt of my own.", **here),
    }
    world.granted |= dict.fromkeys(("savedsearch", "privatenote"), head)


def _reported(world: World, case: Case, people: cases.Team) -> dict[str, Any]:
    """The report with all that hangs on it, a recommendation with its owner, a printed case file."""
    made = reporting.whole(case.investigations.get(), people)
    owner = member(["supervisor"])
    reporting.shown(reporting.addressed(made["recommended"], people, owner), owner)
    again = type(made["recommended"]).objects.get(pk=made["recommended"].pk)
    world.granted |= dict.fromkeys(
        ("loss", "extract", "comment", "issuedreport", "recommended", "casefile"), people.head
    )
    world.granted["recommendation"] = owner
    return made | {"recommendation": again, "casefile": reporting.printed(case, people.head)}


def _plan(world: World, case: Case) -> None:
    """A task that is done, a hypothesis, an hour of work."""
    task, line, effort = cases.plan_rows(case)
    world.rows |= {"task": task, "planline": line, "effort": effort}
    world.granted |= dict.fromkeys(("task", "planline", "effort"), case.team.head)


def _people(world: World, case: Case) -> None:
    """Somebody beside the subject, a relation, and an alert that a rule raised."""
    head = case.team.head
    person = people_factory.person(case)
    subject = case.subjects.first()
    values = {"kind": "superior", "source": "Chart.", "by": case.team.lead, "at": timezone.now()}
    relation = people.relate(case=case, first=subject, second=person, **values)
    second = cases.team()
    second.head = head
    cases.preliminary(second)
    people_factory.indexed(head)
    rule = people_factory.rule(head, member(["administrator"]))
    early.sweep(at=timezone.now())
    world.rows |= {"person": person, "relation": relation, "subject": subject, "early_alert": rule.alerts.get()}
    world.granted |= dict.fromkeys(("person", "relation", "subject", "early_alert"), head)


def _joined(world: World, people: cases.Team, case: Case) -> None:
    """Two more cases of the same head: flags, a link, a merger and an early end that wait for a second person."""
    world.rows |= joining.around(people, case)
    world.granted |= dict.fromkeys(
        ("breach", "evidencelink", "caseflag", "caselink", "merger", "screening", "settingaside"), people.head
    )


def _proceeding(world: World, case: Case) -> None:
    made = discipline.advised(made=discipline.in_session(discipline.inquired(case=case)))
    appeal = discipline.lodged(discipline.executed(made=made))
    proceeding = appeal.sanction.proceeding
    conversion = conversions.propose(
        proceeding=proceeding, version=another(), request="New law.", by=appeal.people.secretary, at=timezone.now()
    )
    world.rows |= {
        "conversion": conversion,
        "proceeding": proceeding,
        "charge": proceeding.charges.first(),
        "decision": appeal.sanction.decision,
        "sanction": appeal.sanction,
        "paper": proceeding.papers.first(),
        "appeal": appeal,
        "seat": proceeding.board.seats.first(),
        "sitting": proceeding.board.sittings.get(state="held"),
        "vote": proceeding.rounds.first(),
        "board_order": BoardOrder.objects.get(sitting__board=proceeding.board),
        "appeal_effect": AppealEffect.objects.create(
            appeal=appeal, code="mention_removed", on=discipline.today(40), is_task=True
        ),
    }
    of_proceedings = ("proceeding", "charge", "decision", "sanction", "appeal", "appeal_effect", "seat", "sitting")
    of_proceedings = (*of_proceedings, "vote", "board_order")
    nouns = (*of_proceedings, "conversion", "paper")
    world.granted |= dict.fromkeys(nouns, appeal.people.secretary)


def _signs(world: World) -> None:
    rows = world.rows
    hidden = [name for name in rows if name not in ("commitment", "procedure")]
    world.signs = [str(rows[name].pk) for name in hidden]
    world.signs += [rows["report"].reference, rows["identity_disclosure"].reference, rows["case"].number]
    world.signs += [rows["proceeding"].number, str(rows["report"].pk.hex)]
