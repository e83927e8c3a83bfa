"""Restricted cases count without their unit, which would say whose matter it is.

They keep their category: were they one row of two tables, a figure withheld in the one could be worked out from
the other. Whether a case counts as restricted is decided by the flag that stood at the end of the quarter in which
the thing happened, when its figure was made public: a flag set or lifted later changes no past figure (ADR 0012).
"""

from django.db.models import Case as Choose
from django.db.models import DateTimeField, Exists, F, Func, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import TruncQuarter
from django.utils import timezone

from cases.models import CaseFlag

RESTRICTED = "restricted"  # the row of those whose unit is not told


def marked(rows: QuerySet, case: str, at: str) -> QuerySet:
    """The rows with ``is_restricted``: of the case behind each, at the end of the quarter of ``at``."""
    standing = CaseFlag.objects.filter(kind="restricted", case_id=OuterRef(case), set_at__lt=OuterRef("quarter_end"))
    still = standing.filter(Q(lifted_at__isnull=True) | Q(lifted_at__gte=OuterRef("quarter_end")))
    return rows.annotate(quarter_end=_end_of_quarter(at)).annotate(is_restricted=Exists(still.order_by()))


def code_or_withheld(field: str) -> Choose:
    """The code in ``field``, or RESTRICTED, of rows that were ``marked``."""
    return Choose(When(is_restricted=True, then=Value(RESTRICTED)), default=F(field))


def _end_of_quarter(at: str) -> Func:
    """The first moment after the quarter, in the office's zone."""
    after = Func(TruncQuarter(F(at)), template="(%(expressions)s + interval '3 months')")
    zone = Value(timezone.get_current_timezone_name())
    return Func(zone, after, function="timezone", output_field=DateTimeField())
