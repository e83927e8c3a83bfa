"""A whole matter in which every sealed field holds a text of its own, to be looked for where it must not be.

``sing()`` walks the line by the rooms' own actions; ``CONTRACTS`` is what every SealedField of the code base is called.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone

from cases.actions import allegations, cases, findings, investigations, subjects
from cases.models import Assignment
from discipline.actions import appeals, charges, decisions, effects, proceedings, sanctions
from discipline.conversion import actions as conversions
from discipline.policies.proceeding import rights_missing
from reporting_channels.actions import (
    deletions,
    deposits,
    detriment,
    disclosures,
    messages,
    notes,
    reopening,
    reports,
    retention,
    writing,
)
from reporting_channels.reporter_door import open_by_receipt
from tests.factories import cases as making
from tests.factories import discipline, reporting_channels
from tests.factories.accounts import member
from tests.factories.discipline import later, today
from tests.factories.procedures import another, version
from tests.factories.retention import closed
from tests.factories.vault import office_quorum
from tests.system import boarded
from tests.system.heard import cite, decide_anonymity
from tests.system.held import gather
from tests.system.joined import join, nothing, weigh
from tests.system.kept import keep
from tests.system.people import sing_of_people
from tests.system.planned import plan, stand_still
from tests.system.redacted import mask_and_redact
from tests.system.reported import report_on
from tests.system.spoken import speak
from vault.fields import SealedField

FILE = "amana/file/content"  # what lies in the media folder
COPY = "amana/copy/content"  # its cleaned copy, beside it
GONE = "canary-of-what-was-removed"  # sealed once, and then taken out by two people


def sealed_fields() -> dict[str, tuple[type, SealedField]]:
    """Every sealed field of every installed room, by its contract."""
    return {
        column.contract: (model, column)
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, SealedField)
    }


def canary(contract: str) -> str:
    """The text that stands for this contract and for nothing else in the world."""
    return "canary-" + hashlib.sha256(contract.encode()).hexdigest()[:24]


def c(name: str) -> str:
    return canary(f"amana/{name}")


@dataclass
class Sung:
    """Who took part, and what was made on the way."""

    team: Any
    custodians: list[Any]
    officers: list[str]
    people: Any = None
    report: Any = None
    case: Any = None
    everybody: list[Any] = field(default_factory=list)


def sing() -> Sung:
    """One matter from the report to a reopened case."""
    _quorum, words = office_quorum()
    team = making.team()
    custodians = [member(["identity_custodian"]) for _turn in range(3)]
    sung = Sung(team, custodians, words)
    _tell(sung)
    speak(sung.team, c)
    _ask_for_the_name(sung)
    _keep_longer(sung)
    _investigate(sung)
    sanction = _sanction(sung)
    _appeal(sung, sanction)
    _close_and_reopen(sung)
    join(sung.team, c)
    people = sung.people
    sung.everybody = [
        team.receiver, team.head, team.lead, team.investigator, team.reviewer, team.authority, people.secretary,
        people.appeal, *people.administration, *people.staff, *custodians,
    ]  # fmt: skip
    return sung


def _tell(sung: Sung) -> None:
    team, second = sung.team, member(["receiver"])
    channel = reporting_channels.channel(recipients=[team.receiver, second, team.head], custodians=sung.custodians)
    made = reporting_channels.report(
        channel_=channel, narrative=c("report/narrative"), answers={"when_where": c("report/answers")},
        name=c("identity/name"), contact=c("identity/contact"),
        files=(reporting_channels.cleaned_file(
            canary(FILE).encode(), name=f"{c('attachment/label')}.txt", hidden=c("cleaning/outcome"),
            copy=canary(COPY).encode(), virus=c("scan/outcome"),
        ),),
    )  # fmt: skip
    by, told = team.receiver, made.told
    now = timezone.now()
    report = reports.acknowledge(report=made, text="We have it.", by=by, at=now)
    messages.ask(report=report, text=c("message/body"), by=by, at=now)
    mask_and_redact(report, gone=GONE, left=c("redaction/copy"), by=by, second=second)
    notes.note(report=report, text=c("note/body"), by=second, at=now)
    writing.keep(report=report, kind="news", text=c("message_draft/body"), by=by, at=now)
    opened = open_by_receipt(told.receipt)
    messages.answer(report=opened.report, key=opened.key, text="Yes.", submission=secrets.token_bytes(32), at=now)
    deposits.make(opened=opened, at=now)
    report = reports.assess(
        report=report, category="smuggling", competence="ours", credibility="low", seriousness="low", urgency="low",
        detriment_risk="low", proposes="no_case", no_case_reason="too_little", note=c("assessment/note"), by=by, at=now,
    )  # fmt: skip
    report = reports.propose_no_case(report=report, reason="too_little", note=c("report/no_case_note"), by=by, at=now)
    sung.report = reports.return_(report=report, note=c("report/return_note"), by=second, at=now)
    detriment.assess(
        report=sung.report, kind="word", level="low", others_level="none", measures=[],
        reasons=c("detriment_assessment/reasons"), by=second, at=now,
    )  # fmt: skip


def _keep_longer(sung: Sung) -> None:
    """A report that was closed: kept longer, proposed for deletion and refused, held and let go."""
    version()
    by, head, now = sung.team.receiver, sung.team.head, timezone.now()
    office = {"awa": by, "ilan": member(["receiver"]), "mariam": head}
    made = closed(office, at=now)
    retention.postpone(report=made, reasons=c("postponement/reasons"), by=by, at=now)
    asked = deletions.propose(report=made, ground="court", reasons=c("deletion/reasons"), by=by, at=now)
    deletions.refuse(early_deletion=asked, reasons=c("deletion/refusal"), by=head, at=now)
    held = retention.hold(report=made, ground="court", reasons=c("hold/reasons"), by=by, at=now)
    retention.lift(legal_hold=held, reasons=c("hold/lift_reasons"), by=head, at=now)


def _ask_for_the_name(sung: Sung) -> None:
    by, now = sung.team.receiver, timezone.now()
    first = disclosures.request(report=sung.report, legal_basis="court", reasons=c("disclosure/reasons"), by=by, at=now)
    disclosures.refuse(identity_disclosure=first, reasons=c("disclosure/refusal"), by=sung.custodians[0], at=now)
    second = disclosures.request(report=sung.report, legal_basis="court", reasons="Again.", by=by, at=now)
    for custodian in sung.custodians[:2]:
        second = disclosures.release(identity_disclosure=second, by=custodian, at=now)
    disclosures.derogate(
        identity_disclosure=second, ground="investigation", note=c("disclosure/derogation"),
        until=timezone.localdate() + timedelta(days=30), by=sung.custodians[0], at=now,
    )  # fmt: skip


def _investigate(sung: Sung) -> None:
    team, now = sung.team, timezone.now()
    case = cases.open_from(
        report=sung.report, procedure=making.procedure(), category="corruption", unit="north-gate",
        facts=c("case/facts"), by=team.head, at=now,
    )  # fmt: skip
    case.team = team
    for who, role in ((team.lead, "lead"), (team.investigator, "investigator"), (team.reviewer, "reviewer")):
        making.join(case, who, role)
    by = team.lead
    subject = subjects.add(
        case=case, kind="named", name=c("subject/name"), post=c("subject/post"), unit="north-gate", by=by, at=now
    )
    one = allegations.add(
        case=case, subject=subject, category="corruption", conduct=c("allegation/conduct"),
        place=c("allegation/place"), knowledge_on=today(-30), by=by, at=now,
    )  # fmt: skip
    running = investigations.plan(case=case, plan=c("investigation/plan"), by=by, at=now)
    running = investigations.mandate(
        investigation=running, mandate=c("investigation/mandate"), powers=["interviews"], ends_on=today(60),
        by=team.head, at=now,
    )  # fmt: skip
    plan(running, subject, team, c)
    running = investigations.start(investigation=running, notice="notified", by=by, at=now)
    case.refresh_from_db()
    one.refresh_from_db()
    running = stand_still(running, team.head, c)
    exhibit = gather(case, by, c, canary(FILE).encode())
    decide_anonymity(case, team.head, c)
    keep(case, by, c)
    _find(one, exhibit, team)
    report_on(running, team, subject, c)
    case = cases.decide(case=case, by=team.head, at=now)
    case = cases.refer(case=case, authority=team.authority, by=team.head, at=now)
    mine = Assignment.objects.get(case=case, member=team.authority)
    making.assignments.declare(assignment=mine, by=team.authority, at=now)
    sung.case = case
    sing_of_people(case, team, c)


def _find(one: Any, exhibit: Any, team: Any) -> None:
    pieces = [exhibit, one.case.interviews.get(state="sealed")]
    weigh(one, exhibit, team, c)
    for reasoning in (c("finding/reasoning"), "Answered."):
        said = {"word": "SUST", "reasoning": reasoning, "supports": pieces, "by": team.lead, **nothing(c)}
        findings.propose(allegation=one, at=timezone.now(), **said)
        one.refresh_from_db()
        if reasoning != "Answered.":
            findings.return_(allegation=one, questions=c("finding/questions"), by=team.reviewer, at=timezone.now())
            one.refresh_from_db()
    cite(one, team)
    findings.confirm(allegation=one, by=team.reviewer, at=timezone.now())


def _sanction(sung: Sung) -> Any:
    case, authority = sung.case, sung.team.authority
    people = sung.people = discipline.people(authority)
    subject, by = case.subjects.get(), people.secretary
    made = proceedings.open_against(
        case=case, subject=subject, person=c("proceeding/person"), facts=c("proceeding/facts"),
        secretary=by, by=authority, at=later(0),
    )  # fmt: skip
    for one in discipline.sustained_allegations(case, subject):
        charges.lay(proceeding=made, allegation=one, wording=c("charge/wording"), by=authority, at=later(0))
    discipline.lettered(made, by=by)
    made = proceedings.serve(proceeding=made, by=by, at=later(0))
    rights = [right.code for right in rights_missing(made)]
    proceedings.notify_rights(proceeding=made, rights=rights, notified_on=today(), by=by, at=later(0))
    made = proceedings.give_file_access(proceeding=made, opened_on=today(), by=by, at=later(0))
    made = boarded.advised(made, people, c)
    conversion = conversions.propose(
        proceeding=made, version=another(), request=c("conversion/request"), by=by, at=later(31)
    )
    conversions.decide(
        conversion=conversion, is_confirmed=False, reasons=c("conversion/reasons"), by=authority, at=later(31)
    )
    _decide(made, people)
    sanction = sanctions.impose(proceeding=made, by=authority, at=later(32))
    refused = {"way": "refused", "witness": c("paper_service/witness"), "reference": c("paper_service/reference")}
    discipline.noticed(sanction, by=by, **refused)
    sanction = sanctions.notify(sanction=sanction, by=by, at=later(33))
    return sanctions.execute(sanction=sanction, executed_on=today(34), by=by, at=later(34))


def _decide(made: Any, people: Any) -> None:
    values = {"proved": list(made.charges.all()), "sanction": "blame", "parameters": {}, "by": people.secretary}
    first = decisions.propose(
        proceeding=made, reasons=c("decision/reasons"), departure=c("decision/departure"), at=later(31), **values
    )
    decisions.send_back(decision=first, questions=c("decision/questions"), by=people.authority, at=later(31))
    made = type(made).objects.get(pk=made.pk)
    second = decisions.propose(proceeding=made, reasons="Proved.", departure="Clean.", at=later(31), **values)
    decisions.confirm(decision=second, by=people.authority, at=later(31))


def _appeal(sung: Sung, sanction: Any) -> None:
    people = sung.people
    appeal = appeals.lodge(
        sanction=sanction, kind="hierarchical", grounds=c("appeal/grounds"), filed_on=today(40),
        authority=people.appeal, by=people.secretary, at=later(40),
    )  # fmt: skip
    effects.ask_stay(appeal=appeal, asked_on=today(40), by=people.secretary, at=later(41))
    effects.rule_stay(appeal=appeal, is_granted=False, reasons=c("stay/reasons"), by=people.appeal, at=later(41))
    appeal = appeals.admit(appeal=appeal, by=people.appeal, at=later(41))
    effects.put_in(
        appeal=appeal, kind="person", received_on=today(41), text=c("submission/text"),
        by=people.secretary, at=later(41),
    )  # fmt: skip
    appeal = appeals.determine(
        appeal=appeal, outcome="upheld", reasons=c("appeal/reasons"), by=people.appeal, at=later(42)
    )
    appeals.implement(appeal=appeal, by=people.secretary, at=later(43))
    proceedings.finish(proceeding=sanction.proceeding, by=people.secretary, at=later(120))


def _close_and_reopen(sung: Sung) -> None:
    case, head = sung.case, sung.team.head
    case.refresh_from_db()
    case = cases.close(case=case, outcome="sanction", feedback="It led to a decision.", by=head, at=later(121))
    report = reports.close(report=sung.report, by=sung.team.receiver, at=later(121))
    reopening.reopen(
        report=report, ground="new_facts", reasons=c("report_reopening/reasons"), by=head, at=later(122)
    )  # fmt: skip
    cases.reopen(case=case, ground="new_facts", reasons=c("reopening/reasons"), by=head, at=later(122))
