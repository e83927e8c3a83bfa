"""Reading the log page by page, newest first."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from audit.models import Checkpoint, Entry

PAGE = 36


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty fields ask for nothing."""

    event: str = ""
    subject_kind: str = ""
    subject_id: str = ""
    actor: UUID | None = None
    day: date | None = None

    @property
    def filters(self) -> list[str]:
        """The names of the fields that were used."""
        return [name for name in self.__slots__ if getattr(self, name)]


@dataclass(frozen=True, slots=True)
class Page:
    """Up to fifty entries, and from where the older ones go on."""

    entries: list[Entry]
    older: int | None


def page(wanted: Wanted, before: int | None = None) -> Page:
    """The newest entries that are wanted, older than entry number `before`."""
    rows = _wanted(wanted).select_related("leaf").defer("body").order_by("-id")
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


def _wanted(wanted: Wanted) -> QuerySet[Entry]:
    rows = Entry.objects.all()
    for name in ("event", "subject_kind", "subject_id"):
        if value := getattr(wanted, name):
            rows = rows.filter(**{name: value})
    if wanted.actor:
        rows = rows.filter(actor_id=wanted.actor)
    if wanted.day:
        start = timezone.make_aware(datetime.combine(wanted.day, time()))
        end = timezone.make_aware(datetime.combine(wanted.day + timedelta(days=1), time()))
        rows = rows.filter(at__gte=start, at__lt=end)
    return rows


def one(number: int) -> Entry | None:
    """The entry of that number with its leaf, or None."""
    return Entry.objects.select_related("leaf").filter(pk=number).first()


def newest_checkpoints(most: int) -> list[Checkpoint]:
    """The newest checkpoints, newest first."""
    return list(Checkpoint.objects.order_by("-size")[:most])
