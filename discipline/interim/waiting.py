"""What interim measures wait for, on the home page of the head and of the authority."""

from collections.abc import Iterator
from datetime import date

from accounts import home
from accounts.models import Member
from discipline.interim import clocks, policies
from discipline.interim.access import list_measures
from discipline.interim.presenting import to_do
from machine.policies import may


def waiting(member: Member, today: date) -> Iterator[home.Row]:
    """To decide, to notify, to look at again; and what ends within thirty days."""
    for measure in list_measures(member):
        what = to_do(measure, today)
        if not what or (
            measure.state == "proposed" and not may(policies.require_may_decide, interim_measure=measure, by=member)
        ):
            continue
        day = clocks.next_day(measure)
        yield home.Row(
            text=f"{measure.case.number} · {measure}",
            url=measure.get_absolute_url(),
            due=day,
            late=day is not None and day < today,
            hint=what,
        )
