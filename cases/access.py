"""The only doors to a case and what belongs to it; every reading of sealed text is recorded here.

A member reaches a row when they hold the case's permission (and so its key) and
have stated that they have no conflict. Everything else is a 404 and an entry.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.flags.policies import require_admitted
from cases.lists import OF_INVESTIGATIONS, count_by_state, undeclared, with_clocks, working_cases
from cases.models import Allegation, Assignment, Case, Exhibit, Interview, Investigation, Origin, Subject
from cases.models.record import AnonymisedRecord
from cases.origins import reports_of
from cases.policies.parts import Undeclared, role_on
from cases.states.interview import FINISHED
from machine.refusals import Refused
from procedures.units.access import name_of
from reporting_channels import bars
from ui.words import labelled
from vault import opening
from vault.sealing import CompartmentKey

__all__ = ["count_by_state", "undeclared", "with_clocks", "working_cases"]


class NotDeclared(Undeclared):
    """Carries the assignment that waits for its declaration, so that a view can lead there."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__()
        self.assignment = assignment


class KeyLocked(Refused):
    """The member is signed in, and their key is not open."""

    http_status = 403
    sentence = _("Your key is not open, so nothing sealed can be read or written. Sign out and sign in again.")


def case_key(by: Member, case: Case) -> CompartmentKey:
    """Open the case's key with the member's own; KeyLocked, or 404 where they were given none."""
    if by.keyring is None:
        raise KeyLocked()
    return opening.compartment_key(by.keyring, case.compartment_id)


# -- rows ---------------------------------------------------------------------


def get_case(member: Member, id: Any) -> Case:
    """The case, for a member of its team who has declared; NotDeclared for one who has not."""
    with_reports = models.Prefetch("origins", Origin.objects.select_related("report"))
    case = (
        Case.objects.select_related("procedure", "opened_by", "closed_by", "next_review")
        .prefetch_related("assignments__member", "recusals", with_reports, "allegations", *OF_INVESTIGATIONS)
        .prefetch_related("flags__admissions", "mergers__absorbed", "reopenings")
        .filter(pk=id, permissions__user=member)
        .first()
    )
    if case is None:
        missing(member, "case", id)
    require_declared(member, case)
    return case


def get_case_to_leave(member: Member, id: Any) -> Case:
    """The case, for anybody on its team, declared or not: whoever has a conflict must be able to step back."""
    case = Case.objects.filter(pk=id, permissions__user=member).first()
    if case is None:
        missing(member, "case", id)
    return case


def require_declared(member: Member, case: Case) -> None:
    """Nobody opens a file before stating that they have no conflict (PROCESS 2.0, I2)."""
    if role_on(case, member):
        require_admitted(case=case, by=member)
        return
    for assignment in case.assignments.all():
        if assignment.member_id == member.pk and assignment.ended_at is None:
            raise NotDeclared(assignment)
    missing(member, "case", case.pk)


def get_assignment_to_declare(member: Member, id: Any) -> Assignment:
    """One's own assignment, while its declaration is missing."""
    assignment = (
        Assignment.objects.select_related("case", "member")
        .filter(pk=id, member=member, ended_at__isnull=True, no_conflict_declared_at__isnull=True)
        .first()
    )
    if assignment is None:
        missing(member, "assignment", id)
    return assignment


def _on_case(member: Member, model: type[models.Model], id: Any) -> Any:
    """A row that hangs on a case, for a member who may open that case."""
    row = model._default_manager.filter(pk=id, case__permissions__user=member).first()
    if row is None:
        missing(member, model._meta.model_name, id)
    row.case = get_case(member, row.case_id)
    return row


def get_allegation(member: Member, id: Any) -> Allegation:
    """An allegation of a case that the member may open."""
    return _on_case(member, Allegation, id)


def get_investigation(member: Member, id: Any) -> Investigation:
    """An investigation of a case that the member may open."""
    return _on_case(member, Investigation, id)


def get_interview(member: Member, id: Any) -> Interview:
    """An interview of a case that the member may open."""
    return _on_case(member, Interview, id)


def get_exhibit(member: Member, id: Any) -> Exhibit:
    """An exhibit of a case that the member may open."""
    return _on_case(member, Exhibit, id)


def get_assignment(member: Member, id: Any) -> Assignment:
    """An assignment on a case that the member may open."""
    return _on_case(member, Assignment, id)


def members_who_could(case: Case) -> models.QuerySet[Member]:
    """Members whom the head might assign: of the office, set up, open, not on the team, kept away from nothing here."""
    engaged = [one.member_id for one in case.assignments.all() if one.ended_at is None]
    stepped_back = [one.member_id for one in case.recusals.all()]
    free = Member.objects.active().filter(holder__isnull=False).exclude(pk__in=[*engaged, *stepped_back])
    kept_away = [one.pk for report in reports_of(case) for one in bars.barred(report, free)]
    return free.exclude(pk__in=kept_away).exclude(roles__overlap=["outside_body"])


# -- reading what is sealed --------------------------------------------------------


def _texts(key: CompartmentKey, rows: Iterable[models.Model], *names: str) -> list[dict[str, str]]:
    """Open these fields of each row, in the rows' order."""
    return [{name: opening.open_text(key, row, name) for name in names} for row in rows]


def _open_into(key: CompartmentKey, rows: Iterable[models.Model], *names: str) -> None:
    """Hang the opened texts on each row as ``opened``, for the page that asked."""
    rows = list(rows)
    for row, texts in zip(rows, _texts(key, rows, *names), strict=True):
        row.opened = texts


