"""The doors to channels for those who keep them; anybody else finds nothing, and the try is recorded."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from accounts import doors
from accounts.models import Member
from reporting_channels.channels.policies import KEEPERS, MAY_KEEP, MAY_RECEIVE, SECOND_PERSONS
from reporting_channels.channels.terms import Terms, from_json
from reporting_channels.models import Channel, ChannelChange, ChannelVersion


def list_channels(by: Member) -> list[Channel]:
    """Every channel in the reporters' order, retired ones too."""
    _require(by, KEEPERS, "channel", "list")
    return list(Channel.objects.prefetch_related("hours", "recipient_rows", "substitute_rows", "custodian_rows"))


def get_channel(by: Member, id: Any) -> Channel:
    """One channel, for an administrator."""
    _require(by, KEEPERS, "channel", id)
    return _found(Channel.objects.filter, id) or doors.missing(by, "channel", id)


def get_change(by: Member, id: Any) -> ChannelChange:
    """One proposal, for an administrator or the head of office."""
    _require(by, SECOND_PERSONS, "channelchange", id)
    rows = ChannelChange.objects.select_related("channel", "proposed_by", "confirmed_by", "refused_by")
    return _found(rows.filter, id) or doors.missing(by, "channelchange", id)


def get_version(by: Member, channel: Channel, revision: int) -> ChannelVersion:
    """What the channel was from one change to the next."""
    found = channel.versions.select_related("made_by").filter(revision=revision).first()
    return found or doors.missing(by, "channelversion", f"{channel.pk}:{revision}")


def history(channel: Channel) -> list[ChannelVersion]:
    """Every version, the newest first."""
    return list(channel.versions.select_related("made_by"))


def open_changes(by: Member) -> list[ChannelChange]:
    """Proposals that this member could decide as the second person."""
    if not any(by.has_role(code) for code in SECOND_PERSONS):
        return []
    rows = ChannelChange.objects.filter(confirmed_at__isnull=True, refused_at__isnull=True)
    return list(rows.exclude(proposed_by=by).select_related("channel", "proposed_by"))


def waiting_change(channel: Channel) -> ChannelChange | None:
    """The proposal that waits on this channel."""
    rows = channel.changes.filter(confirmed_at__isnull=True, refused_at__isnull=True)
    return rows.select_related("proposed_by").first()


def terms_of_version(version: ChannelVersion | ChannelChange) -> Terms:
    """The terms that were kept."""
    return from_json(version.terms)


def members_of(*several: Terms) -> dict[UUID, Member]:
    """Everybody with a place in any of these terms, by id."""
    return Member.objects.in_bulk(set().union(*(terms.members for terms in several)))


def readers() -> list[tuple[str, str]]:
    """Who may be chosen to receive or to take over: id and name with what is worth knowing. No administrator."""
    return _choices(MAY_RECEIVE)


def custodians() -> list[tuple[str, str]]:
    """Who may be chosen to keep names."""
    return _choices(MAY_KEEP)


def _choices(roles: tuple[str, ...]) -> list[tuple[str, str]]:
    rows = Member.objects.active().filter(roles__overlap=list(roles)).exclude(roles__contains=["administrator"])
    return [(str(member.pk), f"{member.name} ({member.sign_in})") for member in rows.order_by("name", "sign_in")]


def _found(matching, id: Any):
    try:
        return matching(pk=id).first()
    except (ValidationError, ValueError):
        return None


def _require(by: Member, roles: tuple[str, ...], kind: str, id: Any) -> None:
    if not any(by.has_role(code) for code in roles):
        doors.missing(by, kind, id)
