"""What each subject was shown and answered, and what the reviewer checked (PROCESS 2.4, V6 to V8)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.allegation import Subject
from cases.models.constraints import at_with_by, code_in
from cases.models.investigation import Investigation
from cases.models.report import LANGUAGES
from vault.fields import SealedField

DISPENSATIONS = {
    "unknown": _("The subject is not identified"),
    "unreachable": _("The person could not be reached, and the attempts are on file"),
    "waived": _("The person wrote that they do not wish to comment"),
    "prosecutor": _("The prosecutor asked in writing that nothing be sent"),
    "unchanged": _("Nothing was changed to the person's disadvantage since they commented"),
}
COMMENT_KINDS = {
    "comment": _("The person commented"),
    "none": _("The person said that they have no comment"),
}
ANSWERS = {
    "accepted": _("Accepted"),
    "partly": _("Accepted in part"),
    "not_accepted": _("Not accepted"),
}
CHECKS = {
    "independent": _("Independent: nobody of the team had an interest, and nobody leaned on them"),
    "complete": _("Complete: evidence for and against was sought, and every allegation is answered"),
    "proportionate": _("Proportionate: no more was done, and no more is said of anybody, than was needed"),
    "lawful": _("Lawful: the mandate, the rights of those heard and the time limits were kept"),
}
VERDICTS = {"returned": _("Returned with questions"), "delivered": _("Found fit to be delivered")}


class Extract(models.Model):
    """The passages of the draft that one subject is shown; ``body`` seals them with what was blacked out and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="extracts")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="extracts")
    rank = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5)
    body = SealedField(contract="amana/extract/body")
    digest = models.CharField(max_length=64)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("extract")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "rank"], name="extract_rank_once"),
            models.UniqueConstraint(
                fields=["investigation", "subject", "round"],
                condition=Q(withdrawn_at__isnull=True),
                name="extract_one_a_subject_and_round",
            ),
            code_in("extract", "language", list(LANGUAGES)),
            at_with_by("extract", "sent"),
            at_with_by("extract", "withdrawn"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_on__isnull=True)
                | Q(sent_at__isnull=False, sent_on__isnull=False, withdrawn_at__isnull=True),
                name="extract_sent_is_not_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Extract %(rank)s") % {"rank": self.rank})

    def get_absolute_url(self) -> str:
        return reverse("cases:extract", args=[self.pk])

    @property
    def case(self):
        """The case that it belongs to."""
        return self.investigation.case


class Dispensation(models.Model):
    """Why one subject is not heard on the draft in this round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="dispensations")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="dispensations")
    round = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=20)
    reasons = SealedField(contract="amana/dispensation/reasons")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("dispensation")
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "subject", "round"], name="dispensation_once_a_round"),
            code_in("dispensation", "ground", list(DISPENSATIONS)),
        ]

    def __str__(self) -> str:
        return str(DISPENSATIONS[self.ground])

    @property
    def ground_label(self) -> str:
        """The ground in words."""
        return str(DISPENSATIONS[self.ground])


class Comment(models.Model):
    """What a subject said of the extract, as the office received it, and what the team answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="comments")
    rank = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    received_on = models.DateField()
    body = SealedField(contract="amana/comment/body", null=True)
    file = SealedField(contract="amana/comment/file", null=True)
    file_label = SealedField(contract="amana/comment/file_label", null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=15, blank=True, default="")
    reply = SealedField(contract="amana/comment/reply", null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("comment")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["extract", "rank"], name="comment_rank_once"),
            code_in("comment", "kind", list(COMMENT_KINDS)),
            models.CheckConstraint(
                condition=Q(kind="none", answer="", body__isnull=True, file__isnull=True)
                | Q(kind="comment") & (Q(body__isnull=False) | Q(file__isnull=False)),
                name="comment_says_something_or_nothing",
            ),
            models.CheckConstraint(
                condition=Q(answer="", reply__isnull=True, answered_at__isnull=True)
                | Q(answer__in=list(ANSWERS), reply__isnull=False, answered_at__isnull=False),
                name="comment_answered_with_reasons",
            ),
            at_with_by("comment", "answered"),
        ]

    def __str__(self) -> str:
        return str(_("Comment %(rank)s on %(extract)s") % {"rank": self.rank, "extract": self.extract})

    def get_absolute_url(self) -> str:
        return self.extract.get_absolute_url()

    @property
    def case(self):
        """The case that it belongs to."""
        return self.extract.investigation.case

    @property
    def answer_label(self) -> str:
        """How it was answered, in words."""
        return str(ANSWERS.get(self.answer, ""))

    @property
    def awaits_answer(self) -> bool:
        """Whether the team owes an answer."""
        return self.kind == "comment" and not self.answer


class Review(models.Model):
    """What somebody who never investigated the case decided about the report in one round (database guard)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=10)
    questions = SealedField(contract="amana/review/questions", null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("review")
        ordering = ["round"]
        constraints = [
            models.UniqueConstraint(fields=["investigation", "round"], name="review_once_a_round"),
            models.CheckConstraint(
                condition=Q(verdict="returned", questions__isnull=False)
                | Q(verdict="delivered", questions__isnull=True),
                name="review_returned_with_questions",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Review %(round)s") % {"round": self.round})

    @property
    def verdict_label(self) -> str:
        """The verdict in words."""
        return str(VERDICTS[self.verdict])


class ReviewLine(models.Model):
    """One line of the reviewer's checklist, with the note that it rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="items")
    code = models.CharField(max_length=15)
    is_met = models.BooleanField()
    note = SealedField(contract="amana/review_line/note")

    class Meta:
        verbose_name = _("line of a review")
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="review_line_once"),
            code_in("review_line", "code", list(CHECKS)),
        ]

    def __str__(self) -> str:
        return str(CHECKS[self.code])
