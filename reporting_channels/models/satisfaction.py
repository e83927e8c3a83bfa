"""Three answers to "how was it", which nobody can lead back to a report."""

import uuid

from django.db import models

from reporting_channels.codes import Felt

QUESTIONS = ("told", "understood", "again")


class Satisfaction(models.Model):
    """What one reporter said of the office, once. It names no report, and no day: only the quarter.

    ``token`` is a digest of what the receipt alone derives. It makes a second answer impossible, and neither the
    database nor the office, which has the report's key and not the receipt, can work out whose it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.BinaryField(max_length=32, unique=True, editable=False)
    quarter_on = models.DateField(help_text="The first day of the quarter.")
    told = models.CharField(max_length=10, choices=Felt.choices, blank=True)
    understood = models.CharField(max_length=10, choices=Felt.choices, blank=True)
    again = models.CharField(max_length=10, choices=Felt.choices, blank=True)

    class Meta:
        constraints = (
            *(
                models.CheckConstraint(
                    condition=models.Q(**{f"{name}__in": ["", *Felt.values]}), name=f"satisfaction_{name}_known"
                )
                for name in QUESTIONS
            ),
            models.CheckConstraint(
                condition=~models.Q(told="", understood="", again=""), name="satisfaction_says_something"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter_on__day=1, quarter_on__month__in=(1, 4, 7, 10)),
                name="satisfaction_of_a_quarter",
            ),
        )

    def __str__(self) -> str:
        return f"satisfaction {self.pk}"
