"""Cases for tests, built through the actions so that every guard holds.

``team()`` gives the people; ``preliminary()``, ``investigated()``, ``decided()``, ``referred()`` and
``in_follow_up()`` give a case that far along its line, with ``case.team`` beside it for the test.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Member
from audit.actors import OPERATOR
from cases.actions import allegations, assignments, cases, findings, interviews, investigations, subjects
from cases.custody.actions import exhibits
from cases.interviews.actions import anonymity
from cases.models import (
    Allegation,
    AnonymisedRecord,
    Assignment,
    Case,
    Effort,
    Exhibit,
    Interview,
    Investigation,
    PlanLine,
    Task,
)
from cases.planning.actions import efforts, plans
from cases.planning.actions import task as task_actions
from procedures.actions import versions
from procedures.loading import PROFILES
from procedures.models import ProcedureVersion
from reporting_channels.models import Report
from tests import kept
from tests.factories import reporting, reporting_channels
from tests.factories.accounts import member
from tests.factories.reporting_channels import stored_file
from tests.factories.telling import told_the_outcome
from tests.kept import keepable
from vault.files import FileSecret
from vault.upload import SealedUpload

CONDUCT = "Took money at the north gate to let a lorry through."
FACTS = "Twice in March a lorry left the north gate without being declared."


@dataclass
class Team:
    """The people of one case; nobody has two parts."""

    receiver: Member
    head: Member
    lead: Member
    investigator: Member
    reviewer: Member
    authority: Member


@kept.team
def team() -> Team:
    """Members with keys, one for each part."""
    return Team(
        receiver=member(["receiver"]),
        head=member(["head_of_office"]),
        lead=member(["investigator"]),
        investigator=member(["investigator"]),
        reviewer=member(["reviewer"]),
        authority=member(["disciplinary_authority"]),
    )


def procedure() -> ProcedureVersion:
    """The worked French profile, loaded once."""
    return versions.load(path=PROFILES / "fr-state.toml", by=OPERATOR, at=timezone.now())


def assessed_report(people: Team) -> Report:
    """A report that the receiver assessed and the head can open."""
    channel = reporting_channels.channel(recipients=[people.receiver, member(["receiver"]), people.head])
    return reporting_channels.assessed(by=people.receiver, channel_=channel)


@keepable
def opened(people: Team | None = None, *, at: datetime | None = None, report: Report | None = None) -> Case:
    """A case with nobody on it but its head."""
    people = people or team()
    case = cases.open_from(
        report=report or assessed_report(people),
        procedure=procedure(),
        category="corruption",
        unit="north-gate",
        facts=FACTS,
        by=people.head,
        at=at or timezone.now(),
    )
    case.team = people
    return case


def join(case: Case, who: Member, role: str, *, by: Member | None = None) -> Assignment:
    """Assign and declare."""
    now = timezone.now()
    assignment = assignments.assign(case=case, member=who, role=role, by=by or case.team.head, at=now)
    return assignments.declare(assignment=assignment, by=who, at=now)


@keepable
def preliminary(people: Team | None = None, **options) -> Case:
    """A case with its team and one allegation."""
    case = opened(people, **options)
    join(case, case.team.lead, "lead")
    join(case, case.team.investigator, "investigator")
    join(case, case.team.reviewer, "reviewer")
    allegation(case)
    return case


def allegation(case: Case, **values) -> Allegation:
    """An allegation against a named subject."""
    now = timezone.now()
    subject = values.pop("subject", None) or subjects.add(
        case=case, kind="named", name="Noor Example", post="Inspector", unit="north-gate", by=case.team.lead, at=now
    )
    defaults = {
        "conduct": CONDUCT,
        "category": "corruption",
        "knowledge_on": timezone.localdate() - timedelta(days=30),
        "place": "North gate",
    }
    return allegations.add(case=case, subject=subject, by=case.team.lead, at=now, **defaults | values)


def planned(case: Case) -> Investigation:
    """A planned investigation."""
    return investigations.plan(
        case=case, plan="Hear two people, read the gate's log.", by=case.team.lead, at=timezone.now()
    )


def mandated(case: Case) -> Investigation:
    """A signed mandate."""
    return investigations.mandate(
        investigation=planned(case),
        mandate="Find out who let the lorries through.",
        powers=["interviews", "documents"],
        ends_on=timezone.localdate() + timedelta(days=60),
        by=case.team.head,
        at=timezone.now(),
    )


def active(case: Case) -> Investigation:
    """An investigation under way; the case has moved with it."""
    started = investigations.start(
        investigation=mandated(case), notice="notified", by=case.team.lead, at=timezone.now()
    )
    case.refresh_from_db()
    return started


@keepable
def investigating(people: Team | None = None, **options) -> Case:
    """A case whose investigation is under way."""
    case = preliminary(people, **options)
    active(case)
    return case


def task(case: Case, **values) -> Task:
    """A task of the case's investigation."""
    values = {"title": "Read the gate's log.", "by": case.team.lead, "at": timezone.now()} | values
    return task_actions.add(investigation=case.investigations.get(), **values)


