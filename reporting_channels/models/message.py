"""The dialogue between the office and somebody who has only a receipt."""

import uuid

from django.db import models

from reporting_channels.codes import MessageKind
from reporting_channels.models.pairs import by_whom, moment
from vault.fields import SealedField


class MessageQuerySet(models.QuerySet):
    def in_order(self) -> "MessageQuerySet":
        """Oldest first."""
        return self.order_by("number")

    def awaiting(self, reports) -> set:
        """Ids of those reports whose last question has no answer after it."""
        last: dict = {}
        spoken = self.filter(report__in=reports, kind__in=(MessageKind.QUESTION, MessageKind.ANSWER))
        for report_id, kind in spoken.in_order().values_list("report_id", "kind"):
            last[report_id] = kind
        return {report_id for report_id, kind in last.items() if kind == MessageKind.QUESTION}


class Message(models.Model):
    """One word in the dialogue. ``sent_by`` is empty when, and only when, the reporter speaks.

    Of the reporter's words only the day is kept: a time can say who was online. ``number`` is
    given by the database, one after the other in each report, and so tells the order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=20, choices=MessageKind.choices)
    body = SealedField(contract="amana/message/body")
    submission = models.BinaryField(max_length=32, unique=True, null=True, editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)
    sent_on = models.DateField()
    sent_at, sent_by = moment(), by_whom()

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind=MessageKind.ANSWER, sent_at__isnull=True, sent_by__isnull=True)
                | (~models.Q(kind=MessageKind.ANSWER) & models.Q(sent_at__isnull=False, sent_by__isnull=False)),
                name="message_reporter_has_no_name_and_no_time",
            ),
            models.UniqueConstraint(fields=("report", "number"), name="message_number_once"),
            models.CheckConstraint(condition=models.Q(kind__in=MessageKind.values), name="message_kind_known"),
        )

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def is_from_reporter(self) -> bool:
        """Whether the reporter said it."""
        return self.kind == MessageKind.ANSWER
