"""A channel: for whom it is open, in which languages, under which rules."""

import uuid
from collections.abc import Callable
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models

from audit.statements import Answer, ask
from reporting_channels.codes import Audience
from reporting_channels.models.seats import (
    ChannelCustodian,
    ChannelRecipient,
    ChannelSubstitute,
    Ready,
    seated,
    with_key,
)
from reporting_channels.models.texts import in_language


def every_language() -> list[str]:
    """The languages that a channel speaks unless told otherwise."""
    return ["en", "fr"]


def the_usual_questionnaire() -> list[str]:
    """What a channel asks by unless told otherwise."""
    return ["general"]


class Channel(models.Model):
    """A way of reporting. Names and notices are data, one text for each language.

    A retired channel stays: reports refer to it for as long as they are kept. Each change raises ``revision``
    and leaves a ChannelVersion, so that what a channel was when a report came can always be read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    audience = models.CharField(max_length=20, choices=Audience.choices)
    languages = ArrayField(models.CharField(max_length=2), default=every_language)
    names = models.JSONField(help_text="Language code to name.")
    notices = models.JSONField(help_text="Language code to what a reporter must know before choosing it.")
    telephone = models.CharField(max_length=40, blank=True)
    addresses = models.JSONField(default=dict, blank=True, help_text="Language code to where people can come or write.")
    directions = models.JSONField(default=dict, blank=True, help_text="Language code to how the place is found.")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    retention = models.SlugField(max_length=40, help_text="Code of the class of keeping: a clock of the procedure.")
    procedure = models.SlugField(max_length=60, help_text="Code of the profile whose clocks run.")
    questionnaires = ArrayField(
        models.SlugField(max_length=40),
        default=the_usual_questionnaire,
        help_text="Codes of what it asks by, in the order in which topics are offered.",
    )
    custodians_needed = models.PositiveSmallIntegerField(default=2)
    revision = models.PositiveIntegerField(default=1)
    recipients = models.ManyToManyField("accounts.Member", through="ChannelRecipient", related_name="channels_received")
    substitutes = models.ManyToManyField(
        "accounts.Member", through="ChannelSubstitute", related_name="channels_taken_over"
    )
    custodians = models.ManyToManyField("accounts.Member", through="ChannelCustodian", related_name="channels_kept")

    class Meta:
        ordering = ("position", "code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(custodians_needed__gte=2), name="channel_identity_needs_two_custodians"
            ),
            models.CheckConstraint(condition=models.Q(audience__in=Audience.values), name="channel_audience_known"),
            models.CheckConstraint(condition=models.Q(languages__len__gte=1), name="channel_speaks_a_language"),
            models.CheckConstraint(condition=models.Q(questionnaires__len__gte=1), name="channel_asks_something"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return in_language(self.names)

    @property
    def notice(self) -> str:
        """What a reporter must know before choosing it, in the reader's language."""
        return in_language(self.notices)

    @property
    def address(self) -> str:
        """Where people can come or write, in the reader's language; empty where nobody is met."""
        return in_language(self.addresses)

    @property
    def way_there(self) -> str:
        """How the place is found, in the reader's language."""
        return in_language(self.directions)

    @property
    def is_human(self) -> bool:
        """Whether a person answers: a clerk's channel is no page of the reporter's site."""
        return self.audience == Audience.CLERK

    def ready_recipients(self, on: date | None = None) -> list[Ready]:
        """Recipients to whom something can be sealed, in their order; without those absent on the day, if given."""
        return with_key(ChannelRecipient, self.pk, on)

    def seated_recipients(self, on: date, asking: Callable[..., Answer] = ask) -> list[Ready]:
        """Recipients with a key, in their order; those absent on the day are marked."""
        return seated(ChannelRecipient, self.pk, on, asking)

    def ready_substitutes(self, on: date | None = None) -> list[Ready]:
        """Who takes over, first one first, when a recipient is excluded, recused, absent or without key."""
        return with_key(ChannelSubstitute, self.pk, on)

    def ready_custodians(self) -> list[Ready]:
        """Custodians to whom a share can be sealed, in their order."""
        return with_key(ChannelCustodian, self.pk)

    @property
    def keeps_identities(self) -> bool:
        """Whether enough custodians have a key: only then is a name asked for."""
        return len(self.ready_custodians()) >= self.custodians_needed
