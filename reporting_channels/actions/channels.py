"""Setting up a channel and changing it: who receives, who takes over, who keeps identities, under which rules."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from audit.log import record
from reporting_channels import policies
from reporting_channels.actions.questionnaires import offered
from reporting_channels.models import (
    Channel,
    ChannelCustodian,
    ChannelHours,
    ChannelRecipient,
    ChannelSubstitute,
    ChannelVersion,
)
from reporting_channels.terms import COLUMNS, LISTS, Hours, Terms, seated


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
    """Open a channel with its recipients, substitutes and custodians, in their order.

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
    policies.require_sound_channel(terms=terms)
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


def _columns(terms: Terms) -> dict:
    return {name: getattr(terms, name) for name in COLUMNS} | {name: list(getattr(terms, name)) for name in LISTS}


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
        made_by=by if getattr(by, "pk", None) else None,
    )
