"""How the cleaning of one file stands: what travels in a draft, and what is sealed beside the attachment."""

import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Never "clean": a copy was cleaned, or it was not."""

    WAITING = "waiting", _("not yet cleaned")
    CLEANED = "cleaned", _("cleaned copy made")
    FAILED = "failed", _("could not be cleaned")
    NOT_MADE = "not_made", _("kept as it is")


@dataclass(frozen=True)
class Copy:
    """One sealed file that the cleaner made: the copy for reading, or a page of it."""

    file_id: uuid.UUID
    secret: bytes = field(repr=False)
    ending: str = ""
    size: int = 0

    def packed(self) -> list[Any]:
        return [self.file_id.hex, self.secret.hex(), self.ending, self.size]

    @classmethod
    def unpacked(cls, raw: list[Any]) -> Self:
        return cls(uuid.UUID(hex=raw[0]), bytes.fromhex(raw[1]), raw[2], raw[3])


@dataclass(frozen=True)
class Standing:
    """The result of one cleaning. ``listed`` is what was found: codes with what they said."""

    state: str = State.WAITING
    reason: str = ""
    listed: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    copy: Copy | None = field(default=None, repr=False)
    pages: tuple[Copy, ...] = field(default=(), repr=False)
    total: int = 0

    @property
    def copies(self) -> tuple[Copy, ...]:
        """Every file that the cleaner made."""
        return ((self.copy, *self.pages)) if self.copy else ()

    def packed(self) -> dict[str, Any]:
        """For a draft, which is sealed as a whole."""
        return {
            **json.loads(self.outcome),
            "copy": self.copy.packed() if self.copy else None,
            "page_files": [one.packed() for one in self.pages],
        }

    @classmethod
    def unpacked(cls, raw: dict[str, Any]) -> Self:
        return cls(
            state=raw["state"],
            reason=raw["reason"],
            listed=tuple((code, value) for code, value in raw["listed"]),
            copy=Copy.unpacked(raw["copy"]) if raw["copy"] else None,
            pages=tuple(Copy.unpacked(one) for one in raw["page_files"]),
            total=raw["total"],
        )

    @property
    def outcome(self) -> str:
        """What is sealed into the row of the cleaning: everything but the keys of the files."""
        return json.dumps(
            {
                "state": str(self.state),
                "reason": self.reason,
                "listed": [list(one) for one in self.listed],
                "ending": self.copy.ending if self.copy else "",
                "size": self.copy.size if self.copy else 0,
                "total": self.total,
            },
            ensure_ascii=False,
        )
