"""Lines of the case's page, in the shapes that its templates draw."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import Member
from cases import policies
from cases.access import subject_words
from cases.models import Allegation, Assignment, Case, Exhibit
from cases.tabs import tab_url
from machine.policies import may


def of_member(assignment: Assignment, by: Member) -> dict[str, Any]:
    """One of the team, and whether the reader may end that part."""
    ends = may(policies.team.require_may_end, assignment=assignment, by=by)
    return {"row": assignment, "end_url": reverse("cases:end", args=[assignment.pk]) if ends else ""}


def of_allegation(allegation: Allegation) -> dict[str, Any]:
    """One opened allegation and the finding that stands."""
    finding = allegation.standing_finding
    return {
        "row": allegation,
        "subject": subject_words(allegation.subject),
        "conduct": allegation.opened["conduct"],
        "finding": finding,
        "is_confirmed": finding is not None and finding.confirmed_at is not None,
    }


def of_exhibit(exhibit: Exhibit, by: Member) -> dict[str, Any]:
    """One opened exhibit, the last event of its custody, and whether the reader is to confirm a receipt."""
    return {
        "row": exhibit,
        "last": policies.exhibits.line_of(exhibit)[-1],
        "accept_url": reverse("machine:transition", args=["exhibit", exhibit.pk, "accept"]),
        "awaits_me": may(policies.exhibits.require_may_accept, exhibit=exhibit, by=by),
    }


def standing_of(case: Case) -> list[dict[str, Any]]:
    """How many allegations stand where, as figures that lead to their tab."""
    counted: dict[str, int] = {}
    for allegation in case.allegations.all():
        counted[allegation.state_label] = counted.get(allegation.state_label, 0) + 1
    url = tab_url(case, "allegations")
    return [{"label": label, "value": count, "url": url} for label, count in counted.items()]


def papers_of(case: Case) -> list[dict[str, Any]]:
    """The papers that the file holds: what each is, the page that opens it, where it stands."""
    papers = [_paper(_("Statement of facts"), f"{case.get_absolute_url()}?facts=open#facts", case.opened_at)]
    for one in case.investigations.all():
        url = one.get_absolute_url()
        papers += [_paper(_("Plan of the investigation"), url, one.planned_at)]
        papers += [_paper(_("Mandate"), url, one.signed_at)] if one.signed_at else []
        papers += [_paper(pgettext("investigation", "Report"), url, one.delivered_at)] if one.delivered_at else []
    for one in case.interviews.all():
        if one.held_at:
            papers.append(
                _paper(_("Record of %(interview)s") % {"interview": one}, one.get_absolute_url(), one.held_at)
            )
    return papers


def _paper(name: str, url: str, at: Any) -> dict[str, Any]:
    return {"name": str(name), "url": url, "at": at}
