"""What a profile must hold, and the frozen `Profile` it becomes. Cross-references are checked as they are met."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from . import profile as p
from .law import ONLY_IN_DRAFTS, STANDINGS, WITHOUT_ARTICLE, Law
from .letters import read_letter
from .reading import MISSING, MalformedProfile, Reader
from .schema_board import read_board, read_rule
from .schema_clocks import read_clock
from .schema_interim import read_interim
from .schema_remedies import read_appeal, read_outcome, read_service
from .schema_retention import read_escalation, read_retention
from .schema_sanctions import read_group, read_sanction
from .schema_tradition import (
    read_factor,
    read_file_rule,
    read_range,
    read_step,
    read_warning,
    require_line,
    require_ranges,
)
from .words import KNOWN

SCHEMA = 1


class Coded(Protocol):
    """Anything with a code of its own."""

    @property
    def code(self) -> str: ...


Row = TypeVar("Row", bound=Coded)
NOWHERE = Law("", "", "", "not found")


@dataclass(slots=True)
class Known:
    """What the profile has declared so far, so that a reference to nothing is found at its own line."""

    status: str
    laws: dict[str, Law] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    events: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, set[str]] = field(default_factory=dict)

    def law(self, row: Reader, key: str = "law") -> Law:
        code = row.text(key)
        if code and code not in self.laws:
            row.wrong(f"the law “{code}” is not declared under [laws].", key)
        self.cited.add(code)
        return self.laws.get(code, NOWHERE)

    def law_or_none(self, row: Reader, key: str) -> Law | None:
        row.seen.add(key)
        return self.law(row, key) if row.has(key) else None

    def event(self, row: Reader, key: str) -> str:
        code = row.text(key)
        if code and code not in self.events:
            row.wrong(f"the event “{code}” is not declared under [events].", key)
        return code

    def reference(self, row: Reader, key: str, kind: str, default: Any = MISSING) -> str:
        code = row.text(key, default)
        if code and code not in self.codes.get(kind, ()):
            row.wrong(f"“{code}” is not one of the {kind} of this profile.", key)
        return code

    def references(self, row: Reader, key: str, kind: str, default: Any = MISSING) -> tuple[str, ...]:
        codes = row.words(key, default)
        for code in codes:
            if code not in self.codes.get(kind, ()):
                row.wrong(f"“{code}” is not one of the {kind} of this profile.", key)
        return codes


def read_profile(top: Reader) -> p.Profile:
    """The profile; what is wrong with it is in `top.problems`, and then the result must not be used."""
    if top.number("schema", SCHEMA, SCHEMA) != SCHEMA:
        raise MalformedProfile(top.problems)
    known = _known(top)
    body = _read(top, known)
    _require_order_of_groups(top, body)
    _require_board(top, body)
    require_line(top, body.steps, has_board=body.board is not None)
    require_ranges(top, body.ranges, [rule.code for rule in body.scale])
    for code in known.laws.keys() - known.cited:
        top.inner({}, "laws").wrong(f"the law “{code}” is cited nowhere.", code)
    top.done()
    return body


def _known(top: Reader) -> Known:
    """What later rows may point to: laws and events, and the codes of lists that point to each other."""
    known = Known(top.choice("status", p.STATUSES))
    known.laws = {law.code: law for law in _laws(top.table("laws"), known)}
    known.events = _events(top.table("events"))
    known.codes = {
        "clocks": _codes(top, "clocks"),
        "sanctions": _codes(top, "sanctions"),
        "appeals": _codes(top, "appeals"),
    }
    return known


def _read(top: Reader, known: Known) -> p.Profile:
    # What nobody has found yet, a draft may leave empty; a worked profile runs real cases and may not.
    least = 0 if known.status == "draft" else 1
    bodies = _rows(top, "bodies", known, _body, least=1)
    groups = _rows(top, "groups", known, read_group, least=least)
    scale = _rows(top, "sanctions", known, _with(read_sanction, groups), least=least)
    return p.Profile(
        **_heading(top, known),
        bodies=bodies,
        groups=groups,
        scale=scale,
        sanction_rules=_rows(top, "sanction_rules", known, read_rule),
        interim_measures=_rows(top, "interim_measures", known, read_interim),
        interim_rules=_rows(top, "interim_rules", known, read_rule),
        board=read_board(top.table("board"), known, _rows) if top.has("board") else None,
        clocks=_rows(top, "clocks", known, read_clock, least=1),
        rights=(rights := _rows(top, "rights", known, _right, least=least)),
        findings=(findings := _rows(top, "findings", known, _finding, least=1)),
        categories=_rows(top, "categories", known, _category, least=1),
        outcomes=_rows(top, "outcomes", known, read_outcome),
        appeals=_rows(top, "appeals", known, read_appeal),
        services=_rows(top, "services", known, read_service),
        documents=_rows(top, "documents", known, _with(_document, rights)),
        retentions=_rows(top, "retentions", known, read_retention),
        escalations=_rows(top, "escalations", known, read_escalation),
        gaps=_rows(top, "gaps", known, _gap),
        warnings=_rows(top, "warnings", known, read_warning),
        steps=_rows(top, "steps", known, read_step, least=1),
        file_rules=_rows(top, "file_rules", known, read_file_rule),
        factors=_rows(top, "factors", known, read_factor),
        ranges=_rows(top, "ranges", known, read_range),
        letters=_rows(top, "letters", known, read_letter),
        history_hides=_hidden(top, findings),
    )


def _heading(top: Reader, known: Known) -> dict[str, Any]:
    """Which corps of which country it is for, since when, in which languages, and the law that it rests on."""
    return {
        "code": top.code(),
        "country": top.code("country"),
        "corps": top.code("corps"),
        "title": top.label("title"),
        "valid_from": top.day("valid_from"),
        "status": known.status,
        "languages": _languages(top),
        "laws": tuple(known.laws.values()),
        "events": MappingProxyType(known.events),
    }


def _rows(
    top: Reader, key: str, known: Known, read: Callable[[Reader, Known], Row], *, least: int = 0
) -> tuple[Row, ...]:
    """Every row of a list, read strictly; codes are unique within it."""
    found, codes = [], set()
    rows = top.tables(key, least=least)
    if least and not rows and top.has(key):
        top.wrong(f"“{key}” is empty.", key)
    for row in rows:
        made = read(row, known)
        row.done()
        if made.code in codes:
            row.wrong(f"the code “{made.code}” stands twice among the {key}.", "code")
        codes.add(made.code)
        found.append(made)
    known.codes[key] = codes
    return tuple(found)


def _hidden(top: Reader, findings: Iterable[p.FindingWord]) -> tuple[str, ...]:
    hidden, known = top.words("history_hides", []), {one.code for one in findings}
    for code in hidden:
        if code not in known:
            top.wrong(f"“{code}” is not one of the findings of this profile.", "history_hides")
    return hidden


def _codes(top: Reader, key: str) -> set[str]:
    """The codes of a list that is read later, so that earlier rows may point to them."""
    rows = top.values.get(key, [])
    return {str(row.get("code")) for row in rows if isinstance(row, dict)} if isinstance(rows, list) else set()


def _with(read: Callable[..., Row], extra: Iterable[Any]) -> Callable[[Reader, Known], Row]:
    return lambda row, known: read(row, known, extra)


def _languages(top: Reader) -> tuple[str, ...]:
    languages = top.words("languages")
    for language in languages:
        if language not in KNOWN:
            top.wrong(f"“{language}” is not a language of this software.", "languages")
    return languages


def _laws(table: Reader, known: Known):
    for code, values in table.values.items():
        table.seen.add(code)
        if not isinstance(values, dict):
            table.wrong(f"“{code}” must be a table with article, source and standing.", code)
            continue
        row = table.inner(values, code)
        standing = row.choice("standing", STANDINGS)
        article = row.text("article", "")
        if not article and standing not in WITHOUT_ARTICLE:
            row.wrong(f"the law “{code}” names no article: say which, or give it another standing.", "article")
        if known.status == "worked" and standing in ONLY_IN_DRAFTS:
            row.wrong(f"a worked profile may not rest on “{standing}”: only a draft may.", "standing")
        verified = row.flag("verified_by_lawyer")
        law = Law(code, article, row.text("source"), standing, verified)
        row.done()
        yield law


def _events(table: Reader) -> dict[str, Any]:
    return {code: table.label(code) for code in table.values}


def _body(row: Reader, known: Known) -> p.Body:
    return p.Body(row.code(), row.label("label"), row.label("who"), known.law(row))


def _right(row: Reader, known: Known) -> p.Right:
    moments = row.words("notified_at")
    for moment in moments:
        if moment not in p.MOMENTS:
            row.wrong(f"“{moment}” is not a moment of the procedure: {', '.join(p.MOMENTS)}.", "notified_at")
    return p.Right(row.code(), row.label("label"), row.label("text"), moments, known.law(row))


def _finding(row: Reader, known: Known) -> p.FindingWord:
    return p.FindingWord(
        row.code(), row.label("label"), row.label("definition"), row.label("proof"),
        row.flag("sustained"), row.flag("needs_reason", False), known.law(row),
    )  # fmt: skip


def _category(row: Reader, known: Known) -> p.Category:
    return p.Category(row.code(), row.label("label"), known.law(row))


def _document(row: Reader, known: Known, rights: Iterable[p.Right]) -> p.Document:
    return p.Document(row.code(), row.label("label"), known.references(row, "prints", "rights", []), known.law(row))


def _gap(row: Reader, known: Known) -> p.Gap:
    return p.Gap(row.code(), row.label("label"), row.label("note"), known.law(row))


def _require_order_of_groups(top: Reader, body: p.Profile) -> None:
    """The scale is in legal order: once a group is left, it does not come back."""
    order = [group.code for group in body.groups]
    positions = [order.index(rule.group.code) for rule in body.scale if rule.group.code in order]
    for place, (before, after) in enumerate(pairwise(positions), start=1):
        if after < before:
            top.inner(top.values["sanctions"][place], "sanctions", place).wrong(
                "the scale is out of order: this sanction belongs to a milder group than the one before it.", "group"
            )


def _require_board(top: Reader, body: p.Profile) -> None:
    for place, group in enumerate(body.groups):
        if body.board is None and group.needs_board:
            row = top.inner(top.values["groups"][place], "groups", place)
            row.wrong("a group needs the board, but the profile has no [board].", "needs_board")
