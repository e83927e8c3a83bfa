"""A report on its way: everything typed so far, sealed, carried by the browser from page to page."""

import secrets
import time
import uuid
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
CHANNEL, IDENTITY, FILES, CHECK = "channel", "identity", "files", "check"


@dataclass
class Draft:
    """What a reporter has told so far. ``submission`` and ``receipt`` are made once: sending twice is sending once."""

    submission: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    receipt: str = field(default_factory=receipts.new_code, repr=False)
    step: str = CHANNEL
    channel: str = ""
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    files: list[StoredFile] = field(default_factory=list, repr=False)
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
                "answers": self.answers,
                "name": self.name,
                "contact": self.contact,
                "files": [packed(file) for file in self.files],
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
            answers=raw["answers"],
            name=raw["name"],
            contact=raw["contact"],
            files=[unpacked(file) for file in raw["files"]],
            was_checked=raw["checked"],
            guard=Guard.unpacked(raw.get("guard")),
            sealed_at=raw["at"],
        )

    def told(self, language: str, narrative: str) -> Told:
        """The draft as what is received; ``narrative`` names the answer that is the heart of it."""
        answers = {code: text for code, text in self.answers.items() if text and code != narrative}
        return Told(
            submission=self.submission,
            receipt=self.receipt,
            language=language,
            narrative=self.answers.get(narrative, ""),
            answers=answers,
            name=self.name,
            contact=self.contact,
            files=tuple(self.files),
            signs=self.guard.signs,
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
