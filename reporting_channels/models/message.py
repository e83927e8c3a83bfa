"""The dialogue between the office and somebody who has only a receipt."""

import uuid

from django.db import models

from reporting_channels.codes import MessageKind
from reporting_channels.models.pairs import by_whom
from vault.fields import SealedField


class MessageQuerySet(models.QuerySet):
    def in_order(self) -> "MessageQuerySet":
        """Oldest first."""
        return self.order_by("sent_at", "id")

    def awaiting(self, reports) -> set:
        """Ids of those reports whose last question has no answer after it."""
        last: dict = {}
        spoken = self.filter(report__in=reports, kind__in=(MessageKind.QUESTION, MessageKind.ANSWER))
        for report_id, kind in spoken.in_order().values_list("report_id", "kind"):
            last[report_id] = kind
        return {report_id for report_id, kind in last.items() if kind == MessageKind.QUESTION}


class Message(models.Model):
    """One word in the dialogue. ``sent_by`` is empty when, and only when, the reporter speaks.

    Pages show the reporter days and never times: a time can say who was online.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey("Report", on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=20, choices=MessageKind.choices)
    body = SealedField(contract="amana/message/body")
    submission = models.BinaryField(max_length=32, unique=True, null=True, editable=False)
    sent_on = models.DateField()
    sent_at = models.DateTimeField()
    sent_by = by_whom()

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("report", "sent_at"), name="message_report_sent"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind=MessageKind.ANSWER, sent_by__isnull=True)
                | (~models.Q(kind=MessageKind.ANSWER) & models.Q(sent_by__isnull=False)),
                name="message_reporter_has_no_name",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=MessageKind.values), name="message_kind_known"),
        )

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def is_from_reporter(self) -> bool:
        """Whether the reporter said it."""
        return self.kind == MessageKind.ANSWER