def read_allegations(by: Member, case: Case, at: datetime) -> tuple[list[Subject], list[Allegation]]:
    """Open the subjects' names and each allegation's conduct; one entry where there is any."""
    key = case_key(by, case)
    subjects = list(case.subjects.all())
    allegations = list(case.allegations.prefetch_related("findings"))
    _open_into(key, subjects, "name", "post")
    _open_into(key, allegations, "conduct")
    named = {subject.pk: subject for subject in subjects}
    for allegation in allegations:
        allegation.case, allegation.subject = case, named[allegation.subject_id]
    _read_part("allegations", by, case, at, subjects)
    return subjects, allegations


def read_subjects(by: Member, case: Case, at: datetime) -> list[Subject]:
    """Open the names and posts of the subjects; one entry where there is any."""
    subjects = list(case.subjects.all())
    _open_into(case_key(by, case), subjects, "name", "post")
    _read_part("subjects", by, case, at, subjects)
    return subjects


def read_interviews(by: Member, case: Case, at: datetime) -> list[Interview]:
    """Open who is heard in each interview; one entry where there is any."""
    interviews = list(case.interviews.all())
    open_heard(case_key(by, case), interviews, "person")
    _read_part("interviews", by, case, at, interviews)
    return interviews


def read_exhibits(by: Member, case: Case, at: datetime) -> list[Exhibit]:
    """Open what each exhibit is; one entry where there is any."""
    exhibits = list(case.exhibits.prefetch_related("custody__to", "custody__noted_by"))
    _open_into(case_key(by, case), exhibits, "description")
    _read_part("exhibits", by, case, at, exhibits)
    return exhibits


def _read_part(part: str, by: Member, case: Case, at: datetime, rows: list) -> None:
    if rows:
        record("case.read", by=by, subject=case, at=at, part=part)


def read_facts(by: Member, case: Case, at: datetime) -> str:
    """Open the statement of facts."""
    text = opening.open_text(case_key(by, case), case, "facts")
    record("case.facts_read", by=by, subject=case, at=at)
    return text


def name_subjects(by: Member, case: Case, at: datetime) -> list[tuple[Subject, str]]:
    """Each subject with the words by which the team knows it; recorded as a reading of the case."""
    return [(subject, subject_words(subject)) for subject in read_subjects(by, case, at)]


def subject_words(subject: Subject) -> str:
    """An opened subject in one line: name and post, or its kind."""
    words = [subject.opened["name"] or subject.kind_label, subject.opened["post"], name_of(subject.unit)]
    return ", ".join(word for word in words if word)


def name_evidence(by: Member, case: Case, at: datetime) -> list[tuple[Exhibit | Interview, str]]:
    """Exhibits and finished interviews with their descriptions; recorded as a reading of the case."""
    key = case_key(by, case)
    exhibits = list(case.exhibits.all())
    interviews = [one for one in case.interviews.all() if one.state in FINISHED]
    _open_into(key, exhibits, "description")
    open_heard(key, interviews, "person")
    record("case.read", by=by, subject=case, at=at, part="evidence")
    named = [(one, labelled(one, one.opened["description"])) for one in exhibits]
    return named + [(one, labelled(one, one.opened["person"])) for one in interviews]


def read_subjects_to_declare(by: Member, assignment: Assignment, at: datetime) -> list[dict[str, str]]:
    """Open the names of those concerned, and nothing else, so that a conflict can be seen at all."""
    case = assignment.case
    subjects = list(case.subjects.all())
    opened = _texts(case_key(by, case), subjects, "name", "post")
    record("assignment.read", by=by, subject=case, at=at, assignment=assignment.pk)
    return [
        texts | {"kind": subject.kind_label, "unit": subject.unit}
        for subject, texts in zip(subjects, opened, strict=True)
    ]


def read_allegation(by: Member, allegation: Allegation, at: datetime) -> Allegation:
    """Open the allegation, its subject and its findings."""
    key = case_key(by, allegation.case)
    _open_into(key, [allegation], "conduct", "place")
    _open_into(key, [allegation.subject], "name", "post")
    findings = allegation.findings.select_related("proposed_by", "confirmed_by", "returned_by")
    allegation.shown_findings = list(findings)
    _open_into(key, allegation.shown_findings, "reasoning", "questions")
    record("allegation.read", by=by, subject=allegation, at=at, case=allegation.case_id)
    return allegation


def read_investigation(by: Member, investigation: Investigation, at: datetime) -> Investigation:
    """Open plan, mandate and report, and the conducts in scope."""
    key = case_key(by, investigation.case)
    _open_into(key, [investigation], "plan", "mandate", "report")
    investigation.shown_scope = [
        line.allegation for line in investigation.scopes.select_related("allegation").order_by("allegation__rank")
    ]
    _open_into(key, investigation.shown_scope, "conduct")
    record("investigation.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation


def open_heard(key: CompartmentKey, interviews: Iterable[Interview], *names: str) -> None:
    """Who was heard and what was said; where an anonymised record was granted, that one and no name (CE no. 435946)."""
    interviews = list(interviews)
    granted = AnonymisedRecord.objects.filter(interview__in=interviews, verdict="granted")
    veils = {one.interview_id: one for one in granted} if interviews else {}
    for one in interviews:
        veil = veils.get(one.pk)
        one.is_anonymised = veil is not None
        shown, instead = (one, {}) if veil is None else (veil, {"person": "alias", "record": "text"})
        one.opened = {name: opening.open_text(key, shown, instead.get(name, name)) for name in names}
