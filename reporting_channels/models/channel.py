"""A channel: for whom it is open, who receives, who keeps the identity."""

import uuid
from typing import NamedTuple

from django.db import connection, models
from django.utils.translation import get_language

from reporting_channels.codes import Audience
from reporting_channels.models.pairs import member_key
from vault.models import Holder


class Channel(models.Model):
    """A way of reporting. Names and notices are data, one text for each language.

    A retired channel stays: reports refer to it for as long as they are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    audience = models.CharField(max_length=20, choices=Audience.choices)
    names = models.JSONField(help_text="Language code to name.")
    notices = models.JSONField(help_text="Language code to what a reporter must know before choosing it.")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    retention = models.SlugField(max_length=40, help_text="Code of the class of keeping.")
    procedure = models.SlugField(max_length=60, help_text="Code of the profile whose clocks run.")
    questionnaire = models.SlugField(max_length=40, default="general-1")
    custodians_needed = models.PositiveSmallIntegerField(default=2)
    recipients = models.ManyToManyField("accounts.Member", through="ChannelRecipient", related_name="channels_received")
    custodians = models.ManyToManyField("accounts.Member", through="ChannelCustodian", related_name="channels_kept")

    class Meta:
        ordering = ("position", "code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(custodians_needed__gte=2), name="channel_identity_needs_two_custodians"
            ),
            models.CheckConstraint(condition=models.Q(audience__in=Audience.values), name="channel_audience_known"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return _in_language(self.names)

    @property
    def notice(self) -> str:
        """What a reporter must know before choosing it, in the reader's language."""
        return _in_language(self.notices)

    def ready_recipients(self) -> "list[Ready]":
        """Recipients to whom something can be sealed, in their order."""
        return _with_key(ChannelRecipient, self)

    def ready_custodians(self) -> "list[Ready]":
        """Custodians to whom a share can be sealed, in their order."""
        return _with_key(ChannelCustodian, self)

    @property
    def keeps_identities(self) -> bool:
        """Whether enough custodians have a key: only then is a name asked for."""
        return len(self.ready_custodians()) >= self.custodians_needed


class Ready(NamedTuple):
    """A member of the channel to whom something can be sealed: all that the reporter's role may read of them."""

    pk: uuid.UUID
    holder: Holder


# By hand: on the path of every report, making the query cost more than answering it.
_READY = """
    SELECT m.id, h.id, h.kind, h.public_key
    FROM {table} r JOIN accounts_member m ON m.id = r.member_id JOIN vault_holder h ON h.id = m.holder_id
    WHERE r.channel_id = %s AND m.deactivated_at IS NULL ORDER BY r.position, r.id
"""


def _with_key(rows: type[models.Model], channel: Channel) -> list[Ready]:
    with connection.cursor() as cursor:
        cursor.execute(_READY.format(table=rows._meta.db_table), [channel.pk])
        return [Ready(pk, Holder(*holder)) for pk, *holder in cursor.fetchall()]


def _in_language(texts: dict[str, str]) -> str:
    language = (get_language() or "en").split("-")[0]
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


class ChannelRecipient(models.Model):
    """A member to whom every report of the channel is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="recipient_rows")
    member = member_key()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("channel", "member"), name="channel_recipient_once"),)

    def __str__(self) -> str:
        return f"recipient {self.pk}"


class ChannelCustodian(models.Model):
    """A member who holds one share of every identity given through the channel."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="custodian_rows")
    member = member_key()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("channel", "member"), name="channel_custodian_once"),)

    def __str__(self) -> str:
        return f"custodian {self.pk}"
