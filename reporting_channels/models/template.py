"""Words that the office writes again and again, as data: one text for each language."""

import uuid

from django.db import models

from reporting_channels.codes import MessageKind
from reporting_channels.models.pairs import member_key
from reporting_channels.models.texts import in_language

KINDS = (MessageKind.QUESTION, MessageKind.NEWS)


class ReplyTemplate(models.Model):
    """A text that a receiver puts into a message in the reporter's language, and changes before sending it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=[(kind, kind.label) for kind in KINDS])
    names = models.JSONField(help_text="Language code to the name by which the office finds it.")
    texts = models.JSONField(help_text="Language code to the text.")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    changed_at = models.DateTimeField()
    changed_by = member_key(null=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="reply_template_kind_known"),)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return in_language(self.names)

    def text_in(self, language: str) -> str:
        """The text in this language, or in the one that comes nearest."""
        return in_language(self.texts, language)
