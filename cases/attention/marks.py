"""Since when something is new to a member: their visits to a case's file, and what they watch."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models.functions import Greatest

from accounts.models import Member
from audit.log import record
from audit.models import Entry
from cases.history import log_parts, readings
from cases.models import Case, LookMark, Watch

ONE_VISIT = timedelta(minutes=30)  # pages opened within this time are one visit: what was new stays marked


@transaction.atomic
def look(*, case: Case, by: Member, at: datetime) -> None:
    """Remember that the member looked; the marks of what is new stay for the length of a visit."""
    newest = Entry.objects.order_by("-id").values_list("pk", flat=True)
    is_next_visit = models.Q(looked_at__lt=at - ONE_VISIT)
    kept = LookMark.objects.filter(case=case, looked_by=by).update(
        before=models.Case(models.When(is_next_visit, then="entry"), default="before"),
        entry=Greatest("entry", models.Subquery(newest[:1])),  # PostgreSQL leaves out what is NULL
        looked_at=at,
    )
    if not kept:  # two first looks at once leave one mark
        mark = LookMark(case=case, looked_by=by, entry=newest.first() or 0, looked_at=at)
        LookMark.objects.bulk_create([mark], ignore_conflicts=True)


def new_to(by: Member, case: Case) -> Callable[[Entry], bool]:
    """Which entries are new to the member: what others did since their earlier visit; none at the first."""
    mark = LookMark.objects.filter(case=case, looked_by=by).first()
    before = mark.before if mark else 0
    return lambda one: bool(before) and one.pk > before and one.actor_id != by.pk and one.event not in readings()


@transaction.atomic
def watch(*, case: Case, by: Member, at: datetime) -> Watch:
    """Be told when something happens in the case."""
    made, is_new = Watch.objects.get_or_create(case=case, watched_by=by, defaults={"watched_at": at})
    if is_new:
        record("case.watched", by=by, subject=case, at=at)
    return made


@transaction.atomic
def unwatch(*, case: Case, by: Member, at: datetime) -> None:
    """Be told no longer."""
    gone, _by_model = Watch.objects.filter(case=case, watched_by=by).delete()
    if gone:
        record("case.unwatched", by=by, subject=case, at=at)


def watched(by: Member, case: Case) -> bool:
    """Whether the member watches it."""
    return Watch.objects.filter(case=case, watched_by=by).exists()


def changes(by: Member, cases: Iterable[Case]) -> dict:
    """How many things others did in each of these cases since the member last looked, by the case's id.

    A case that they never looked at has nothing new. Readings do not count: they change nothing.
    """
    cases = list(cases)
    marks = dict(LookMark.objects.filter(case__in=cases, looked_by=by).values_list("case_id", "entry"))
    asked = [case for case in cases if case.pk in marks]
    if not asked:
        return {}
    owner = {("case", str(case.pk)): case.pk for case in asked} | log_parts(asked)
    wanted = models.Q()
    for kind in {kind for kind, _id in owner}:
        wanted |= models.Q(subject_kind=kind, subject_id__in=[id for one, id in owner if one == kind])
    entries = Entry.objects.filter(wanted, pk__gt=min(marks.values())).exclude(event__in=readings())
    counted: dict = {}
    for number, kind, subject in entries.exclude(actor_id=by.pk).values_list("pk", "subject_kind", "subject_id"):
        case_id = owner[kind, subject]
        if number > marks[case_id]:
            counted[case_id] = counted.get(case_id, 0) + 1
    return counted
