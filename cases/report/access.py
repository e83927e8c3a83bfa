"""The doors to the report: its pieces while it is written, what is drawn from the file for it, and what was issued."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case, open_heard
from cases.grid.access import open_rests
from cases.models import (
    Allegation,
    Breach,
    Case,
    Dissent,
    Investigation,
    IssuedReport,
    Loss,
    Recommendation,
    ReportSection,
)
from cases.report import template
from letters.references import Reference
from vault import opening
from vault.sealing import CompartmentKey


def get_issued(member: Member, id: Any) -> IssuedReport:
    """An issued report of a case that the member may open."""
    return _of_investigation(member, IssuedReport, id)


def get_loss(member: Member, id: Any) -> Loss:
    """A loss that stands in a report of a case that the member may open."""
    return _of_investigation(member, Loss, id, withdrawn_at__isnull=True)


def _of_investigation(member: Member, model: type, id: Any, **more: Any) -> Any:
    rows = model.objects.select_related("investigation")
    row = rows.filter(pk=id, investigation__case__permissions__user=member, **more).first()
    if row is None:
        missing(member, model._meta.model_name, id)
    row.investigation.case = get_case(member, row.investigation.case_id)
    return row


def template_of(investigation: Investigation) -> template.Template:
    """The structure with which this report was begun; today's where nothing is written yet."""
    begun = investigation.sections.order_by("written_at").values_list("template", flat=True).first()
    return template.version(begun) if begun else template.newest()


def latest_sections(investigation: Investigation) -> dict[str, ReportSection]:
    """The last version of each part that somebody wrote, nothing opened."""
    rows = investigation.sections.select_related("written_by").order_by("code", "-number").distinct("code")
    return {row.code: row for row in rows}


def versions(investigation: Investigation, code: str) -> list[ReportSection]:
    """Every version of one part, newest first, nothing opened."""
    return list(investigation.sections.filter(code=code).select_related("written_by").order_by("-number"))


def texts_of(investigation: Investigation, key: CompartmentKey) -> dict[str, str]:
    """The last text of each part."""
    return {code: opening.open_text(key, row, "body") for code, row in latest_sections(investigation).items()}


