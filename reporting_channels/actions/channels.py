"""Setting up a channel and changing it: who receives, who takes over, who keeps identities, under which rules."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from accounts.models import Member
from audit.log import record
from machine.models import locked
from machine.rows import once
from reporting_channels.actions.questionnaires import offered
from reporting_channels.channels import policies
from reporting_channels.channels.terms import COLUMNS, LISTS, Hours, Terms, from_json, seated, terms_of
from reporting_channels.codes import ONLINE
from reporting_channels.models import (
    Channel,
    ChannelChange,
    ChannelCustodian,
    ChannelHours,
    ChannelRecipient,
    ChannelSubstitute,
    ChannelVersion,
)

SEATS = (ChannelRecipient, ChannelSubstitute, ChannelCustodian)


class Changed(NamedTuple):
    """What became of a wish to change: ``waiting`` is the proposal where a second person must confirm it."""

    channel: Channel
    names: tuple[str, ...] = ()
    waiting: ChannelChange | None = None


@transaction.atomic
def set_up(
    *,
    code: str,
    recipients: Sequence,
    substitutes: Sequence = (),
    custodians: Sequence = (),
    hours: Sequence[Hours] = (),
    questionnaires: Sequence[str] = (),
    position: int = 0,
    by,
    at: datetime,
    **rest,
) -> Channel:
    """Set a channel up with its recipients, substitutes and custodians, in their order; by the operator, at the start.

    Recipients and substitutes are members, or Seats where an outside body or an absence belongs to them.
    ``questionnaires`` are codes; ``rest`` is audience, names, notices, retention, procedure, and what else of Terms.
    """
    terms = Terms(
        questionnaires=offered(codes=questionnaires, by=by, at=at),
        recipients=seated(recipients),
        substitutes=seated(substitutes),
        custodians=tuple(member.pk for member in custodians),
        hours=tuple(sorted(hours)),
        **rest,
    )
    return _made(code, terms, position, by, at)


@transaction.atomic
def make(*, code: str, terms: Terms, by, at: datetime) -> Channel:
    """Make a new channel, closed until somebody opens it, at the end of the list; by an administrator."""
    policies.require_may_keep(by=by)
    policies.require_fit(terms=terms, members=_members(terms))
    terms = _with_questionnaires(terms, by, at)
    last = Channel.objects.order_by("-position").first()
    return _made(code, terms, last.position + 1 if last else 0, by, at)


@transaction.atomic
def change(*, channel: Channel, terms: Terms, revision: int, by, at: datetime) -> Changed:
    """Give a channel other terms from now on; a change that weakens protection waits for a second person.

    Reports that were received keep their readers. Raises ChangedMeanwhile, ChangeWaits, LastDoor and what no
    channel may be.
    """
    channel = locked(channel)
    before = terms_of(channel)
    policies.require_may_keep(by=by)
    policies.require_current(channel=channel, revision=revision)
    policies.require_nothing_waits(has_open_change=_waiting(channel) is not None)
    _require_both(terms, before)
    terms = _with_questionnaires(terms, by, at)
    policies.require_a_door_stays(terms=terms, before=before, others_open=_other_doors(channel))
    names = before.differences(terms)
    weakens = list(policies.weakened(before, terms))
    if weakens:
        return Changed(channel, names, _proposed(channel, terms, weakens, by, at))
    if names:
        _apply(channel, terms, names, by, at)
    return Changed(channel, names)


@transaction.atomic
def confirm(*, change: ChannelChange, by, at: datetime) -> Changed:
    """Confirm what somebody else proposed; it holds from now on."""
    change = locked(change)
    policies.require_may_confirm(change=change, by=by)
    channel = locked(change.channel)
    policies.require_current(channel=channel, revision=change.revision)
    terms, before = from_json(change.terms), terms_of(channel)
    _require_both(terms, before)
    change.confirmed_at, change.confirmed_by = at, by
    change.save(update_fields=["confirmed_at", "confirmed_by"])
    record("channel.change_confirmed", by=by, subject=channel, at=at, change=change.pk, weakens=change.weakens)
    names = before.differences(terms)
    _apply(channel, terms, names, by, at)
    return Changed(channel, names)


@transaction.atomic
def refuse(*, change: ChannelChange, by, at: datetime) -> ChannelChange:
    """Refuse a proposal, or take one's own back; the channel stays as it is."""
    change = locked(change)
    policies.require_may_refuse(change=change, by=by)
    change.refused_at, change.refused_by = at, by
    change.save(update_fields=["refused_at", "refused_by"])
    record("channel.change_refused", by=by, subject=change.channel, at=at, change=change.pk)
    return change


