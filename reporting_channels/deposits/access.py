"""What was told, as the reporter can show it; the salt that opens the digest; the statement once it is sealed."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from audit import proofs
from reporting_channels.models import Deposit
from reporting_channels.reporter_door import Opened
from vault import opening
from vault.files import FileSecret

STATEMENT, WORDS = "amana/statement/v1", "amana/words/v1"


@dataclass(frozen=True)
class Made:
    """A deposit opened by the report's own key."""

    on: date
    commitment: str
    salt: str = field(repr=False)
    place: proofs.Place = field(repr=False)


def words(opened: Opened) -> dict[str, Any]:
    """Everything that was sent at first, in the form whose digest is deposited; files by name, size and SHA-256."""
    report, key = opened.report, opened.key
    found = []
    for row in report.attachments.filter(message=None).order_by("pk"):
        label = json.loads(opening.open_text(key, row, "label"))
        digest = FileSecret.from_bytes(opening.open_bytes(key, row, "secret")).digest.hex()
        found.append({"name": label["name"], "size": label["size"], "sha256": digest})
    return {
        "narrative": opening.open_text(key, report, "narrative"),
        "answers": json.loads(opening.open_text(key, report, "answers")),
        "language": report.language,
        "files": sorted(found, key=lambda file: (file["sha256"], file["name"])),
    }


def deposit_of(opened: Opened) -> Made | None:
    """The deposit of this report, if its reporter made one."""
    row = Deposit.objects.filter(report=opened.report).first()
    if row is None:
        return None
    raw = json.loads(opening.open_text(opened.key, row, "opening"))
    return Made(row.made_on, raw["commitment"], raw["salt"], proofs.Place(raw["number"], raw["body"]))


def statement(made: Made) -> dict[str, Any]:
    """The signed statement: digest, entry, path and checkpoint. Raises audit.proofs.NoProof until sealed."""
    return {
        "format": STATEMENT,
        "says": {
            "en": "On the day written in the entry, somebody deposited words that have this digest.",
            "fr": "Au jour écrit dans l’écriture, quelqu’un a déposé un texte qui a cette empreinte.",
            "ar": "في اليوم المكتوب في القيد، أودع شخص كلمات لها هذه البصمة.",
            "ja": "記録に書かれた日に、誰かがこのハッシュ値の文章を預けた。",
        },
        "commitment": made.commitment,
        "proof": proofs.inclusion_at(made.place),
        "key": proofs.published_key(),
    }


def own_copy(opened: Opened, made: Made) -> dict[str, Any]:
    """What the reporter can show later if they want to: the words and the salt. Whoever has it can link it."""
    return {"format": WORDS, "salt": made.salt, "words": words(opened)}
