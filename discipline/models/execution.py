"""The order to carry a sanction out and what the payroll confirms; a suspended part revoked; a mention erased."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.constraints import at_with_by
from discipline.models.sanction import Sanction

_BY = {"on_delete": models.PROTECT, "related_name": "+"}


class ExecutionOrder(models.Model):
    """From which day to which the sanction is carried out; ``confirmed_*`` is what the payroll says that it did."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sanction = models.OneToOneField(Sanction, on_delete=models.PROTECT, related_name="order")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    paid_first_on = models.DateField(null=True)
    paid_last_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        default_permissions = ()
        constraints = [
            at_with_by("execution_order", "confirmed"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="execution_order_in_order"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, paid_first_on__isnull=True, paid_last_on__isnull=True)
                | Q(confirmed_at__isnull=False, paid_first_on__isnull=False),
                name="execution_order_confirmed_with_days",
            ),
            models.CheckConstraint(
                condition=Q(paid_last_on__isnull=True) | Q(paid_last_on__gte=models.F("paid_first_on")),
                name="execution_order_paid_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.sanction)

    @property
    def is_gap(self) -> bool:
        """The payroll has not confirmed, or did something else than what was ordered."""
        return self.confirmed_at is None or (self.paid_first_on, self.paid_last_on) != (self.starts_on, self.ends_on)


class Revocation(models.Model):
    """A later sanction revokes the suspended part, within its probation: those days are served after all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sanction = models.OneToOneField(Sanction, on_delete=models.PROTECT, related_name="revocation")
    because_of = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField()
    revoked_at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)
    served_from = models.DateField(null=True)
    served_at = models.DateTimeField(null=True)
    served_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **_BY)

    class Meta:
        default_permissions = ()
        constraints = [
            at_with_by("revocation", "served"),
            models.CheckConstraint(condition=~Q(sanction=F("because_of")), name="revocation_by_another_sanction"),
            models.CheckConstraint(condition=Q(days__gt=0), name="revocation_of_days"),
        ]

    def __str__(self) -> str:
        return str(self.sanction)


class MentionErasure(models.Model):
    """The mention was taken off the personal file: by itself after its time, or because the person asked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sanction = models.OneToOneField(Sanction, on_delete=models.PROTECT, related_name="mention_erasure")
    asked_on = models.DateField(null=True)
    repeated_on = models.DateField(null=True)
    erased_on = models.DateField()
    erased_at = models.DateTimeField()
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, **_BY)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_on__isnull=True) | Q(erased_on__gte=F("asked_on")), name="mention_erased_after_asked"
            )
        ]

    def __str__(self) -> str:
        return str(self.sanction)
