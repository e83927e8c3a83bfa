"""A report that a clerk is writing down: sealed, carried by the page, bound to this clerk; no session holds a word."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Self

from django.http import QueryDict

from reporting_channels import tokens
from reporting_channels.drafts import LIFE, packed, unpacked
from reporting_channels.told import StoredFile
from vault import receipts

PAGE = "write"  # says that the page of the questions was posted, and not only what it carries
PURPOSE = "amana/clerk-draft/v1"
LARGEST = 100_000  # characters of one answer that a draft carries: beyond every limit, it stays in its box alone


@dataclass
class ClerkDraft:
    """What was written so far. ``submission`` and ``receipt`` are made once: sending twice is sending once."""

    clerk: str
    submission: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    receipt: str = field(default_factory=receipts.new_code, repr=False)
    start: dict[str, str] = field(default_factory=dict, repr=False)
    typed: dict[str, list[str]] = field(default_factory=dict, repr=False)
    shown: list[str] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list, repr=False)
    sealed_at: int = 0

    @property
    def is_old(self) -> bool:
        """Whether its files may have been swept."""
        return bool(self.sealed_at) and time.time() - self.sealed_at > LIFE

    @property
    def posted(self) -> QueryDict | None:
        """What was typed, as the forms of the page take it; None before anything was."""
        if not self.typed:
            return None
        posted = QueryDict(mutable=True)
        for name, values in self.typed.items():
            posted.setlist(name, values)
        return posted

    def remember(self, posted: QueryDict) -> None:
        """Keep what was typed as it was typed, right or wrong: nothing is ever lost."""
        if posted.get("page") == PAGE:  # a box without its tick sends nothing: what was on the page gives way to it
            drawn = tuple(f"q-{code}" for code in self.shown)
            self.typed = {name: texts for name, texts in self.typed.items() if not _is_of(name, drawn)}
        for name, values in posted.lists():
            if name.startswith(("q-", "p-", "v-")):
                self.typed[name] = values
            elif name in ("medium", "channel", "language", "referred_by", "topic"):
                self.start[name] = values[-1]

    def sealed(self) -> str:
        """The draft as a hidden field's value."""
        return tokens.seal(
            PURPOSE,
            {
                "clerk": self.clerk,
                "submission": self.submission.hex(),
                "receipt": self.receipt,
                "start": self.start,
                "typed": {name: texts for name, texts in self.typed.items() if sum(map(len, texts)) <= LARGEST},
                "shown": self.shown,
                "files": [packed(file) for file in self.files],
                "at": int(time.time()),
            },
        )

    @classmethod
    def unsealed(cls, token: str, clerk: str) -> Self:
        """Read a hidden field's value; TokenForged for anything else, and for another clerk's."""
        raw: dict[str, Any] = tokens.unseal(PURPOSE, token)
        if raw["clerk"] != clerk:
            raise tokens.TokenForged()
        return cls(
            clerk=clerk,
            submission=bytes.fromhex(raw["submission"]),
            receipt=raw["receipt"],
            start=raw["start"],
            typed=raw["typed"],
            shown=raw["shown"],
            files=[unpacked(file) for file in raw["files"]],
            sealed_at=raw["at"],
        )


def _is_of(name: str, drawn: tuple[str, ...]) -> bool:
    return name in drawn or name.startswith(tuple(f"{one}-" for one in drawn))
