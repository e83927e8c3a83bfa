"""What the office owes a reporter, by when, and whether it was done: the same days for the reporter and the office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reporting_channels import deadlines
from reporting_channels.models import Report

# In a reporter's words; the order is that of the steps.
STEPS: dict[str, Promise] = {
    "personal_answer": _("A person answers you"),
    "acknowledgement": _("The office confirms that it has your report"),
    "triage": _("The office examines it a first time"),
    "feedback": _("The office tells you what became of it"),
}
# The personal answer is the acknowledgement too: once it is given there is one line, not two.
SAME = {"acknowledgement": "personal_answer"}


@dataclass(frozen=True)
class Owed:
    """One step: its last day, the day on which it was done, and whether it is late."""

    says: Promise
    by: date
    done_on: date | None
    is_late: bool
    was_late: bool


def steps(report: Report, today: date) -> Iterator[Owed]:
    """The steps whose clock runs or ran; nothing of a report that is over or kept apart."""
    if report.state in ("set_aside", "quarantined"):
        return
    running = {due.clock.code: due for due in deadlines.due_of(report, today) if due.on}
    for code, says in STEPS.items():
        due = running.get(code)
        if due is None or (due.done_on and SAME.get(code) in running):
            continue
        yield Owed(says, due.on, due.done_on, due.is_late, bool(due.done_on and due.done_on > due.on))
