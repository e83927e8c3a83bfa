"""The blocks of which a paper is made, and the rights that it prints."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from discipline.papers import wording
from letters.text import paragraphs

Part = dict[str, Any]
Block = dict[str, Any]


def part(title: str, *blocks: Block) -> Part:
    """One heading with its blocks."""
    return {"title": title, "blocks": list(blocks)}


def text(words: str) -> Block:
    """Typed words, as they are."""
    return {"kind": "text", "paragraphs": paragraphs(words)}


def minor(words: str) -> Block:
    """A small heading."""
    return {"kind": "minor", "text": words}


def note(words: str) -> Block:
    """A remark, a source."""
    return {"kind": "note", "text": words}


def facts(*rows: tuple[str, str]) -> Block:
    """Label and value, line by line; a line without a value is left out."""
    return {"kind": "facts", "rows": [{"label": label, "value": value} for label, value in rows if value]}


def ledger(columns: list[str], widths: list[int], rows: list[list[str]]) -> Block:
    """A table."""
    return {"kind": "ledger", "columns": columns, "widths": widths, "rows": [{"cells": cells} for cells in rows]}


def rights(profile: Any, kind: Any) -> list[Block]:
    """Rights owed at this moment and those that the profile wants printed on this paper, each with its source."""
    document = wording.document_of(profile, kind)
    codes = {right.code for right in profile.rights_at(kind.moment)} if kind.moment else set()
    codes |= set(document.prints) if document is not None else set()
    found = [right for right in profile.rights if right.code in codes]
    rows = [[str(one.label), str(one.text), str(one.law.article or one.law.source)] for one in found]
    return [ledger([pgettext("paper", "Right"), _("What it means"), _("Source")], [3, 6, 4], rows)] if rows else []
