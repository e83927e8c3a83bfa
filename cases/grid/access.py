"""Opening what stands around an allegation: citations, sources, evidence and why each piece speaks as it does."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case, open_heard, subject_words
from cases.interviews.access import anonymised_since, open_passages, veiled_copy
from cases.models import Allegation, Breach, Case, EvidenceLink, Finding, Reliance
from cases.states.interview import FINISHED
from ui.words import labelled
from vault import opening
from vault.sealing import CompartmentKey

AROUND = ("conduct", "place", "post", "aggravating", "mitigating")


def _text(key: CompartmentKey, row: Any, name: str) -> str:
    return opening.open_text(key, row, name)


def _of_allegation(member: Member, model: Any, id: Any) -> Any:
    row = (
        model._default_manager.select_related("allegation")
        .filter(pk=id, allegation__case__permissions__user=member)
        .first()
    )
    if row is None:
        missing(member, model._meta.model_name, id)
    row.allegation.case = get_case(member, row.allegation.case_id)
    return row


def get_evidence(member: Member, id: Any) -> EvidenceLink:
    """A link to evidence, of an allegation whose case the member may open."""
    return _of_allegation(member, EvidenceLink, id)


def get_breach(member: Member, id: Any) -> Breach:
    """A citation, of an allegation whose case the member may open."""
    return _of_allegation(member, Breach, id)


def whys_of(by: Member, allegation: Allegation) -> dict[UUID, str]:
    """Why each linked piece speaks as it does, by the piece's id; for a finding that rests on them."""
    key = case_key(by, allegation.case)
    links = allegation.evidence.filter(withdrawn_at__isnull=True, why__isnull=False)
    return {link.exhibit_id or link.interview_id: _text(key, link, "why") for link in links}


def texts_of(by: Member, allegation: Allegation) -> dict[str, str]:
    """The words of an allegation as its form shows them for changing; the page that asks records the reading."""
    key = case_key(by, allegation.case)
    return {name: _text(key, allegation, name) for name in AROUND}


def _words_of(key: CompartmentKey, link: EvidenceLink) -> str:
    """What the linked piece is, in the words that this team may read; see ``_hear``."""
    if link.is_lent:
        return veiled_copy()["words"] if link.is_veiled else _text(key, link, "words")
    return _text(key, link.exhibit, "description") if link.exhibit_id else link.interview.opened["person"]


def _hear(key: CompartmentKey, links: Iterable[EvidenceLink]) -> None:
    """Open who was heard, of all links at once: whoever was promised that no name is shown stays without one."""
    links = list(links)
    _veil(links)
    open_heard(key, [link.interview for link in links if link.interview_id and not link.is_lent], "person")


def _veil(links: Iterable[EvidenceLink]) -> None:
    """Mark the copies of records that were anonymised after they came along."""
    links = list(links)
    veiled = anonymised_since(links)
    for link in links:
        link.is_veiled = link.pk in veiled


def read_grid(by: Member, case: Case, at: datetime) -> Case:
    """Open the whole grid: subjects, allegations, citations, sources, evidence, findings. One entry."""
    key = case_key(by, case)
    case.shown_subjects = list(case.subjects.all())
    for subject in case.shown_subjects:
        subject.opened = {name: _text(key, subject, name) for name in ("name", "post")}
    named = {subject.pk: subject for subject in case.shown_subjects}
    rests = Prefetch("findings__reliances", Reliance.objects.select_related("exhibit", "interview"))
    rows = case.allegations.prefetch_related(
        rests, "sources__origin", "breaches__version__article__document", "evidence__exhibit",
        "evidence__interview", "went_by__allegation__case", "came_by__moved_from__case",
    )  # fmt: skip
    case.shown_allegations = list(rows)
    _hear(key, [link for one in case.shown_allegations for link in one.evidence.all()])
    for allegation in case.shown_allegations:
        allegation.case, allegation.subject = case, named[allegation.subject_id]
        allegation.opened = {name: _text(key, allegation, name) for name in AROUND}
        allegation.shown_evidence = _open_evidence(key, allegation.evidence.all())
    record("case.grid_read", by=by, subject=case, at=at)
    return case


