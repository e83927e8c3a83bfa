"""The tab of interim measures on a case's page; they stand there alone, in no list with sanctions."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import access as case_access
from cases.models import Case
from cases.tabs import Look, block, flag, tab
from discipline.interim import access, presenting
from discipline.interim.states import STANDING
from discipline.models import InterimMeasure
from machine.edges import Words


def measures(look: Look) -> dict[str, Any]:
    """The measures of the case by person, and what the procedure says of them."""
    rows = access.measures_of(look.case)
    named = {one.pk: words for one, words in case_access.name_subjects(look.by, look.case, look.at)} if rows else {}
    today = timezone.localdate(look.at)
    return {
        "columns": presenting.COLUMNS_OF_CASE,
        "rows": [presenting.row(one, today, person=named[one.subject_id]) for one in rows],
        "rules": look.case.procedure.profile.interim_rules,
        "door": presenting.propose_door(look.case, look.by),
    }


def _standing(case: Case) -> int:
    if not hasattr(case, "standing_measures"):
        case.standing_measures = InterimMeasure.objects.filter(case=case, state__in=STANDING).count()
    return case.standing_measures


def in_force(case: Case) -> tuple[Words, str] | None:
    """Whoever opens the file sees at once that somebody is held by it."""
    return (_("Interim measure"), "action") if _standing(case) else None


tab("interim", _("Interim measures"), order=55, count=_standing)
block("interim", "discipline/interim_tab.html", measures, order=10)
flag(in_force)
