"""The doors to the papers of a proceeding: through the proceeding, whose key seals them."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from accounts import doors
from accounts.models import Member
from audit.log import record
from discipline.access import get_proceeding, proceeding_key
from discipline.models import Paper
from vault import opening


def get_paper(member: Member, id: UUID) -> Paper:
    """The paper, for a member who may open its proceeding; otherwise a recorded 404."""
    rows = Paper.objects.select_related("service__recorded_by", "issued_by", "sanction", "sitting", "member")
    paper = rows.filter(pk=id, proceeding__permissions__user=member).first()
    if paper is None:
        doors.missing(member, "paper", id)
    paper.proceeding = get_proceeding(member, paper.proceeding_id)
    return paper


def read_paper(by: Member, paper: Paper, at: datetime) -> dict[str, Any]:
    """What was printed, its file's label and the texts of its proof of service; the reading is an entry."""
    key = proceeding_key(by, paper.proceeding)
    record("paper.read", by=by, subject=paper, at=at, proceeding=paper.proceeding_id)
    service = getattr(paper, "service", None)
    return {
        "data": json.loads(opening.open_text(key, paper, "content")),
        "label": json.loads(opening.open_text(key, paper, "file_label")),
        "witness": opening.open_text(key, service, "witness") if service else "",
        "reference": opening.open_text(key, service, "reference") if service else "",
    }


def take_paper(by: Member, paper: Paper, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Name and size of the PDF, and its bytes in chunks; recorded before the first one."""
    key = proceeding_key(by, paper.proceeding)
    label = json.loads(opening.open_text(key, paper, "file_label"))
    chunks = opening.open_file(key, paper, "file")
    record("paper.taken", by=by, subject=paper, at=at, proceeding=paper.proceeding_id)
    return label, chunks