def read_part(by: Member, investigation: Investigation, code: str, at: datetime) -> ReportSection | None:
    """The last version of one part with its text as ``opened``; None before anybody wrote it."""
    row = latest_sections(investigation).get(code)
    if row is not None:
        row.opened = opening.open_text(case_key(by, investigation.case), row, "body")
        record("investigation_report.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return row


def read_versions(by: Member, investigation: Investigation, code: str, at: datetime) -> list[ReportSection]:
    """Every version of one part with its text, newest first."""
    key = case_key(by, investigation.case)
    rows = versions(investigation, code)
    for row in rows:
        row.opened = opening.open_text(key, row, "body")
    record("investigation_report.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return rows


@dataclass
class Material:
    """Everything a report is made of, opened. Rows carry their texts as ``opened``."""

    investigation: Investigation
    texts: dict[str, str] = field(repr=False)
    allegations: list[Any] = field(repr=False)
    interviews: list[Any] = field(repr=False)
    exhibits: list[Any] = field(repr=False)
    losses: list[Any] = field(repr=False)
    recommendations: list[Any] = field(repr=False)
    dissents: list[Any] = field(repr=False)
    extracts: list[Any] = field(repr=False)
    dispensations: list[Any] = field(repr=False)

    @property
    def known(self) -> set[Reference]:
        """What a text may point at."""
        return (
            {Reference("A", one.rank) for one in self.allegations}
            | {Reference("I", one.rank) for one in self.interviews if one.held_on}
            | {Reference("E", one.rank) for one in self.exhibits}
        )


def references_of(investigation: Investigation) -> dict[Reference, Any]:
    """What a text of this case may point at, without opening anything."""
    case = investigation.case
    scope = [line.allegation_id for line in investigation.scopes.all()]
    rows = [
        ("A", case.allegations.filter(pk__in=scope)),
        ("I", case.interviews.filter(held_on__isnull=False)),
        ("E", case.exhibits.all()),
    ]
    return {Reference(kind, row.rank): row for kind, found in rows for row in found}


def read_material(by: Member, investigation: Investigation, at: datetime) -> Material:
    """Open everything that the report shows; one entry."""
    found = material(investigation, case_key(by, investigation.case))
    record("investigation_report.read", by=by, subject=investigation, at=at, case=investigation.case_id)
    return found


def material(investigation: Investigation, key: CompartmentKey) -> Material:
    """As read_material, for whoever holds the key already and records what they do with it."""
    case = investigation.case
    scope = [line.allegation_id for line in investigation.scopes.all()]
    found = Material(
        investigation=investigation,
        texts=texts_of(investigation, key),
        allegations=list(_in_scope(case, scope)),
        interviews=list(case.interviews.order_by("rank")),
        exhibits=list(case.exhibits.prefetch_related("custody__to", "custody__noted_by").order_by("rank")),
        losses=list(investigation.losses.filter(withdrawn_at__isnull=True)),
        recommendations=list(investigation.recommendations.exclude(state="withdrawn")),
        dissents=last_dissents(investigation),
        extracts=list(
            investigation.extracts.filter(sent_at__isnull=False).select_related("subject").prefetch_related("comments")
        ),
        dispensations=list(investigation.dispensations.select_related("subject", "given_by")),
    )
    _open(found, key)
    return found


def _in_scope(case: Case, scope: list[Any]) -> QuerySet[Allegation]:
    cited = Breach.objects.filter(withdrawn_at__isnull=True).select_related("version__article__document")
    rows = case.allegations.filter(pk__in=scope).select_related("subject").order_by("rank")
    return rows.prefetch_related("findings", Prefetch("breaches", cited, to_attr="shown_breaches"))


def _open(found: Material, key: CompartmentKey) -> None:
    opened: list[tuple[Any, tuple[str, ...]]] = [(found.investigation, ("mandate",))]
    for one in found.allegations:
        one.shown_finding = one.standing_finding
        opened += [(one, ("conduct", "place")), (one.subject, ("name", "post"))]
        if one.shown_finding is not None:
            opened.append((one.shown_finding, ("reasoning",)))
        opened += [(breach, ("reason",)) for breach in one.shown_breaches]
    opened += [(one, ("description", "source")) for one in found.exhibits]
    opened += [(one, ("text",)) for one in found.recommendations]
    opened += [(one, ("body",)) for one in found.dissents]
    for one in found.extracts:
        opened += [(one.subject, ("name", "post"))]
        opened += [(comment, ("body", "reply")) for comment in one.comments.all()]
    for one in found.dispensations:
        opened += [(one, ("reasons",)), (one.subject, ("name", "post"))]
    for row, names in opened:
        row.opened = {name: opening.open_text(key, row, name) for name in names}
    for one in found.allegations:
        if one.shown_finding is not None:
            open_rests(key, one.shown_finding)
    open_heard(key, found.interviews, "person")
    for one in found.losses:
        one.opened = json.loads(opening.open_text(key, one, "wording"))
    for exhibit in found.exhibits:
        label = opening.open_text(key, exhibit, "file_label")
        exhibit.shown_file = json.loads(label) if label else {}


def last_dissents(investigation: Investigation) -> list[Dissent]:
    """The last word of each dissenting investigator."""
    rows = (
        investigation.dissents.select_related("written_by")
        .order_by("written_by_id", "-number")
        .distinct("written_by_id")
    )
    return sorted(rows, key=lambda one: one.written_at)


def my_dissent(by: Member, investigation: Investigation) -> str:
    """The member's own last dissent, opened for them to write on; empty before the first."""
    mine = investigation.dissents.filter(written_by=by).order_by("-number").first()
    return opening.open_text(case_key(by, investigation.case), mine, "body") if mine is not None else ""


def written_recommendations(investigation: Investigation) -> list[Recommendation]:
    """Those that stand in the report, nothing opened."""
    return list(investigation.recommendations.exclude(state="withdrawn").select_related("owner"))


def open_issued(by: Member, issued: IssuedReport, at: datetime) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Name, size and SHA-256 of the printed report, and its bytes in chunks; recorded before the first one."""
    key = case_key(by, issued.case)
    label = json.loads(opening.open_text(key, issued, "file_label"))
    chunks = opening.open_file(key, issued, "file")
    record("investigation_report.taken", by=by, subject=issued.investigation, at=at, case=issued.case.pk)
    return label, chunks


def label_of(by: Member, issued: IssuedReport) -> dict[str, Any]:
    """Name, size and SHA-256 of the printed report."""
    return json.loads(opening.open_text(case_key(by, issued.case), issued, "file_label"))
