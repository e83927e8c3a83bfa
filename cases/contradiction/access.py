"""The doors to extracts, comments and reviews."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case
from cases.contradiction.passages import Passage, unpacked
from cases.models import Comment, Extract, Investigation, Review
from vault import opening


def get_extract(member: Member, id: Any) -> Extract:
    """An extract of a case that the member may open."""
    rows = Extract.objects.select_related("investigation", "subject", "prepared_by", "sent_by")
    row = rows.filter(pk=id, investigation__case__permissions__user=member).first()
    if row is None:
        missing(member, "extract", id)
    row.investigation.case = get_case(member, row.investigation.case_id)
    return row


def get_comment(member: Member, id: Any) -> Comment:
    """A comment on such an extract."""
    row = Comment.objects.filter(pk=id, extract__investigation__case__permissions__user=member).first()
    if row is None:
        missing(member, "comment", id)
    row.extract = get_extract(member, row.extract_id)
    return row


def read_extract(by: Member, extract: Extract, at: datetime) -> list[Passage]:
    """What its subject is shown, with what was struck out; the subject's name and the comments hang on the row."""
    key = case_key(by, extract.case)
    extract.subject.opened = {name: opening.open_text(key, extract.subject, name) for name in ("name", "post")}
    extract.shown_comments = list(extract.comments.select_related("recorded_by", "answered_by"))
    for one in extract.shown_comments:
        one.opened = {name: opening.open_text(key, one, name) for name in ("body", "reply")}
        label = opening.open_text(key, one, "file_label")
        one.shown_file = json.loads(label) if label else None
    passages = [unpacked(one) for one in json.loads(opening.open_text(key, extract, "body"))]
    record("extract.read", by=by, subject=extract.investigation, at=at, case=extract.case.pk, extract=extract.pk)
    return passages


def read_contradiction(by: Member, investigation: Investigation, at: datetime) -> Investigation:
    """Each subject with extracts and dispensations, and each review with its checklist, hung on the row."""
    key = case_key(by, investigation.case)
    investigation.shown_subjects = _subjects(investigation)
    rows = investigation.extracts.select_related("subject", "sent_by").prefetch_related("comments")
    investigation.shown_extracts = list(rows)
    investigation.shown_dispensations = list(investigation.dispensations.select_related("given_by", "subject"))
    investigation.shown_reviews = reviews(investigation)
    opened = [(one, ("name", "post")) for one in investigation.shown_subjects]
    opened += [(one, ("reasons",)) for one in investigation.shown_dispensations]
    opened += [(one, ("questions",)) for one in investigation.shown_reviews]
    opened += [(item, ("note",)) for one in investigation.shown_reviews for item in one.items.all()]
    for row, names in opened:
        row.opened = {name: opening.open_text(key, row, name) for name in names}
    record("contradiction.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return investigation


def _subjects(investigation: Investigation) -> list[Any]:
    lines = investigation.scopes.select_related("allegation__subject").order_by("allegation__rank")
    return list({line.allegation.subject_id: line.allegation.subject for line in lines}.values())


def reviews(investigation: Investigation) -> list[Review]:
    """What reviewers decided, oldest first, nothing opened."""
    return list(investigation.reviews.select_related("decided_by").prefetch_related("items"))


def open_comment_file(by: Member, comment: Comment, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The file that the person handed in; recorded before its first byte."""
    key = case_key(by, comment.case)
    label = json.loads(opening.open_text(key, comment, "file_label"))
    chunks = opening.open_file(key, comment, "file")
    record(
        "comment.taken", by=by, subject=comment.extract.investigation, at=at, case=comment.case.pk, comment=comment.pk
    )
    return label, chunks
