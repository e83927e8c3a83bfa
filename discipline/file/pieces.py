"""What the case and the board put into the file of a proceeding, and what of it the person was not told of yet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.models import IssuedReport
from discipline.models import BoardOrder, Proceeding


@dataclass(frozen=True)
class Piece:
    """One document; ``added_at`` is when it came to the file, ``extent`` its pages, or that it is one piece."""

    on: date
    added_at: datetime
    name: str
    extent: str


def of_case(proceeding: Proceeding) -> list[Piece]:
    """The report, the records, the exhibits, and what an inquiry of the board added."""
    case, language = proceeding.case, (get_language() or "fr").partition("-")[0]
    reports = IssuedReport.objects.filter(investigation__case=case, language=language)
    found = [piece(one.issued_at, _("Investigation report"), str(one.pages)) for one in reports]
    for one in case.interviews.filter(held_on__isnull=False).order_by("rank"):
        name = _("Record of %(interview)s") % {"interview": one}
        found.append(Piece(one.held_on, one.sealed_at or one.held_at, name, _("1 record")))
    found += [piece(one.registered_at, str(one), _("1 piece")) for one in case.exhibits.order_by("rank")]
    inquiries = BoardOrder.objects.filter(sitting__board__proceeding=proceeding, kind="inquiry", ended_at__isnull=False)
    return found + [piece(one.ended_at, _("Result of the board's further inquiry"), _("1 record")) for one in inquiries]


def unseen(proceeding: Proceeding) -> list[Piece]:
    """Documents that came to the file after the person last read it or was told, where the procedure owes a notice."""
    if proceeding.file_opened_on is None or not is_owed(proceeding):
        return []
    mark = seen_at(proceeding)
    return [one for one in of_case(proceeding) if one.added_at > mark]


def is_owed(proceeding: Proceeding) -> bool:
    """Whether any step of the pinned procedure waits until the person was told of a new document."""
    return any(rule.code == "new-document" for rule in proceeding.procedure.profile.file_rules)


def seen_at(proceeding: Proceeding) -> datetime:
    """Up to which moment the person knows the file: since it was opened, last read, or last told of."""
    marks = [_end_of(proceeding.file_opened_on)]
    marks += [_mark(one.consulted_on, one.recorded_at) for one in proceeding.consultations.all()]
    marks += [_mark(one.told_on, one.recorded_at) for one in proceeding.file_notices.all()]
    return max(marks)


def piece(at: datetime, name: str, extent: str) -> Piece:
    """A document that stands in the file since it was made."""
    return Piece(localdate(at), at, name, extent)


def _mark(day: date, recorded_at: datetime) -> datetime:
    """What was recorded on the day itself reaches as far as that moment, what was recorded later to the day's end."""
    return recorded_at if localdate(recorded_at) == day else _end_of(day)


def _end_of(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
