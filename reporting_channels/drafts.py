"""A report on its way: everything typed so far, sealed, carried by the browser from page to page."""

import secrets
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from reporting_channels import tokens
from reporting_channels.cleaning.scanner import Scanned
from reporting_channels.cleaning.standing import Standing
from reporting_channels.crowd.guard import Guard
from reporting_channels.told import StoredFile, Told
from vault import receipts

PURPOSE = "amana/draft/v1"
LIFE = 24 * 60 * 60  # seconds; after it, files that were not sent are destroyed
CHANNEL, TOPIC, IDENTITY, FILES, CHECK = "channel", "topic", "identity", "files", "check"
# Characters: of one answer that a draft still carries, far above every limit; and of all that was typed.
LARGEST, ALL_TYPED = 100_000, 400_000


@dataclass
class Draft:
    """What a reporter has told so far. ``submission`` and ``receipt`` are made once: sending twice is sending once.

    ``answers`` keeps by question what stood in each of its controls, as it was typed.
    """

    submission: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    receipt: str = field(default_factory=receipts.new_code, repr=False)
    step: str = CHANNEL
    channel: str = ""
    version: str = ""  # of the questionnaire, as hexadecimal digits of its id
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict, repr=False)
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    files: list[StoredFile] = field(default_factory=list, repr=False)
    shut_out: list[str] = field(default_factory=list, repr=False)  # codes of functions (see shutting_out)
    was_checked: bool = False
    guard: Guard = field(default_factory=Guard)
    sealed_at: int = 0

    @property
    def is_old(self) -> bool:
        """Whether the page stayed open beyond the life of a draft."""
        return time.time() - self.sealed_at > LIFE

    def sealed(self) -> str:
        """The draft as a hidden field's value; its life starts anew."""
        return tokens.seal(
            PURPOSE,
            {
                "submission": self.submission.hex(),
                "receipt": self.receipt,
                "step": self.step,
                "channel": self.channel,
                "version": self.version,
                "answers": self.answers,
                "name": self.name,
                "contact": self.contact,
                "files": [packed(file) for file in self.files],
                "shut_out": self.shut_out,
                "checked": self.was_checked,
                "guard": self.guard.packed(),
                "at": int(time.time()),
            },
        )

    @classmethod
    def unsealed(cls, token: str) -> Self:
        """Read a hidden field's value; raises tokens.TokenForged."""
        raw = tokens.unseal(PURPOSE, token)
        return cls(
            submission=bytes.fromhex(raw["submission"]),
            receipt=raw["receipt"],
            step=raw["step"],
            channel=raw["channel"],
            version=raw["version"],
            answers=raw["answers"],
            name=raw["name"],
            contact=raw["contact"],
            files=[unpacked(file) for file in raw["files"]],
            shut_out=raw.get("shut_out", []),
            was_checked=raw["checked"],
            guard=Guard.unpacked(raw.get("guard")),
            sealed_at=raw["at"],
        )

    def carries(self, more: int) -> bool:
        """Whether so many more characters still fit into the draft."""
        typed = (len(text) for controls in self.answers.values() for texts in controls.values() for text in texts)
        return sum(typed) + len(self.name) + len(self.contact) + more <= ALL_TYPED

    def typed(self, code: str) -> str:
        """What was typed into the one box of a question."""
        return "".join(self.answers.get(code, {}).get(code, [])[-1:])

    def told(self, language: str, narrative: str, answers: Mapping[str, Any]) -> Told:
        """The draft as what is received, with the answers that its forms made of what was typed."""
        return Told(
            submission=self.submission,
            receipt=self.receipt,
            language=language,
            narrative=narrative,
            answers={code: answer for code, answer in answers.items() if answer},
            name=self.name,
            contact=self.contact,
            files=tuple(self.files),
            signs=self.guard.signs,
            shut_out=tuple(self.shut_out),
            questionnaire=uuid.UUID(hex=self.version) if self.version else None,
        )


def packed(file: StoredFile) -> dict[str, Any]:
    """A waiting file as a draft carries it."""
    return {
        "name": file.name,
        "type": file.media_type,
        "size": file.size,
        "id": file.file_id.hex,
        "secret": file.secret.hex(),
        "standing": file.standing.packed(),
        "scanned": file.scanned.packed(),
    }


def unpacked(raw: dict[str, Any]) -> StoredFile:
    """The file that a draft carried."""
    return StoredFile(
        name=raw["name"],
        media_type=raw["type"],
        size=raw["size"],
        file_id=uuid.UUID(hex=raw["id"]),
        secret=bytes.fromhex(raw["secret"]),
        standing=Standing.unpacked(raw["standing"]),
        scanned=Scanned.unpacked(raw["scanned"]),
    )