def _open_evidence(key: CompartmentKey, found: Iterable[EvidenceLink]) -> list[EvidenceLink]:
    links = [link for link in found if link.withdrawn_at is None]
    for link in links:
        link.opened = {"words": _words_of(key, link), "why": _text(key, link, "why")}
    return links


def read_around(by: Member, allegation: Allegation) -> Allegation:
    """Open what stands around one allegation, for the page that reads the allegation itself and records that."""
    key = case_key(by, allegation.case)
    allegation.opened |= {name: _text(key, allegation, name) for name in ("post", "aggravating", "mitigating")}
    allegation.shown_breaches = list(
        allegation.breaches.filter(withdrawn_at__isnull=True).select_related("version__article__document", "cited_by")
    )
    for breach in allegation.shown_breaches:
        breach.opened = {"reason": _text(key, breach, "reason")}
    allegation.shown_sources = list(allegation.sources.select_related("origin__report"))
    links = list(allegation.evidence.select_related("exhibit", "interview"))
    _hear(key, links)
    allegation.shown_evidence = _open_evidence(key, links)
    for finding in allegation.shown_findings:
        open_rests(key, finding)
    return allegation


def open_rests(key: CompartmentKey, finding: Finding) -> None:
    """Open what a finding rests on: why each piece speaks, the paragraphs cited, why nothing stands on a side."""
    sides = {name: _text(key, finding, name) for name in ("nothing_for", "nothing_against")}
    finding.opened = getattr(finding, "opened", {}) | sides
    finding.shown_reliances = list(
        finding.reliances.select_related("exhibit", "interview")
        .prefetch_related("passages")
        .order_by("exhibit__rank", "interview__rank")
    )
    open_passages(key, finding.shown_reliances)
    for line in finding.shown_reliances:
        line.opened = {"why": _text(key, line, "why")}


def name_pieces(by: Member, allegation: Allegation, at: datetime) -> list[tuple[Any, str]]:
    """Every piece that may be linked or relied upon: the case's own finished ones, and those that came along."""
    case, key = allegation.case, case_key(by, allegation.case)
    own = [(one, labelled(one, _text(key, one, "description"))) for one in case.exhibits.all()]
    heard = [one for one in case.interviews.all() if one.state in FINISHED]
    open_heard(key, heard, "person")
    own += [(one, labelled(one, one.opened["person"])) for one in heard]
    lent = [link for link in allegation.evidence.select_related("exhibit__case", "interview__case") if _stands(link)]
    _veil(lent)
    record("case.read", by=by, subject=case, at=at, part="evidence")
    return own + [
        (link.piece, f"{link.piece.case.number} · {labelled(link.piece, _words_of(key, link))}") for link in lent
    ]


def _stands(link: EvidenceLink) -> bool:
    return link.is_lent and link.withdrawn_at is None


def read_evidence(by: Member, link: EvidenceLink, at: datetime) -> EvidenceLink:
    """Open a piece that stands in another case's register: what came along with the allegation, nothing more."""
    key = case_key(by, link.allegation.case)
    _veil([link])
    link.opened = {name: _text(key, link, name) for name in ("words", "text", "why")}
    link.opened |= veiled_copy() if link.is_veiled else {}
    link.shown_file = json.loads(_text(key, link, "file_label")) if link.file else None
    record("evidence.read", by=by, subject=link, at=at, case=link.allegation.case_id)
    return link


def open_evidence_file(by: Member, link: EvidenceLink, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """The lent file's label and bytes; recorded before the first one."""
    key = case_key(by, link.allegation.case)
    label = json.loads(_text(key, link, "file_label"))
    if link.exhibit.state == "destroyed":
        raise Http404
    own = link.exhibit.compartment_id
    if own is None:
        chunks = opening.open_file(key, link, "file")
    else:
        chunks = opening.open_file(CompartmentKey(own, opening.open_bytes(key, link, "file")), link.exhibit, "file")
    record("evidence.taken", by=by, subject=link, at=at, case=link.allegation.case_id)
    return label, chunks


def name_allegations(by: Member, case: Case, at: datetime) -> list[tuple[Allegation, str]]:
    """Each allegation in one line, for a form that chooses among them."""
    read = read_grid(by, case, at)
    return [
        (one, f"{labelled(one, one.opened['conduct'])} ({subject_words(one.subject)})")
        for one in read.shown_allegations
    ]
