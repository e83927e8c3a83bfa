"""Setting the pattern; drawing a number by it."""

from datetime import datetime

from django.db import connection, transaction

from accounts.models import Member
from audit.log import record
from cases.models import Case, NumberingPattern
from cases.numbering import access, pattern, policies


@transaction.atomic
def set_pattern(*, text: str, by: Member, at: datetime) -> NumberingPattern:
    """Number the cases to come by this pattern; numbers given before stay as they are. Raises PatternUnusable."""
    policies.require_may_number(by=by)
    shape = pattern.read(text)
    row = NumberingPattern.objects.create(pattern=shape.text, set_at=at, set_by=by)
    record("numbering.pattern_set", by=by, subject=row, at=at)
    return row


def next_serial(year: int) -> int:
    """The next serial of the year. The row stays locked to the end of the transaction: no gap, no double."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_numbering AS n (year, last) VALUES (%s, 1)"
            " ON CONFLICT (year) DO UPDATE SET last = n.last + 1 RETURNING last",
            [year],
        )
        return cursor.fetchone()[0]


def draw(year: int, unit: str) -> tuple[int, str]:
    """The next serial of the year and its number; a number that an older pattern gave already is passed over."""
    shape = access.current()
    while True:
        serial = next_serial(year)
        number = shape.number(year=year, serial=serial, unit=unit)
        if not Case.objects.filter(number=number).exists():
            return serial, number
