"""The parts of the report that nobody types: each function draws one from the file, as blocks of the sheet."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.access import subject_words
from cases.grid.pages import cited_in_words, rests_in_words
from cases.models.contradiction import ANSWERS
from cases.report.access import Material
from letters.text import paragraphs
from procedures.units.access import name_of
from ui.words import day_in_words

Block = dict[str, Any]


def _text(words: str, material: Material) -> Block:
    return {"kind": "text", "paragraphs": paragraphs(words, material.known)}


def _facts(*rows: tuple[Any, Any]) -> Block:
    return {"kind": "facts", "rows": [{"label": str(label), "value": str(value)} for label, value in rows if value]}


def _ledger(columns: Iterable[Any], widths: Iterable[float], rows: Iterable[tuple[str, list[Any]]]) -> list[Block]:
    made = [{"anchor": anchor, "cells": cells} for anchor, cells in rows]
    if not made:
        return []
    return [{"kind": "ledger", "columns": [str(one) for one in columns], "widths": list(widths), "rows": made}]


def _none(says: Any) -> list[Block]:
    return [{"kind": "note", "text": str(says)}]


def _day(value: Any) -> str:
    return day_in_words(value) if value else ""


def mandate(material: Material) -> list[Block]:
    """Who signed it, when, with which powers, until when, and its words."""
    one = material.investigation
    team = [
        f"{a.member.name} ({a.role_label})" for a in one.case.assignments.all() if a.role in ("lead", "investigator")
    ]
    return [
        _facts(
            (_("Signed by"), one.signed_by.name if one.signed_by else ""),
            (_("Signed on"), _day(one.signed_at)),
            (_("Powers"), ", ".join(one.power_labels)),
            (_("End of the mandate"), _day(getattr(one, "runs_until", None) or one.ends_on)),
            (_("Investigators"), ", ".join(team)),
        ),
        {"kind": "pull", "paragraphs": paragraphs(one.opened["mandate"])},
    ]


def activities(material: Material) -> list[Block]:
    """What was done, in the order of its days."""
    one = material.investigation
    acts: list[tuple[Any, str]] = [(one.signed_at, _("The mandate was signed."))]
    if one.started_at:
        acts.append((one.started_at, _("The work began.")))
    for heard in material.interviews:
        if heard.held_on:
            acts.append((heard.held_on, _("%(interview)s was held.") % {"interview": heard}))
    acts += [
        (piece.registered_at, _("%(exhibit)s was registered.") % {"exhibit": piece}) for piece in material.exhibits
    ]
    for extract in material.extracts:
        acts.append((extract.sent_on, _("%(extract)s was sent to the person concerned.") % {"extract": extract}))
        acts += [(said.received_on, _("Comments on %(extract)s were received.") % {"extract": extract})
                 for said in extract.comments.all()]  # fmt: skip
    dated = sorted(((_on(when), what) for when, what in acts if when), key=lambda act: act[0])
    return _ledger((_("Day"), _("Act")), (1, 3), (("", [day_in_words(on), what]) for on, what in dated))


def _on(value: Any) -> date:
    return timezone.localdate(value) if hasattr(value, "hour") else value


def allegations(material: Material) -> list[Block]:
    """Each allegation in scope with its subject, dates, place and the provisions that the file cites."""
    made: list[Block] = []
    for one in material.allegations:
        made.append({"kind": "heading", "text": str(one), "anchor": f"A{one.rank}"})
        made.append({"kind": "pull", "paragraphs": paragraphs(one.opened["conduct"], material.known)})
        made.append(
            _facts(
                (_("Subject"), subject_words(one.subject)),
                (_("Category"), one.category_label),
                *((_("Provision"), cited_in_words(breach)) for breach in one.shown_breaches),
                (pgettext("dates", "From"), _day(one.from_on)),
                (pgettext("dates", "To"), _day(one.to_on)),
                (_("Place"), one.opened["place"]),
                (_("Known to the administration since"), _day(one.knowledge_on)),
            )
        )
    return made


def contradiction(material: Material) -> list[Block]:
    """What each subject was sent, what they said, and what the team answered; or why somebody was not heard."""
    made: list[Block] = []
    for extract in material.extracts:
        made.append({"kind": "minor", "text": f"{subject_words(extract.subject)} · {extract}"})
        made.append(_facts((_("Sent on"), _day(extract.sent_on))))
        said = [one for one in extract.comments.all() if one.kind == "comment"]
        if said:
            rows = [("", [_day(one.received_on), _said(one, material), _answered(one, material)]) for one in said]
            made += _ledger((_("Received"), _("Comment"), _("Answer of the team")), (1.2, 3, 3), rows)
        else:
            made += _none(_("The person made no comment."))
    for one in material.dispensations:
        made.append({"kind": "minor", "text": subject_words(one.subject)})
        made.append(_facts((_("Not heard on the draft"), one.ground_label), (_("Decided by"), one.given_by.name)))
        made.append(_text(one.opened["reasons"], material))
    return made


def _said(comment: Any, material: Material) -> Any:
    return paragraphs(comment.opened["body"] or _("A file was handed in; it is on file."), material.known)


def _answered(comment: Any, material: Material) -> Any:
    word = ANSWERS.get(comment.answer)
    return paragraphs(f"{word}. {comment.opened['reply']}", material.known) if word else _("Not answered yet.")


def findings(material: Material) -> list[Block]:
    """The finding on each allegation: its word, what the word means, on what standard, on what evidence, and why."""
    made: list[Block] = []
    for one in material.allegations:
        made.append({"kind": "heading", "text": str(one)})
        found = one.shown_finding
        if found is None:
            made += _none(_("No finding has been proposed yet."))
            continue
        made.append(
            _facts(
                (_("Finding"), f"{found.word_label}{'' if found.confirmed_at else _(' (proposed)')}"),
                (_("Meaning"), found.definition_label),
                (_("Standard of proof"), found.standard_label),
                *_pieces(found, "supports", _("Evidence for"), "nothing_for"),
                *_pieces(found, "contradicts", _("Evidence against"), "nothing_against"),
                (_("Confirmed by"), found.confirmed_by.name if found.confirmed_by else ""),
            )
        )
        made.append(_text(found.opened["reasoning"], material))
    return made


def _pieces(found: Any, bearing: str, label: str, nothing: str) -> list[tuple[str, str]]:
    """A line for each piece with the paragraphs cited and why it speaks so; where there is none, why there is none."""
    rows = []
    for one in found.shown_reliances:
        if one.bearing == bearing:
            rows.append((label, rests_in_words(one)))
    return rows or [(label, found.opened[nothing])]


def losses(material: Material) -> list[Block]:
    """Every amount with what it rests on, and one total for each currency."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    rows: list[tuple[str, list[Any]]] = []
    for one in material.losses:
        totals[one.opened["currency"]] += Decimal(one.opened["amount"])
        said = f"{money(one.opened['amount'])} {one.opened['currency']}"
        rows.append(("", [str(one.rank), said, paragraphs(one.opened["text"], material.known)]))
    if not rows:
        return []
    total = "; ".join(f"{money(amount)} {currency}" for currency, amount in sorted(totals.items()))
    return [*_ledger((_("No."), _("Amount"), _("What it rests on")), (0.5, 1.6, 4), rows), _facts((_("Total"), total))]


