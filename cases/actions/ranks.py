"""Numbers inside a case: allegation 1, 2, 3. The case's row is locked while one is given."""

from django.db.models import Max


def next_rank(rows) -> int:
    """One more than the highest rank among ``rows`` (a related manager or queryset)."""
    return (rows.aggregate(highest=Max("rank"))["highest"] or 0) + 1
