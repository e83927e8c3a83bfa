"""What a reporter told, on its way from the form to the vault. It lives in memory only."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from reporting_channels.cleaning import words
from reporting_channels.cleaning.scanner import Scanned
from reporting_channels.cleaning.standing import Standing
from reporting_channels.codes import Medium
from reporting_channels.questionnaires.answers import PersonNamed, persons_in
from reporting_channels.redacting.places import words_of
from reporting_channels.taking_down.taking import Taking


@dataclass(frozen=True)
class StoredFile:
    """A file that was sealed on arrival: the name of its bytes, the secret that opens them, what was made of it."""

    name: str
    media_type: str
    size: int
    file_id: uuid.UUID
    secret: bytes = field(repr=False)
    standing: Standing = field(default_factory=Standing, repr=False)
    scanned: Scanned = field(default_factory=Scanned, repr=False)

    @property
    def lines(self) -> list[words.Line]:
        """What was hidden in it, in words, for whoever sends it."""
        return words.lines(self.standing.listed)

    @property
    def is_telling(self) -> bool:
        """Whether something hidden in it can lead to whoever sends it."""
        return any(line.is_telling for line in self.lines)

    @property
    def why(self) -> Promise | str:
        """Why no cleaned copy could be made."""
        return words.REASONS.get(self.standing.reason, "")

    @property
    def label(self) -> str:
        """What is sealed into the row: how the file called itself and what it is."""
        return json.dumps({"name": self.name, "type": self.media_type, "size": self.size}, ensure_ascii=False)


@dataclass(frozen=True)
class Told:
    """A whole report before it is sealed. ``submission`` is the draft's key, ``receipt`` its 32 digits.

    ``questionnaire`` is the published version by which it was told. ``digest`` and ``band`` are filled in by
    ``asking.settle``, which also drops every answer to a question that was not asked.
    """

    submission: bytes = field(repr=False)
    receipt: str = field(repr=False)
    language: str
    narrative: str = field(repr=False)
    answers: dict[str, Any] = field(default_factory=dict, repr=False)
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    files: tuple[StoredFile, ...] = field(default=(), repr=False)
    signs: tuple[str, ...] = ()  # why it is kept apart for a look; almost always none
    questionnaire: uuid.UUID | None = None
    digest: str = ""
    band: str = field(default="", repr=False)
    taking: Taking | None = field(default=None, repr=False)
    shut_out: tuple[str, ...] = field(default=(), repr=False)  # codes of roles, or "office" for all of it

    @property
    def medium(self) -> str:
        """By which way it came: the reporter's own hand, or a clerk's."""
        return self.taking.medium if self.taking else Medium.SITE

    @property
    def named(self) -> tuple[str, ...]:
        """Names, and functions that may hold a number, of the persons whom the reporter named."""
        return told_names(self.answers)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that was told in words."""
        return (self.narrative, *(text for _path, text in words_of(self.answers)))

    @property
    def has_identity(self) -> bool:
        """Whether they said who they are."""
        return bool(self.name or self.contact)

    @property
    def persons(self) -> tuple[PersonNamed, ...]:
        """Everybody whom the report names in answer to a question about persons, in order."""
        return persons_in(self.answers)


def told_names(answers: dict[str, Any]) -> tuple[str, ...]:
    """Names, and functions that may hold a number, in a set of answers."""
    return tuple(text for person in persons_in(answers) for text in (person.name, person.function) if text)


def digest(submission: bytes) -> bytes:
    """What is stored of a submission key: a second press finds it, a thief learns nothing."""
    return hashlib.sha256(b"amana/submission/v1\x00" + submission).digest()
