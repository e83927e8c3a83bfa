"""The terms of a channel: all of what it is at one moment, as one value that can be compared, hashed and kept."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from reporting_channels.models import Channel


@dataclass(frozen=True)
class Seat:
    """Somebody's place among the recipients or substitutes of a channel."""

    member: UUID
    outside_body: str = ""
    absent_from: date | None = None
    back_on: date | None = None


@dataclass(frozen=True, order=True)
class Hours:
    """A stretch of a weekday; Monday is 0."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Terms:
    """What a channel is. Texts are by language; the order of seats is the order of the chain."""

    audience: str
    names: dict[str, str]
    notices: dict[str, str]
    retention: str
    procedure: str
    languages: tuple[str, ...] = ("en", "fr")
    questionnaires: tuple[str, ...] = ("general",)
    telephone: str = ""
    addresses: dict[str, str] = field(default_factory=dict)
    directions: dict[str, str] = field(default_factory=dict)
    hours: tuple[Hours, ...] = ()
    recipients: tuple[Seat, ...] = ()
    substitutes: tuple[Seat, ...] = ()
    custodians: tuple[UUID, ...] = ()
    custodians_needed: int = 2
    is_active: bool = True

    def as_json(self) -> dict[str, Any]:
        """Plain values for keeping and hashing."""
        plain = {name: getattr(self, name) for name in COLUMNS}
        plain["languages"], plain["questionnaires"] = list(self.languages), list(self.questionnaires)
        plain["hours"] = [[one.weekday, f"{one.opens:%H:%M}", f"{one.closes:%H:%M}"] for one in self.hours]
        plain["recipients"] = [_plain(seat) for seat in self.recipients]
        plain["substitutes"] = [_plain(seat) for seat in self.substitutes]
        plain["custodians"] = [str(one) for one in self.custodians]
        return plain

    def digest(self) -> str:
        """SHA-256 of the terms with sorted keys, in hexadecimal."""
        text = json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def differences(self, other: "Terms") -> tuple[str, ...]:
        """The names of what is not the same in the other terms."""
        mine, theirs = self.as_json(), other.as_json()
        return tuple(name for name in mine if mine[name] != theirs[name])

    @property
    def has_outside_body(self) -> bool:
        """Whether somebody of another authority receives or takes over."""
        return any(seat.outside_body for seat in (*self.recipients, *self.substitutes))

    @property
    def members(self) -> set[UUID]:
        """Everybody who has a place on the channel."""
        return {seat.member for seat in (*self.recipients, *self.substitutes)} | set(self.custodians)


# What stands in the channel's own row; hours and seats have rows of their own.
COLUMNS = (
    "audience",
    "names",
    "notices",
    "retention",
    "procedure",
    "languages",
    "questionnaires",
    "telephone",
    "addresses",
    "directions",
    "custodians_needed",
    "is_active",
)

LISTS = ("languages", "questionnaires")  # of these columns the order counts


def terms_of(channel: Channel) -> Terms:
    """What the channel is now."""
    return Terms(
        **{name: getattr(channel, name) for name in COLUMNS if name not in LISTS},
        **{name: tuple(getattr(channel, name)) for name in LISTS},
        hours=tuple(sorted(Hours(one.weekday, one.opens, one.closes) for one in channel.hours.all())),
        recipients=_seats(channel.recipient_rows.all()),
        substitutes=_seats(channel.substitute_rows.all()),
        custodians=tuple(row.member_id for row in channel.custodian_rows.all()),
    )


def from_json(plain: dict[str, Any]) -> Terms:
    """The terms that ``as_json`` wrote."""
    values = dict(plain)
    values |= {name: tuple(plain[name]) for name in LISTS}
    values["hours"] = tuple(
        Hours(day, time.fromisoformat(opens), time.fromisoformat(closes)) for day, opens, closes in plain["hours"]
    )
    for name in ("recipients", "substitutes"):
        values[name] = tuple(_seat(one) for one in plain[name])
    values["custodians"] = tuple(UUID(one) for one in plain["custodians"])
    return Terms(**values)


def seated(members: Iterable[Any]) -> tuple[Seat, ...]:
    """Seats for members, or the seats themselves, in their order."""
    return tuple(one if isinstance(one, Seat) else Seat(one.pk) for one in members)


def _seats(rows: Iterable[Any]) -> tuple[Seat, ...]:
    return tuple(Seat(row.member_id, row.outside_body, row.absent_from, row.back_on) for row in rows)


def _plain(seat: Seat) -> dict[str, str]:
    days = {name: getattr(seat, name) for name in ("absent_from", "back_on")}
    return {
        "member": str(seat.member),
        "outside_body": seat.outside_body,
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }


def _seat(plain: dict[str, str]) -> Seat:
    days = (date.fromisoformat(plain[name]) if plain[name] else None for name in ("absent_from", "back_on"))
    return Seat(UUID(plain["member"]), plain["outside_body"], *days)