@transaction.atomic
def move(*, channel: Channel, steps: int, by, at: datetime) -> list[Channel]:
    """Move a channel up (negative) or down in the list that reporters choose from; return the list."""
    policies.require_may_keep(by=by)
    rows = list(Channel.objects.select_for_update().order_by("position", "code"))
    place = next(number for number, row in enumerate(rows) if row.pk == channel.pk)
    rows.insert(max(0, min(place + steps, len(rows) - 1)), rows.pop(place))
    for number, row in enumerate(rows):
        if row.position != number:
            row.position = number
            row.save(update_fields=["position"])
    record("channel.moved", by=by, subject=channel, at=at, order=[row.code for row in rows])
    return rows


def _require_both(terms: Terms, before: Terms) -> None:
    """What any channel must be, and what the members it would have must be."""
    policies.require_sound_channel(terms=terms)
    policies.require_fit(terms=terms, members=_members(terms), before=before)


def _made(code: str, terms: Terms, position: int, by, at: datetime) -> Channel:
    policies.require_sound_channel(terms=terms)
    with once(policies.MadeMeanwhile):
        channel = Channel.objects.create(code=code, position=position, **_columns(terms))
    _seat_all(channel, terms)
    version = _keep_version(channel, terms, by, at)
    record(
        "channel.set_up",
        by=by,
        subject=channel,
        at=at,
        channel=code,
        digest=version.digest,
        **_who(terms),
    )
    return channel


def _who(terms: Terms) -> dict:
    return {
        "recipients": [seat.member for seat in terms.recipients],
        "substitutes": [seat.member for seat in terms.substitutes],
        "custodians": list(terms.custodians),
    }


def _apply(channel: Channel, terms: Terms, names: tuple[str, ...], by, at: datetime) -> None:
    for name, value in _columns(terms).items():
        setattr(channel, name, value)
    channel.revision += 1
    channel.save()
    for model in (*SEATS, ChannelHours):
        model.objects.filter(channel=channel).delete()
    _seat_all(channel, terms)
    version = _keep_version(channel, terms, by, at)
    record(
        "channel.changed",
        by=by,
        subject=channel,
        at=at,
        changed=list(names),
        revision=channel.revision,
        digest=version.digest,
    )


def _proposed(channel: Channel, terms: Terms, weakens: list[str], by, at: datetime) -> ChannelChange:
    made = ChannelChange.objects.create(
        channel=channel,
        revision=channel.revision,
        terms=terms.as_json(),
        weakens=weakens,
        proposed_at=at,
        proposed_by=by,
    )
    record("channel.change_proposed", by=by, subject=channel, at=at, change=made.pk, weakens=weakens)
    return made


def _columns(terms: Terms) -> dict:
    return {name: getattr(terms, name) for name in COLUMNS} | {name: list(getattr(terms, name)) for name in LISTS}


def _with_questionnaires(terms: Terms, by, at: datetime) -> Terms:
    return replace(terms, questionnaires=offered(codes=terms.questionnaires, by=by, at=at))


def _members(terms: Terms) -> dict:
    return Member.objects.in_bulk(terms.members)


def _waiting(channel: Channel) -> ChannelChange | None:
    return channel.changes.filter(confirmed_at__isnull=True, refused_at__isnull=True).first()


def _other_doors(channel: Channel) -> int:
    return Channel.objects.filter(is_active=True, audience__in=ONLINE).exclude(pk=channel.pk).count()


def _seat_all(channel: Channel, terms: Terms) -> None:
    for model, seats in ((ChannelRecipient, terms.recipients), (ChannelSubstitute, terms.substitutes)):
        model.objects.bulk_create(
            model(
                channel=channel,
                member_id=seat.member,
                position=place,
                outside_body=seat.outside_body,
                absent_from=seat.absent_from,
                back_on=seat.back_on,
            )
            for place, seat in enumerate(seats)
        )
    ChannelCustodian.objects.bulk_create(
        ChannelCustodian(channel=channel, member_id=member, position=place)
        for place, member in enumerate(terms.custodians)
    )
    ChannelHours.objects.bulk_create(
        ChannelHours(channel=channel, weekday=one.weekday, opens=one.opens, closes=one.closes) for one in terms.hours
    )


def _keep_version(channel: Channel, terms: Terms, by, at: datetime) -> ChannelVersion:
    return ChannelVersion.objects.create(
        channel=channel,
        revision=channel.revision,
        digest=terms.digest(),
        terms=terms.as_json(),
        made_at=at,
        made_by=by if isinstance(by, Member) else None,
    )
