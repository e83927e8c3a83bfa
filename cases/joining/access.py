"""Opening what joins cases; and opening what moves, so that it can be sealed anew for where it goes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts import permissions
from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case, open_heard
from cases.interviews.access import anonymised_since, veiled_copy
from cases.models import Allegation, Breach, Case, CaseLink, EvidenceLink, Exhibit, Merger
from cases.policies.parts import GATHERING, role_on
from vault import opening
from vault.sealing import CompartmentKey

ALLEGED = ("conduct", "place", "post", "aggravating", "mitigating")
LENT = ("words", "text", "file", "file_label")


@dataclass(frozen=True)
class Carried:
    """What of an allegation goes along, opened; it exists while it is sealed anew and no longer."""

    texts: dict[str, str]
    subject: dict[str, str]
    reasons: dict[Breach, str]
    pieces: dict[EvidenceLink, dict[str, bytes]]


def get_merger(member: Member, id: Any) -> Merger:
    """A proposed merger, for a member of the case that would go on."""
    merger = (
        Merger.objects.select_related("absorbed", "proposed_by").filter(pk=id, case__permissions__user=member).first()
    )
    if merger is None:
        missing(member, "merger", id)
    merger.case = get_case(member, merger.case_id)
    return merger


def get_link(member: Member, id: Any) -> CaseLink:
    """A link, for a member who may open both cases."""
    link = (
        CaseLink.objects.select_related("other")
        .filter(pk=id, case__permissions__user=member)
        .filter(other__permissions__user=member)
        .first()
    )
    if link is None:
        missing(member, "caselink", id)
    link.case = get_case(member, link.case_id)
    return link


def pointed_to(member: Member, id: Any) -> Case | None:
    """The case in which this one goes on, for a member who may open that; else None, as if there were none."""
    seen, here = set(), id
    while here not in seen:
        seen.add(here)
        merger = Merger.objects.select_related("case").filter(absorbed=here, confirmed_at__isnull=False).first()
        if merger is None:
            return None
        if merger.case.outcome != "merged":
            return merger.case if permissions.has(member, merger.case) else None
        here = merger.case_id
    return None


def find_by_number(member: Member, number: str) -> Case | None:
    """The case with this number, or the one in which it goes on, if the member may open either."""
    case = Case.objects.filter(number__iexact=number.strip()).first()
    if case is None:
        return None
    return pointed_to(member, case.pk) or (case if permissions.has(member, case) else None)


def other_cases(member: Member, case: Case, *, as_head: bool = False) -> list[Case]:
    """The member's other cases that could be joined to this one: declared, and with ``as_head`` open and headed."""
    mine = Case.objects.filter(permissions__user=member).exclude(pk=case.pk).prefetch_related("assignments")
    wanted = mine.filter(state__in=GATHERING) if as_head else mine.exclude(outcome="merged")
    roles = ("head",) if as_head else ("head", "lead", "investigator", "reviewer", "authority")
    return [one for one in wanted.order_by("-opened_at")[:200] if role_on(one, member) in roles]


def read_joined(by: Member, case: Case, at: datetime) -> dict[str, list]:
    """Links with cases that the member may open too, and mergers with their reasons. One entry if there is any."""
    key = case_key(by, case)
    shown = {"links": _links(by, case, key), "mergers": [], "splits": []}
    for merger in case.mergers.select_related("absorbed", "proposed_by", "confirmed_by", "refused_by"):
        merger.opened = {"reasons": opening.open_text(key, merger, "reasons")}
        shown["mergers"].append(merger)
    shown["splits"] = [one for one in case.splits.all() if permissions.has(by, one)]
    if shown["links"] or shown["mergers"]:
        record("joining.read", by=by, subject=case, at=at)
    return shown


def _links(by: Member, case: Case, key: CompartmentKey) -> list[CaseLink]:
    shown = []
    for link in (*case.links.select_related("other"), *case.linked_from.select_related("case")):
        is_mine = link.case_id == case.pk
        link.elsewhere = link.other if is_mine else link.case
        if link.ended_at is None and permissions.has(by, link.elsewhere):
            link.opened = {"why": opening.open_text(key, link, "why" if is_mine else "why_other")}
            link.is_mine = is_mine
            shown.append(link)
    return shown


def carry(by: Member, allegation: Allegation, at: datetime) -> Carried:
    """Open an allegation with its citations and evidence, for sealing it anew elsewhere. An entry says so."""
    key = case_key(by, allegation.case)
    links = allegation.evidence.filter(withdrawn_at__isnull=True).select_related("exhibit", "interview")
    record("allegation.read", by=by, subject=allegation, at=at, case=allegation.case_id)
    return Carried(
        texts={name: opening.open_text(key, allegation, name) for name in ALLEGED},
        subject={name: opening.open_text(key, allegation.subject, name) for name in ("name", "post")},
        reasons={
            breach: opening.open_text(key, breach, "reason")
            for breach in allegation.breaches.filter(withdrawn_at__isnull=True)
        },
        pieces={link: _piece(key, link) for link in links},
    )


def _piece(key: CompartmentKey, link: EvidenceLink) -> dict[str, bytes]:
    """What a piece says, from its own row, or from what was lent before."""
    why = {"why": opening.open_bytes(key, link, "why")}
    if link.is_lent:
        carried = {name: opening.open_bytes(key, link, name) for name in LENT}
        veiled = veiled_copy() if anonymised_since([link]) else {}
        return why | carried | {name: text.encode() for name, text in veiled.items()}
    if link.interview_id is not None:
        open_heard(key, [link.interview], "person", "record")  # an anonymised record comes along as such
        return why | {
            "words": link.interview.opened["person"].encode(),
            "text": link.interview.opened["record"].encode(),
        }
    names = {"words": "description", "text": "source"} | _file_of(link.exhibit)
    return why | {ours: opening.open_bytes(key, link.piece, theirs) for ours, theirs in names.items()}


def _file_of(exhibit: Exhibit) -> dict[str, str]:
    """The columns that open the exhibit's file: its own key where it has one."""
    if exhibit.file is None:
        return {}
    return {"file": "key" if exhibit.compartment_id else "file", "file_label": "file_label"}
