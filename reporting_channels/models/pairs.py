"""When and who belong together: both set or both empty."""

from django.db import models


def pair(verb: str) -> models.CheckConstraint:
    """The constraint that ``<verb>_at`` and ``<verb>_by`` are both null or both set."""
    return models.CheckConstraint(condition=both_or_none(verb), name=f"%(app_label)s_%(class)s_{verb}_pair")


def both_or_none(verb: str) -> models.Q:
    """That ``<verb>_at`` and ``<verb>_by`` are both null or both set."""
    at, by = f"{verb}_at", f"{verb}_by"
    return models.Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | models.Q(
        **{f"{at}__isnull": False, f"{by}__isnull": False}
    )


def member_key(**options) -> models.ForeignKey:
    """A reference to a member that removing the account can never break."""
    options.setdefault("related_name", "+")
    return models.ForeignKey("accounts.Member", on_delete=models.PROTECT, **options)


def moment(**options) -> models.DateTimeField:
    """A moment that is empty until the step is taken."""
    return models.DateTimeField(null=True, blank=True, editable=False, **options)


def by_whom(**options) -> models.ForeignKey:
    """Who took the step; empty until it is taken."""
    return member_key(null=True, blank=True, editable=False, **options)


def unsought() -> models.ForeignKey:
    """As ``by_whom``, where no query looks for it: every new row would write into an index that nobody reads."""
    return by_whom(db_index=False)
