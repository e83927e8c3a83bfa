"""Passages of a text by their offsets: found, merged, struck out, and moved when the text around them changes. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused

# What stands in the place of a passage that is gone: always as long, so that it tells no length, and in no language.
REMOVED = "█████"
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[\"»”’)]*(?=\s)|(?=\n)|$)")


class SpansForged(Refused):
    """Offsets outside the text, upside down, or over each other: no page of ours sends them."""

    http_status = 422
    sentence = _("These passages do not fit the text. Nothing was changed: open the page again and choose anew.")


@dataclass(frozen=True, order=True)
class Span:
    """From ``start`` up to, and without, ``end``, in characters; ``ground`` says by code why."""

    start: int
    end: int
    ground: str = ""


def sentences(text: str) -> list[Span]:
    """The text's sentences in order, without the white space around them; a line ends one too."""
    found = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        if start < end:
            found.append(Span(start, end))
    return found


def found(text: str, words: str) -> list[Span]:
    """Every place where these exact words stand, whatever the case of their letters."""
    words = unicodedata.normalize("NFC", words).strip()
    return [Span(*match.span()) for match in re.finditer(re.escape(words), text, re.IGNORECASE)] if words else []


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same passages in order, with those that overlap or touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end), joined[-1].ground)
        else:
            joined.append(span)
    return joined


def require_apart(spans: Sequence[Span], length: int) -> list[Span]:
    """The passages in order; raise SpansForged where one lies outside the text or over another, or there is none."""
    ordered = sorted(spans)
    reached = 0
    for span in ordered:
        if not reached <= span.start < span.end <= length:
            raise SpansForged()
        reached = span.end
    if not ordered:
        raise SpansForged()
    return ordered


def struck(text: str, spans: Iterable[Span], mark: str = REMOVED) -> str:
    """The text with ``mark`` in the place of each passage; the passages lie apart and in order."""
    kept, reached = [], 0
    for span in spans:
        kept += [text[reached : span.start], mark]
        reached = span.end
    return "".join([*kept, text[reached:]])


def moved(span: Span, gone: Iterable[Span], mark: str = REMOVED) -> Span:
    """Where a passage stands after others were struck out; what lay within one covers its mark."""
    return Span(_place(span.start, gone, mark, False), _place(span.end, gone, mark, True), span.ground)


def _place(offset: int, gone: Iterable[Span], mark: str, is_end: bool) -> int:
    shift = 0
    for span in gone:
        if offset >= span.end:
            shift += len(mark) - (span.end - span.start)
        elif offset > span.start:
            return span.start + shift + (len(mark) if is_end else 0)
    return offset + shift