def plan_rows(case: Case) -> tuple[Task, PlanLine, Effort]:
    """A task that was done, a hypothesis, an hour of work."""
    here = {"by": case.team.lead, "at": timezone.now()}
    running = case.investigations.get()
    done = task_actions.complete(task=task(case), result="Two lorries.", **here)
    line = plans.add_line(investigation=running, kind="hypothesis", text="Money was taken.", **here)
    hours = {"worked_on": timezone.localdate(), "kind": "evidence", "hours": Decimal("1.5"), "words": "At the gate."}
    return done, line, efforts.note(investigation=running, **hours, **here)


def upload(content: bytes = b"gate log", name: str = "log.txt") -> SealedUpload:
    """A file as the upload handler hands it to a form."""
    stored = stored_file(content, name)
    return SealedUpload(name=name, content_type="text/plain", secret=FileSecret.from_bytes(stored.secret))


def exhibit(case: Case, *, file: SealedUpload | None = None, by: Member | None = None, **words: str) -> Exhibit:
    """A registered exhibit, in the hands of whoever registered it."""
    said = {"description": "Log of the north gate, March.", "source": "Handed over by the gate's chief."}
    here = {"by": by or case.team.lead, "at": timezone.now()}
    return exhibits.register(case=case, kind="document", **(said | words), result="intact", file=file, **here)


def interview(case: Case, *, until: str = "signed", capacity: str = "witness", by: Member | None = None) -> Interview:
    """An interview, as far as ``until`` says."""
    by, now, today = by or case.team.lead, timezone.now(), timezone.localdate()
    one = interviews.plan(case=case, person="Sam Example, gate keeper", capacity=capacity, by=by, at=now)
    told = {"how": "in_person", "notified_on": today, "language": "en", "receipt": "Signed on the spot."}
    day, later = {"convoked_for_on": today, "is_notice_waived": True}, now + timedelta(minutes=30)
    steps = (
        ("convoked", lambda one: interviews.convoke(interview=one, by=by, at=now, **day)),
        ("rights_notified", lambda one: interviews.notify_rights(interview=one, by=by, at=now, **told)),
        (
            "held",
            lambda one: interviews.hold(interview=one, held_on=today, statement="I saw the lorry.", by=by, at=later),
        ),
        (
            "record_sent",
            lambda one: interviews.send_record(interview=one, sent_on=today, sent_how="read_out", by=by, at=later),
        ),
        ("signed", lambda one: interviews.sign(interview=one, by=by, at=now + timedelta(hours=1))),
        ("sealed", lambda one: interviews.seal(interview=one, by=by, at=now + timedelta(hours=2))),
    )
    for state, take in steps:
        if one.state == until:
            break
        one = take(one)
        assert one.state == state
    return one


def anonymised(one: Interview, by: Member) -> AnonymisedRecord:
    """An anonymised record that waits for the head."""
    words = {"alias": "Witness A", "text": "A lorry was seen.", "harms": ["safety"], "assessment": "Threats."}
    return anonymity.write(interview=one, by=by, at=timezone.now() + timedelta(hours=3), **words)


def finding(one: Allegation, word: str = "SUST", *, confirmed: bool = True, by: Member | None = None, supports=()):
    """A proposed finding on an allegation under investigation, confirmed unless told otherwise."""
    case = one.case
    case.team = getattr(case, "team", None) or one.people
    made = findings.propose(
        allegation=one,
        word=word,
        reasoning="The log and the witness agree.",
        supports=supports or [exhibit(case)],
        nothing_against="Nobody was found who says otherwise.",
        by=by or case.team.lead,
        at=timezone.now(),
    )
    if confirmed:
        made = findings.confirm(allegation=one, by=case.team.reviewer, at=timezone.now())
    return made


@keepable
def delivered(people: Team | None = None, *, word: str = "SUST", **options) -> Case:
    """A case in investigation whose findings are confirmed and whose report is delivered."""
    case = investigating(people, **options)
    for one in Allegation.objects.filter(case=case):
        one.people = case.team
        finding(one, word)
    running = Investigation.objects.get(case=case)
    reporting.deliver(running, case.team)
    return case


def _moved(case: Case, take, **values) -> Case:
    people = case.team
    case = take(case=case, by=people.head, at=timezone.now(), **values)
    case.team = people
    return case


@keepable
def decided(people: Team | None = None, *, word: str = "SUST", **options) -> Case:
    """A case in decision; its allegations are sustained unless ``word`` says otherwise."""
    return _moved(delivered(people, word=word, **options), cases.decide)


@keepable
def referred(people: Team | None = None, **options) -> Case:
    """A case referred to ``case.team.authority``, who has declared and holds its key."""
    case = decided(people, **options)
    case = _moved(case, cases.refer, authority=case.team.authority)
    assignment = Assignment.objects.get(case=case, member=case.team.authority)
    assignments.declare(assignment=assignment, by=case.team.authority, at=timezone.now())
    return case


@keepable
def in_follow_up(people: Team | None = None, *, word: str = "UNFD", **options) -> Case:
    """A case in follow-up that never went to discipline; its subjects were told how it ended."""
    case = _moved(decided(people, word=word, **options), cases.follow_up)
    told_the_outcome(case)
    return case


@keepable
def closed(people: Team | None = None, **options) -> Case:
    """A closed case; the reporter was told."""
    case = in_follow_up(people, **options)
    return _moved(case, cases.close, outcome="no_breach", feedback="We looked into it and found nothing wrong.")
