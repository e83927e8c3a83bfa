"""The longer documents of a case file: exhibits, findings, what was heard of the draft, reviews."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.contradiction.passages import unpacked
from cases.grid.access import open_rests
from cases.grid.pages import rests_in_words
from letters.text import paragraphs
from procedures.units.access import name_of
from ui.words import day_in_words

if TYPE_CHECKING:
    from cases.casefile.documents import Opened

Block = dict[str, Any]


def _facts(*rows: tuple[Any, Any]) -> Block:
    return {"kind": "facts", "rows": [{"label": str(label), "value": str(value)} for label, value in rows if value]}


def _minor(words: Any) -> Block:
    return {"kind": "minor", "text": str(words)}


def exhibit(o: Opened, one: Any, label: dict[str, Any]) -> list[Block]:
    """What it is, where it comes from, its file's digest, who had it."""
    said = _facts(
        (_("Kind"), one.kind_label),
        (_("Where it comes from"), o.text(one, "source")),
        (_("How it came to the office"), one.origin_label),
        (_("Registered by"), one.registered_by.name),
        (_("File"), label.get("name", "")),
        (_("SHA-256 of the file"), label.get("sha256", "")),
    )
    columns = [_("When"), _("What"), _("Who"), _("Condition"), _("How and why")]
    rows = [
        {
            "anchor": "",
            "cells": [
                day_in_words(event.noted_at),
                str(event.kind_label),
                event.noted_by.name,
                str(event.result_label),
                paragraphs(o.text(event, "note")),
            ],
        }
        for event in one.custody.all()
    ]
    ledger = {"kind": "ledger", "columns": columns, "widths": [1.5, 1.5, 1.7, 1.2, 3], "rows": rows}
    return [o.prose(one, "description"), said, _minor(_("Line of custody")), ledger]


def finding(o: Opened, one: Any) -> list[Block]:
    """The word, what it means, who proposed and confirmed it, why; and the questions of a returned one."""
    said = _facts(
        (_("Finding"), one.word_label),
        (_("Meaning"), one.definition_label),
        (_("Standard of proof"), one.standard_label),
        (_("Proposed by"), one.proposed_by.name),
        (_("Confirmed by"), one.confirmed_by.name if one.confirmed_by else ""),
        (_("Sent back by"), one.returned_by.name if one.returned_by else ""),
    )
    made = [said, o.prose(one, "reasoning"), rests(o, one)]
    if one.returned_at:
        made += [_minor(_("Questions of the reviewer")), o.prose(one, "questions")]
    return made


def rests(o: Opened, one: Any) -> Block:
    """What it rests on, each way; where nothing stands on a side, why."""
    open_rests(o.key, one)
    sides = (("supports", _("Evidence for"), "nothing_for"), ("contradicts", _("Evidence against"), "nothing_against"))
    rows = []
    for bearing, label, nothing in sides:
        lines = [line for line in one.shown_reliances if line.bearing == bearing]
        rows += [(label, rests_in_words(line)) for line in lines]
        rows += [(label, one.opened[nothing])] if not lines else []
    return _facts(*rows)


def extract(o: Opened, one: Any) -> list[Block]:
    """What the person was shown, and each comment with its answer."""
    passages = [unpacked(raw) for raw in json.loads(o.text(one, "body"))]
    made = [_facts((_("To"), o.subject(one.subject)), (_("Sent on"), day_in_words(one.sent_on)))]
    made += [{"kind": "text", "paragraphs": paragraphs(passage.seen)} for passage in passages]
    for said in one.comments.all():
        made.append(_minor(said))
        made.append(_facts((_("Received on"), day_in_words(said.received_on)), (_("Answer"), said.answer_label)))
        made += [o.prose(said, name) for name in ("body", "reply") if getattr(said, name) is not None]
    return made


def dispensation(o: Opened, one: Any) -> list[Block]:
    """Who is not heard, on what ground, and why."""
    said = _facts(
        (_("Subject"), o.subject(one.subject)), (_("Ground"), one.ground_label), (_("Decided by"), one.given_by.name)
    )
    return [said, o.prose(one, "reasons")]


def review(o: Opened, one: Any) -> list[Block]:
    """The checklist line by line, and the questions."""
    made = [_facts((_("Reviewer"), one.decided_by.name), (_("Verdict"), one.verdict_label))]
    for item in one.items.all():
        made.append(_minor(f"{item} · {pgettext('condition', 'Met') if item.is_met else _('Not met')}"))
        made.append(o.prose(item, "note"))
    if one.questions is not None:
        made += [_minor(_("Questions to the team")), o.prose(one, "questions")]
    return made


def recommendation(o: Opened, one: Any) -> list[Block]:
    """Its words, for whom, by when, where it stands."""
    said = _facts(
        (_("For"), name_of(one.unit)),
        (_("To be done by"), day_in_words(one.due_on)),
        (pgettext("recommendation", "Owner"), one.owner.name if one.owner else ""),
        (_("State"), one.state_label),
    )
    return [said, o.prose(one, "text")]
