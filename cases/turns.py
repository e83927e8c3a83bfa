"""Whose turn it is in a case, and by when: finer than its state, read from what belongs to it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.clocks import next_due
from cases.flags.standing import flag_of, review_days
from cases.models import Case
from cases.policies.cases import SETTLED
from cases.policies.investigations import open_investigation
from cases.policies.parts import GATHERING
from cases.tabs import FIRST, tab_url
from machine.edges import Words
from machine.roles import role_label
from procedures.calendars import Calendar


@dataclass(frozen=True)
class Turn:
    """``owner`` is a role code, ``says`` what is to be done, ``at`` the tab or the investigation's page where it is."""

    owner: str
    says: Words
    at: str = FIRST

    @property
    def owner_label(self) -> Words:
        """The role in words."""
        return role_label(self.owner)


HEAD, INVESTIGATOR, REVIEWER, AUTHORITY = "head_of_office", "investigator", "reviewer", "disciplinary_authority"

PAGE, REPORT, HEARING = "cases:investigation", "cases:report", "cases:contradiction"

REPORTING = {
    "drafted": Turn(INVESTIGATOR, _("Prepare the extracts and send them to the subjects"), HEARING),
    "contradictory": Turn(INVESTIGATOR, _("Record and answer the comments, then submit the report"), HEARING),
    "review": Turn(REVIEWER, _("Review the report"), PAGE),
}
AFTER_INVESTIGATION = {
    "decision": Turn(HEAD, _("Refer the case, or go to follow-up")),
    "referred": Turn(AUTHORITY, _("Decide whether to open proceedings")),
    "discipline": Turn(AUTHORITY, _("Carry the proceedings to their end")),
    "follow_up": Turn(HEAD, _("Carry out what was decided, tell the reporter, close")),
}


ON_HOLD = Turn(HEAD, _("The case is on hold: look again whether it still must be"), "around")


def whose_turn(case: Case) -> Turn | None:
    """Who takes the next step and which; None for a closed case."""
    if case.state != "closed" and flag_of(case, "on_hold") is not None:
        return ON_HOLD
    if case.state not in GATHERING:
        return AFTER_INVESTIGATION.get(case.state)
    if not _has(case, "lead"):
        return Turn(HEAD, _("Assign a lead investigator"), "team")
    return _preliminary(case) if case.state == "preliminary" else _investigation(case)


def where(case: Case, turn: Turn) -> str:
    """The page on which that step is taken."""
    if ":" not in turn.at:
        return tab_url(case, turn.at)
    running = open_investigation(case)
    return tab_url(case, "investigation") if running is None else reverse(turn.at, args=[running.pk])


def _has(case: Case, role: str) -> bool:
    return any(one.role == role and one.ended_at is None for one in case.assignments.all())


def _preliminary(case: Case) -> Turn:
    states = [allegation.state for allegation in case.allegations.all()]
    if not states:
        return Turn(INVESTIGATOR, _("Write down the allegations"), "allegations")
    if all(state in SETTLED for state in states):
        return Turn(HEAD, _("Close the case before any investigation, or add an allegation"))
    if open_investigation(case) is None:
        return Turn(INVESTIGATOR, _("Plan the investigation"), "investigation")
    return Turn(HEAD, _("Sign the mandate"), PAGE)


def _investigation(case: Case) -> Turn:
    states = [allegation.state for allegation in case.allegations.all()]
    running = open_investigation(case)
    if running is not None and running.state == "mandated":
        return Turn(INVESTIGATOR, _("Begin the work"), PAGE)
    if running is not None and running.state == "suspended":
        return Turn(HEAD, _("Resume the investigation"), PAGE)
    if "finding_proposed" in states and not _has(case, "reviewer"):
        return Turn(HEAD, _("Assign a reviewer"), "team")
    if "finding_proposed" in states:
        return Turn(REVIEWER, _("Confirm the finding, or send it back"), "allegations")
    if running is not None and running.state in REPORTING:
        return REPORTING[running.state]
    if running is None and _was_reopened_since(case):
        return Turn(INVESTIGATOR, _("Plan the investigation"), "investigation")
    if running is None and any(one.state == "delivered" for one in case.investigations.all()):
        return Turn(HEAD, _("Register the report, then take the findings to decision"), "investigation")
    if running is None:
        return Turn(HEAD, _("Take the findings to decision"))
    if all(state in SETTLED for state in states):
        return Turn(INVESTIGATOR, _("Write the report and fix its draft"), REPORT)
    return Turn(INVESTIGATOR, _("Investigate, and propose a finding on each allegation"), "allegations")


def _was_reopened_since(case: Case) -> bool:
    """Whether facts are sought again since the last report was delivered."""
    delivered = max((one.delivered_at for one in case.investigations.all() if one.delivered_at), default=None)
    again = [one.reopened_at for one in case.reopenings.all() if one.returned_to == "investigation"]
    return bool(again) and (delivered is None or max(again) > delivered)


def next_day(case: Case, today: date, calendar: Calendar | None = None) -> date | None:
    """The first day that matters: a clock, the end of the mandate, a review of the notice or of the case."""
    if case.state == "closed":
        return None
    due = next_due(case, today, calendar)
    days = [*review_days(case), *([due.on] if due is not None else [])]
    running = open_investigation(case)
    if running is not None:
        days += [day for day in (running.runs_until, running.review_on) if day is not None]
    review = getattr(case, "next_review", None)
    return min([*days, *([review.review_on] if review else [])], default=None)
