"""The doors to recommendations: by their own key for owner and head, by the case's for the team that wrote them."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator

from accounts import permissions
from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import KeyLocked, case_key, get_case
from cases.models import Recommendation, RecommendationPermission
from vault import opening
from vault.sealing import CompartmentKey

PAGE = 50
OPENED = ("wording", "refusal", "proof")


def get_recommendation(member: Member, id: Any) -> Recommendation:
    """One that the member was given; not by the case, whose key is another."""
    rows = Recommendation.objects.select_related("investigation__case", "owner", "addressed_by", "closed_by")
    row = rows.filter(pk=id, permissions__user=member).first()
    if row is None:
        missing(member, "recommendation", id)
    return row


def get_of_case(member: Member, id: Any) -> Recommendation:
    """One of a case that the member may open: to write, withdraw and address it."""
    rows = Recommendation.objects.select_related("investigation", "owner")
    row = rows.filter(pk=id, investigation__case__permissions__user=member).first()
    if row is None:
        missing(member, "recommendation", id)
    row.investigation.case = get_case(member, row.investigation.case_id)
    return row


def key_of(by: Member, recommendation: Recommendation) -> CompartmentKey:
    """The recommendation's own key; KeyLocked, or 404 where they were given none."""
    if by.keyring is None:
        raise KeyLocked()
    return opening.compartment_key(by.keyring, recommendation.compartment_id)


def text_of(by: Member, recommendation: Recommendation) -> str:
    """The words as the report has them, by the case's key; for the action that gives them to the owner."""
    return opening.open_text(case_key(by, recommendation.case), recommendation, "text")


def read_of_case(by: Member, recommendation: Recommendation, at: datetime) -> Recommendation:
    """Open the words as the report has them, for the case's team."""
    recommendation.opened = {"text": text_of(by, recommendation)}
    investigation = recommendation.investigation
    record("investigation_report.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return recommendation


def read_recommendation(by: Member, recommendation: Recommendation, at: datetime) -> Recommendation:
    """Open what was asked, answered, noted and shown; one entry."""
    key = key_of(by, recommendation)
    recommendation.opened = {name: opening.open_text(key, recommendation, name) for name in OPENED}
    label = opening.open_text(key, recommendation, "file_label")
    recommendation.shown_file = json.loads(label) if label else None
    recommendation.shown_notes = list(recommendation.notes.select_related("written_by"))
    for one in recommendation.shown_notes:
        one.opened = opening.open_text(key, one, "body")
    record("recommendation.read", by=by, subject=recommendation, at=at)
    return recommendation


def open_proof(by: Member, recommendation: Recommendation, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The file that the owner showed; recorded before its first byte."""
    key = key_of(by, recommendation)
    label = json.loads(opening.open_text(key, recommendation, "file_label"))
    chunks = opening.open_file(key, recommendation, "file")
    record("recommendation.taken", by=by, subject=recommendation, at=at)
    return label, chunks


def list_mine(member: Member, number: Any = 1) -> Page:
    """A page of those that the member was given or gave, newest first: keys first, then the rows (PERFORMANCE.md)."""
    keys = permissions.listed(RecommendationPermission, member).values_list("content_object_id", flat=True)
    page = Paginator(keys, PAGE).get_page(number)
    rows = Recommendation.objects.select_related("owner", "investigation__case").in_bulk(list(page.object_list))
    page.object_list = [rows[key] for key in page.object_list]
    return page


def owed_by(member: Member) -> list[Recommendation]:
    """What the member owns and still has to act on, by its day."""
    mine = Recommendation.objects.filter(owner=member, state__in=["addressed", "accepted"])
    return list(mine.select_related("investigation__case").order_by("due_on"))


def to_examine(member: Member) -> list[Recommendation]:
    """What waits for somebody other than its owner, among those that the member holds."""
    rows = Recommendation.objects.filter(state__in=["completed", "refused"], permissions__user=member)
    return list(rows.exclude(owner=member).select_related("investigation__case").order_by("due_on"))


def late_of(member: Member, today: date) -> list[Recommendation]:
    """Those that the member gave and whose day has passed."""
    rows = Recommendation.objects.filter(
        state__in=["addressed", "accepted"], permissions__user=member, due_on__lt=today
    )
    return list(rows.exclude(owner=member).select_related("investigation__case", "owner").order_by("due_on"))


def members_who_could(recommendation: Recommendation) -> list[Member]:
    """Members who can own it: of the office, set up, not on the case's team."""
    team = [one.member_id for one in recommendation.case.assignments.all() if one.ended_at is None]
    free = Member.objects.active().filter(holder__isnull=False).exclude(pk__in=team)
    return list(free.exclude(roles__overlap=["outside_body"]))
