"""Recognising a member in somebody's words without reading any member's name (ADR 0022).

The staff site writes fingerprints when it invites; the reporter's site makes the fingerprints of what a reporter
typed and asks which are there. Both know the key, the database does not.
"""

import hmac
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from accounts import spelling
from accounts.models import Member, NameToken
from audit.statements import Answer, ask
from vault.blind_index import normalised

BARS, NEAR = NameToken.Kind.BARS, NameToken.Kind.NEAR
MOST_NAMES = 40
ELIDED_PART = re.compile("^(?:[cdjlmnst]|qu)['’](?=\\w)", re.IGNORECASE)
# By hand: on the path of every report, making the query cost more than answering it.
_PARTS = "SELECT DISTINCT token FROM accounts_nametoken WHERE kind = 'near'"
MOST_CHARACTERS, MOST_WORDS = 12_000, 1_500  # of a running text: some five pages


@dataclass(frozen=True)
class Likeness:
    """Whom the words mean: ``named`` are told apart beyond doubt, ``near`` share a part of a name."""

    named: frozenset[UUID] = frozenset()
    near: frozenset[UUID] = frozenset()


def keep(member: Member, *, staff_number: str = "") -> None:
    """Write the fingerprints of a member's name, and of the staff number, which itself is not kept."""
    forms = {(BARS, form) for form in spelling.whole_forms(member.name)} | {
        (NEAR, form) for form in spelling.pair_forms(member.name) | spelling.part_forms(member.name)
    }
    number = normalised(staff_number).replace(" ", "")
    digits = "".join(sign for sign in number if sign.isdecimal())
    forms |= {(BARS, f"number {one}") for one in {number, digits} if one}
    NameToken.objects.bulk_create(
        [NameToken(member=member, kind=kind, token=_token(form)) for kind, form in sorted(forms)],
        ignore_conflicts=True,
    )


def keep_missing(**_signal: Any) -> None:
    """Write the fingerprints of members who have none yet; after every migrate."""
    if NameToken._meta.db_table not in connection.introspection.table_names():
        return  # an earlier state of the tables
    for member in Member.objects.filter(name_tokens__isnull=True):
        keep(member)


def likeness(texts: Iterable[str]) -> Likeness:
    """Whom these names, functions and numbers mean. One query; none where nobody is named."""
    asked: dict[bytes, str] = {}
    for text in list(texts)[:MOST_NAMES]:
        near = spelling.pair_forms(text) or spelling.part_forms(text)
        asked |= {_token(form): NEAR for form in near}
        asked |= {
            _token(form): BARS
            for form in (*spelling.whole_forms(text), *(f"number {one}" for one in spelling.numbers(text)))
        }
    if not asked:
        return Likeness()
    found = NameToken.objects.filter(token__in=list(asked)).values_list("member_id", "kind", "token")
    hits = {(member, kind) for member, kind, token in found if asked[bytes(token)] == kind}
    named = frozenset(member for member, kind in hits if kind == BARS)
    return Likeness(named, frozenset(member for member, kind in hits if kind == NEAR) - named)


def mentioned(texts: Iterable[str]) -> frozenset[UUID]:
    """Whose whole name stands in a running text, as it is written there.

    One query for the parts of every name, and a second one only where two of them stand side by side.
    """
    return mentions(texts)()


def mentions(texts: Iterable[str], asking: Callable[..., Answer] = ask) -> Callable[[], frozenset[UUID]]:
    """As ``mentioned``, in two moves: the query is asked at once, and what it is answered is looked at when called."""
    runs = _first(spelling.runs("\n".join(texts)[:MOST_CHARACTERS]), MOST_WORDS)
    tokens = {word: _token(f"part {spelling.sound(word)}") for word in {word for run in runs for word in run}}
    if len(tokens) < 2:
        return frozenset
    found = asking(_PARTS, ())

    def look() -> frozenset[UUID]:
        return _whole(runs, {word for word, token in tokens.items() if token in found.firsts})

    return look


def namesakes(texts: Iterable[str], members: Iterable[Member]) -> dict[UUID, str]:
    """Of these members, whose family name alone stands in a running text, and the word as it is written there.

    A suggestion for a reader and nothing more: nobody is held back by one word, which may mean somebody else.
    """
    written: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", "\n".join(texts)[:MOST_CHARACTERS]):
        for one in {word, ELIDED_PART.sub("", word)}:  # d'Ombrel is written of Ombrel
            if not one[0].islower():
                written.setdefault(normalised(one), one)
    found = {member.pk: written.get(normalised(_family(member.name))) for member in members}
    return {pk: word for pk, word in found.items() if word}


def _family(name: str) -> str:
    """The family name: the part in capitals as French offices write it, otherwise the last one."""
    pieces = name.split()
    return next((one for one in pieces if len(one) > 2 and one.isupper()), pieces[-1] if pieces else "")


def _first(runs: list[list[str]], most: int) -> list[list[str]]:
    """As many of the words as are looked at: the first ones."""
    kept = []
    for run in runs:
        if most <= 0:
            break
        kept.append(run[:most])
        most -= len(run)
    return kept


def _whole(runs: list[list[str]], known: set[str]) -> frozenset[UUID]:
    """Whose name the words hold, of which these are known to be parts of names: it takes two."""
    forms = {form for run in runs for form in spelling.spoken_forms(run, known)} if len(known) > 1 else ()
    if not forms:
        return frozenset()
    whole = NameToken.objects.filter(kind=BARS, token__in=[_token(form) for form in forms])
    return frozenset(whole.values_list("member_id", flat=True))


def _token(form: str) -> bytes:
    keyed = _keyed(settings.NAMES_KEY).copy()
    keyed.update(form.encode())
    return keyed.digest()


@lru_cache(maxsize=4)
def _keyed(key: bytes) -> hmac.HMAC:
    """HMAC-SHA256 with its key taken in, once and not for every word."""
    return hmac.new(key, digestmod="sha256")