def money(amount: Any) -> str:
    """An amount as the language of the page writes it, with its decimals only where it has any."""
    value = Decimal(amount)
    return number_format(value.quantize(Decimal(1)) if value == value.to_integral() else value, force_grouping=True)


def recommendations(material: Material) -> list[Block]:
    """What should change, by whom, by when."""
    rows = [
        ("", [str(one.rank), paragraphs(one.opened["text"], material.known), name_of(one.unit), _day(one.due_on)])
        for one in material.recommendations
    ]
    made = _ledger((_("No."), _("Recommendation"), _("For"), pgettext("deadline", "By")), (0.5, 5, 1.5, 1.6), rows)
    return made or _none(_("The report recommends nothing."))


def evidence(material: Material) -> list[Block]:
    """Every exhibit with its origin, its digest and its line of custody."""
    rows = [
        (
            f"E{one.rank}",
            [
                f"{one}\n{one.kind_label}",
                paragraphs(f"{one.opened['description']}\n\n{one.opened['source']}"),
                paragraphs("\n".join(_events(one))),
            ],
        )
        for one in material.exhibits
    ]
    return _ledger((_("Exhibit"), _("Description and origin"), _("Custody")), (1.1, 3, 3), rows)


def _events(exhibit: Any) -> list[str]:
    line = []
    for event in exhibit.custody.all():
        to = f" → {event.to.name}" if event.kind == "transferred" and event.to else ""
        line.append(f"{_day(event.noted_at)} · {event.kind_label}{to} · {event.noted_by.name} · {event.result_label}")
    sha256 = exhibit.shown_file.get("sha256")
    return [*line, f"SHA-256 {sha256[:16]}…{sha256[-8:]}"] if sha256 else line


def interviews(material: Material) -> list[Block]:
    """Whom the team heard, in what capacity, when, and how the record ended."""
    rows = [
        (f"I{one.rank}", [str(one), one.opened["person"], one.capacity_label, _day(one.held_on), one.state_label])
        for one in material.interviews
        if one.held_on
    ]
    columns = (_("Interview"), _("Person"), _("Heard as"), _("Day"), _("Record"))
    return _ledger(columns, (1.2, 2.6, 1.6, 1.4, 1.5), rows)


def dissent(material: Material) -> list[Block]:
    """The word of each investigator who does not agree, as they wrote it."""
    made: list[Block] = []
    for one in material.dissents:
        made.append({"kind": "minor", "text": f"{one.written_by.name}, {_day(one.written_at)}"})
        made.append(_text(one.opened["body"], material))
    return made or _none(_("No investigator holds another view."))


DRAWN: dict[str, Callable[[Material], list[Block]]] = {
    one.__name__: one
    for one in (
        mandate, activities, allegations, contradiction, findings, losses, recommendations, evidence, interviews,
        dissent,
    )
}  # fmt: skip
