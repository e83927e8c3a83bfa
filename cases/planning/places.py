"""Where tasks stand on the home page."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from cases.planning import access
from cases.planning.due import due_of
from procedures.access import calendar_of


def my_tasks(member: Member, today: date) -> Iterator[home.Row]:
    """The member's open tasks, by number of the case alone: what is to be done stays sealed."""
    calendars: dict = {}
    for task in access.tasks_of(member):
        case = task.investigation.case
        country = case.procedure.country
        if country not in calendars:
            calendars[country] = calendar_of(country)
        due = due_of(task, task.investigation, calendars[country], today)
        yield home.Row(
            text=f"{case.number} · {task}",
            url=task.get_absolute_url(),
            due=due.on if due else None,
            late=due is not None and due.is_late,
        )


home.register(home.Section(title=_("Your tasks in investigations"), rows=my_tasks, roles=("investigator",), order=35))
