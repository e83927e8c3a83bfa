"""The canonical text of an exhibit and of each event of its custody, and the hashes that link them.

The database computes the same texts (``cases.custody.guards``), and so does the stand-alone verifier. Sealed words
enter as the SHA-256 of what is stored, and as a commitment whose secret is sealed with them: a third party can check
the line without reading a word, and the words once it is shown them.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

EXHIBIT_HEAD, EVENT_HEAD = "amana/exhibit/v1", "amana/custody/v1"
_WORDS, _FILE = b"amana/exhibit-words/v1\x00", b"amana/exhibit-file/v1\x00"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SALT_BYTES = 32
NOTHING = "-"


EXHIBIT_FIELDS = (
    "id", "case", "rank", "kind", "origin", "power", "obtained_on", "parent", "description", "source", "method",
    "file_label", "digest", "commitment", "registered_by", "registered_at",
)  # fmt: skip
EVENT_FIELDS = (
    "id", "exhibit", "rank", "kind", "noted_by", "to", "outsider", "place", "seal", "copy", "result", "noted_at",
    "note", "receiver", "commitment", "receipt", "receipt_label", "receipt_digest", "content", "previous",
)  # fmt: skip


def content_of(exhibit: Any) -> str:
    """The digest of what the exhibit is: everything but its state, holder and place."""
    return _hash((EXHIBIT_HEAD, *exhibit_values(exhibit)))


def exhibit_values(exhibit: Any) -> tuple[str, ...]:
    """The values of EXHIBIT_FIELDS as they are hashed and exported."""
    values = (
        exhibit.pk,
        exhibit.case_id,
        exhibit.rank,
        exhibit.kind,
        exhibit.origin,
        exhibit.power or NOTHING,
        exhibit.obtained_on.isoformat() if exhibit.obtained_on else NOTHING,
        exhibit.parent_id or NOTHING,
        _stored(exhibit.description),
        _stored(exhibit.source),
        _stored(exhibit.method),
        _stored(exhibit.file_label),
        exhibit.digest or NOTHING,
        exhibit.commitment or NOTHING,
        exhibit.registered_by_id,
        _micros(exhibit.registered_at),
    )
    return tuple(map(str, values))


def hash_of(event: Any) -> str:
    """The hash of an event over its own content and the hash before it."""
    return _hash((EVENT_HEAD, *event_values(event)))


def event_values(event: Any) -> tuple[str, ...]:
    """The values of EVENT_FIELDS as they are hashed and exported."""
    values = (
        event.pk,
        event.exhibit_id,
        event.rank,
        event.kind,
        event.noted_by_id,
        event.to_id or NOTHING,
        event.outsider or NOTHING,
        event.place_id or NOTHING,
        event.seal or NOTHING,
        event.copy_id or NOTHING,
        event.result,
        _micros(event.noted_at),
        _stored(event.note),
        _stored(event.receiver),
        event.commitment or NOTHING,
        _stored(event.receipt),
        _stored(event.receipt_label),
        event.receipt_digest or NOTHING,
        event.content,
        event.previous or NOTHING,
    )
    return tuple(map(str, values))


def flaw_in(exhibit: Any, line: Sequence[Any]) -> int | None:
    """The rank of the first event that is not as it was written, 0 when there is none at all; None when all is whole.

    ``line`` holds the exhibit's events, oldest first. What the exhibit is may change until it is sealed, never after.
    """
    previous, content = "", ""
    for number, event in enumerate(line, start=1):
        linked = event.rank == number and event.previous == previous and event.hash == hash_of(event)
        if not linked or (content and event.content != content):
            return number
        previous = event.hash
        content = event.content if content or event.kind == "sealed" else ""
    if not line or line[-1].content != content_of(exhibit):
        return len(line)
    return None


def heads_of(last: dict[Any, str]) -> str:
    """One digest over the last hash of each line: exhibit id to hash."""
    return _hash(f"{pk} {last[pk]}" for pk in sorted(last, key=str))


# -- commitments ---------------------------------------------------------------------


def secret_for(salt: bytes, purpose: object) -> bytes:
    """The secret of one commitment; showing it gives away none of the others."""
    return hmac.digest(salt, f"amana/custody-secret/v1/{purpose}".encode(), "sha256")


def commit_words(secret: bytes, words: dict[str, str]) -> str:
    """Commit to words: with the secret anybody can check them, without it nobody can test a guess."""
    text = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(_WORDS + secret + text.encode()).hexdigest()


def commit_file(secret: bytes, sha256: bytes) -> str:
    """Commit to a file by its SHA-256."""
    return hashlib.sha256(_FILE + secret + sha256).hexdigest()


def _hash(lines: Any) -> str:
    return hashlib.sha256("\n".join(map(str, lines)).encode()).hexdigest()


def _stored(sealed: Any) -> str:
    return NOTHING if sealed is None else hashlib.sha256(bytes(sealed)).hexdigest()


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)
