"""The documents of a case in their order: each with number, day, title and blocks for the sheet, opened one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.access import subject_words
from cases.casefile import access, pieces
from cases.grid.pages import cited_in_words
from cases.models import Breach, Case
from letters.text import paragraphs
from procedures.units.access import name_of
from ui.words import day_in_words
from vault.sealing import CompartmentKey

Block = dict[str, Any]


@dataclass
class Document:
    """One document: ``blocks`` is called when its turn comes, so that nothing is opened before."""

    at: datetime
    title: str
    blocks: Callable[[], list[Block]] = field(repr=False)
    file: tuple[Any, dict[str, Any]] | None = field(default=None, repr=False)


@dataclass
class Opened:
    """Opens what a case holds, with the case's key."""

    case: Case
    key: CompartmentKey = field(repr=False)

    def text(self, row: Any, name: str) -> str:
        return access.text(self.key, row, name)

    def prose(self, row: Any, name: str) -> Block:
        """A sealed text as a block."""
        return {"kind": "text", "paragraphs": paragraphs(self.text(row, name))}

    def subject(self, subject: Any) -> str:
        """A subject in words."""
        subject.opened = {name: self.text(subject, name) for name in ("name", "post")}
        return subject_words(subject)


def facts(*rows: tuple[Any, Any]) -> Block:
    """Label and value, line by line; what is empty is left out."""
    return {"kind": "facts", "rows": [{"label": str(label), "value": str(value)} for label, value in rows if value]}


def day(value: Any) -> str:
    """A day in words; empty for none."""
    return day_in_words(value) if value else ""


def documents_of(case: Case, key: CompartmentKey) -> list[Document]:
    """Every document, by the time it came into the file."""
    opened = Opened(case, key)
    found = [
        one
        for source in (_facts, _allegations, _mandate, _interviews, _exhibits, _findings, _contradiction, _report)
        for one in source(opened)
    ]
    return sorted(found, key=lambda one: one.at)


def _facts(o: Opened) -> Iterator[Document]:
    case = o.case
    yield Document(
        case.opened_at,
        _("Statement of facts"),
        lambda: [
            facts(
                (_("Opened by"), case.opened_by.name),
                (_("About"), case.category_label),
                (_("Unit"), name_of(case.unit)),
            ),
            o.prose(case, "facts"),
        ],
    )


def _allegations(o: Opened) -> Iterator[Document]:
    cited = Breach.objects.filter(withdrawn_at__isnull=True).select_related("version__article__document")
    rows = o.case.allegations.select_related("subject", "added_by")
    for one in rows.prefetch_related(Prefetch("breaches", cited, to_attr="shown_breaches")):
        yield Document(one.added_at, str(one), lambda one=one: _allegation(o, one))


def _allegation(o: Opened, one: Any) -> list[Block]:
    one.case = o.case
    for breach in one.shown_breaches:
        breach.opened = {"reason": o.text(breach, "reason")}
    return [
        facts(
            (_("Subject"), o.subject(one.subject)),
            (_("Category"), one.category_label),
            *((_("Provision"), cited_in_words(breach)) for breach in one.shown_breaches),
            (pgettext("dates", "From"), day(one.from_on)),
            (pgettext("dates", "To"), day(one.to_on)),
            (_("Place"), o.text(one, "place")),
            (_("Known to the administration since"), day(one.knowledge_on)),
            (_("Written by"), one.added_by.name),
        ),
        o.prose(one, "conduct"),
    ]


def _mandate(o: Opened) -> Iterator[Document]:
    for one in o.case.investigations.select_related("planned_by", "signed_by", "registered_by"):
        said = facts((_("Written by"), one.planned_by.name))
        yield Document(
            one.planned_at, _("Plan of the investigation"), lambda one=one, said=said: [said, o.prose(one, "plan")]
        )
        if one.signed_at:
            yield Document(one.signed_at, _("Mandate"), lambda one=one: _signed(o, one))
        if one.registered_at:
            who = facts((_("Registered by"), one.registered_by.name))
            yield Document(
                one.registered_at,
                _("Registration of the report"),
                lambda one=one, who=who: [who, o.prose(one, "registration")],
            )


def _signed(o: Opened, one: Any) -> list[Block]:
    said = facts(
        (_("Signed by"), one.signed_by.name),
        (_("Powers"), ", ".join(one.power_labels)),
        (_("End of the mandate"), day(one.ends_on)),
    )
    return [said, o.prose(one, "mandate")]


def _interviews(o: Opened) -> Iterator[Document]:
    for one in o.case.interviews.filter(held_at__isnull=False).select_related("held_by"):
        yield Document(
            one.held_at, _("Record of %(interview)s") % {"interview": str(one).lower()}, lambda one=one: _heard(o, one)
        )


def _heard(o: Opened, one: Any) -> list[Block]:
    heard = access.heard(o.key, one)
    said = facts(
        (_("Person"), heard["person"]),
        (_("Heard as"), one.capacity_label),
        (_("Held on"), day(one.held_on)),
        (_("Rights notified"), day(one.rights_notified_at)),
        (_("Record written by"), one.held_by.name if one.held_by else ""),
        (_("Record"), one.state_label),
    )
    return [said, {"kind": "text", "paragraphs": paragraphs(heard["record"])}]


def _exhibits(o: Opened) -> Iterator[Document]:
    rows = o.case.exhibits.prefetch_related("custody__to", "custody__noted_by").select_related("registered_by")
    for one in rows:
        label = access.label(o.key, one)
        file = (one, label) if label else None
        yield Document(one.registered_at, str(one), lambda one=one, label=label: pieces.exhibit(o, one, label), file)


def _findings(o: Opened) -> Iterator[Document]:
    for allegation in o.case.allegations.prefetch_related("findings__reliances", "findings__proposed_by"):
        for one in allegation.findings.all():
            title = _("Finding on %(allegation)s") % {"allegation": str(allegation).lower()}
            yield Document(one.proposed_at, title, lambda one=one: pieces.finding(o, one))


def _contradiction(o: Opened) -> Iterator[Document]:
    for investigation in o.case.investigations.all():
        investigation.case = o.case
        for one in investigation.extracts.filter(sent_at__isnull=False).select_related("subject"):
            one.investigation = investigation
            title = _("%(extract)s, with comments and answers") % {"extract": one}
            yield Document(one.sent_at, title, lambda one=one: pieces.extract(o, one))
            for said in one.comments.filter(file__isnull=False):
                label = access.label(o.key, said)
                yield Document(said.recorded_at, _("Paper handed in with a comment"), list, (said, label))
        for one in investigation.dispensations.select_related("subject", "given_by"):
            yield Document(one.given_at, _("Dispensation"), lambda one=one: pieces.dispensation(o, one))
        for one in investigation.reviews.select_related("decided_by").prefetch_related("items"):
            yield Document(one.decided_at, str(one), lambda one=one: pieces.review(o, one))


def _report(o: Opened) -> Iterator[Document]:
    for investigation in o.case.investigations.all():
        for one in investigation.issued.select_related("issued_by"):
            label = access.label(o.key, one)
            said = facts(
                (_("Issued by"), one.issued_by.name), (_("Issued on"), day(one.issued_at)), ("SHA-256", label["sha256"])
            )
            yield Document(one.issued_at, str(one), lambda said=said: [said], (one, label))
        for one in investigation.recommendations.exclude(state="withdrawn").select_related("owner"):
            yield Document(one.written_at, str(one), lambda one=one: pieces.recommendation(o, one))
