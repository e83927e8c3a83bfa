"""Who sits on a channel: recipients, the substitutes who take over from them, custodians of identities."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.db import connection, models
from django.db.models import F, Q

from audit.statements import Answer, ask
from reporting_channels.models.pairs import member_key
from vault.grants import Keyholder


class Ready(NamedTuple):
    """A member of the channel to whom something can be sealed: all that the reporter's role may read of them."""

    pk: uuid.UUID
    holder: Keyholder
    is_outside: bool = False
    is_absent: bool = False


class Seat(models.Model):
    """A member's place on a channel.

    ``outside_body`` names the other authority that the member belongs to; empty for the office's own people.
    Between ``absent_from`` and ``back_on`` nothing new is sealed to them: the next in the chain takes over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = member_key()
    position = models.PositiveSmallIntegerField(default=0)
    outside_body = models.CharField(max_length=80, blank=True)
    absent_from = models.DateField(null=True, blank=True)
    back_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def seat_rules(noun: str) -> tuple[models.BaseConstraint, ...]:
    """A member sits once on a channel, and whoever is absent comes back after they left."""
    return (
        models.UniqueConstraint(fields=("channel", "member"), name=f"channel_{noun}_once"),
        models.CheckConstraint(
            condition=Q(back_on__isnull=True) | Q(absent_from__isnull=False, back_on__gt=F("absent_from")),
            name=f"channel_{noun}_comes_back_after_leaving",
        ),
    )


class ChannelRecipient(Seat):
    """A member to whom every report of the channel is sealed, unless something keeps them away."""

    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="recipient_rows")

    class Meta(Seat.Meta):
        constraints = seat_rules("recipient")


class ChannelSubstitute(Seat):
    """A member of the chain: the first whom nothing keeps away takes over from a recipient who cannot receive."""

    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="substitute_rows")

    class Meta(Seat.Meta):
        constraints = seat_rules("substitute")


class ChannelCustodian(models.Model):
    """A member who holds one share of every identity given through the channel."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey("Channel", on_delete=models.PROTECT, related_name="custodian_rows")
    member = member_key()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("channel", "member"), name="channel_custodian_once"),)

    def __str__(self) -> str:
        return f"custodian {self.pk}"


# By hand: on the path of every report, making the query cost more than answering it.
_READY = """
    SELECT m.id, {outside}, {absent}, h.id, h.public_key
    FROM {table} r JOIN accounts_member m ON m.id = r.member_id JOIN vault_holder h ON h.id = m.holder_id
    WHERE r.channel_id = %s AND m.deactivated_at IS NULL ORDER BY r.position, r.id
"""
_ABSENT = "coalesce(r.absent_from <= %s AND (r.back_on IS NULL OR r.back_on > %s), false)"
# The outside body needs no seat on a channel. Whoever keeps identities there receives no reports.
_OUTSIDE = """
    SELECT m.id, h.id, h.public_key FROM accounts_member m JOIN vault_holder h ON h.id = m.holder_id
    WHERE m.deactivated_at IS NULL AND m.roles @> ARRAY['outside_body']::varchar[]
      AND (m.roles @> ARRAY['identity_custodian']::varchar[]) = %s ORDER BY m.id
"""


def seated(
    seats: type[models.Model], channel: uuid.UUID, on: date | None = None, asking: Callable[..., Answer] = ask
) -> list[Ready]:
    """The rows' members who have a key and an open account, in their order; those absent on the day are marked."""
    outside = "false" if seats is ChannelCustodian else "r.outside_body <> ''"
    sql = _READY.format(table=seats._meta.db_table, outside=outside, absent=_ABSENT if on else "false")
    found = asking(sql, [*([on, on] if on else []), channel]).rows
    return [Ready(pk, Keyholder(*holder), outside, absent) for pk, outside, absent, *holder in found]


def with_key(seats: type[models.Model], channel: uuid.UUID, on: date | None = None) -> list[Ready]:
    """As ``seated``, without those who are absent on the day, if one is given."""
    return [one for one in seated(seats, channel, on) if not one.is_absent]


def outside_body(*, keeping_identities: bool) -> list[Ready]:
    """Members of the outside body to whom something can be sealed: its custodians, or those who receive."""
    with connection.cursor() as cursor:
        cursor.execute(_OUTSIDE, [keeping_identities])
        return [Ready(pk, Keyholder(*holder), is_outside=True) for pk, *holder in cursor.fetchall()]
