"""Setting up a channel: who receives, who keeps identities."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from audit.log import record
from machine.refusals import Refused
from reporting_channels.models import Channel, ChannelCustodian, ChannelRecipient


class NeedsRecipients(Refused):
    """A channel that nobody reads is a promise that nobody keeps."""

    sentence = _("A channel needs at least one person who receives its reports.")


class RecipientIsCustodian(Refused):
    """Whoever reads the reports must not hold a share of the names behind them."""

    sentence = _("Somebody who receives reports cannot keep identities too.")


@transaction.atomic
def set_up(
    *,
    code: str,
    names: dict[str, str],
    notices: dict[str, str],
    recipients: Sequence,
    custodians: Sequence = (),
    by,
    at: datetime,
    **rest,
) -> Channel:
    """Open a channel with its recipients and custodians, in their order.

    ``rest``: audience, retention, procedure, and position or questionnaire where they differ from the usual.
    """
    _require_apart(recipients, custodians)
    channel = Channel.objects.create(code=code, names=names, notices=notices, **rest)
    for model, members in ((ChannelRecipient, recipients), (ChannelCustodian, custodians)):
        model.objects.bulk_create(
            model(channel=channel, member=member, position=place) for place, member in enumerate(members)
        )
    facts = {
        "channel": code,
        "recipients": [member.pk for member in recipients],
        "custodians": [member.pk for member in custodians],
    }
    record("channel.set_up", by=by, subject=channel, at=at, **facts)
    return channel


def _require_apart(recipients: Sequence, custodians: Sequence) -> None:
    if not recipients:
        raise NeedsRecipients()
    if {member.pk for member in recipients} & {member.pk for member in custodians}:
        raise RecipientIsCustodian()
