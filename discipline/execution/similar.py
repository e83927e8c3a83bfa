"""Past decisions of this office on the same kind of conduct: counts without a case, a person or a day."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from discipline.models import Charge, Decision, Proceeding

FEWEST = 5  # a smaller count could point to somebody


@dataclass(frozen=True, slots=True)
class Similar:
    """``rows``: (sanction in words, count) of those that are numerous enough; ``are_some_hidden``: others are not."""

    rows: tuple[tuple[Any, int], ...]
    are_some_hidden: bool


def similar_decisions(proceeding: Proceeding) -> Similar:
    """Confirmed decisions under the same procedure where a charge of the same category was found proved.

    No total is given: beside the rows that are shown it would tell the ones that are not.
    """
    profile = proceeding.procedure.profile
    categories = {charge.allegation.category for charge in proceeding.charges.all()}
    found = Decision.objects.filter(
        Q(state="confirmed"),
        proceeding__procedure__code=proceeding.procedure.code,
        proved_charges__in=Charge.objects.filter(allegation__category__in=categories, ruling=Charge.Ruling.PROVED),
    ).exclude(proceeding__case=proceeding.case_id)
    counted = Counter(dict(found.order_by().values_list("pk", "sanction").distinct()).values())
    known = {rule.code: rule.label for rule in profile.scale}
    rows = [(known[code], counted[code]) for code in known if counted[code] >= FEWEST]
    return Similar(tuple(rows), any(0 < counted[code] < FEWEST for code in counted))
