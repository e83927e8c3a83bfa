"""Mandate, work, interviews (PROCESS 2.4)."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.parts import require_gathering, require_part, require_state
from machine.refusals import Refused


class NoAllegation(Refused):
    """An investigation has a scope."""

    sentence = _("Write at least one allegation first: it is the scope of the investigation.")


class AlreadyPlanned(Refused):
    """One open investigation a case."""

    sentence = _("An investigation is planned or under way in this case.")


class NoLead(Refused):
    """A mandate names who investigates."""

    sentence = _("Assign a lead investigator first: the mandate names who investigates.")


class StatementsMissing(Refused):
    """Conflict statements are in before the mandate (PROCESS 2.4, V2)."""

    sentence = _("Somebody of the investigating team has not yet said that they have no conflict.")


class AlreadyInScope(Refused):
    """The mandate covers it."""

    sentence = _("The mandate covers this allegation already.")


class NotActive(Refused):
    """Acts of investigation need a running mandate."""

    sentence = _("This needs an investigation that is under way.")


class PowerMissing(Refused):
    """The mandate gives powers one by one."""

    sentence = _("The mandate does not give the power to hear people.")


class MandateEnded(Refused):
    """The mandate has an end date."""

    sentence = _("The mandate's end date has passed.")


class EndsInPast(Refused):
    """A mandate runs from its signature."""

    sentence = _("The mandate must end after today.")


class TooEarly(Refused):
    """The person was told a day, and prepares for it."""

    sentence = _("The interview cannot be held before the day that the person was told.")


class FindingsMissing(Refused):
    """The report answers every allegation in scope."""

    sentence = _("An allegation in the mandate has no finding yet. Propose one for each before you deliver the report.")


class RecordUnsigned(Refused):
    """Every record is signed, or its refusal is recorded."""

    sentence = _("The record of an interview is neither signed nor marked as not signed.")


def require_active(case) -> None:
    """Refuse while no investigation is under way."""
    if not any(investigation.state == "active" for investigation in case.investigations.all()):
        raise NotActive()


def open_investigation(case):
    """The investigation that is not delivered yet, or None."""
    return next((one for one in case.investigations.all() if not one.is_finished), None)


def require_running(case):
    """The investigation whose mandate is signed and which is not delivered; refuses where there is none."""
    running = open_investigation(case)
    if running is None or running.state == "planned":
        raise NotActive()
    return running


def require_may_plan(*, case, by) -> None:
    """V1: the lead plans; the scope is the list of allegations."""
    require_part(case, by, "lead")
    require_gathering(case)
    if open_investigation(case) is not None:
        raise AlreadyPlanned()
    if not case.allegations.all():
        raise NoAllegation()


def require_may_mandate(*, investigation, by) -> None:
    """V2: the head signs once the team is named and has stated that it has no conflict."""
    case = investigation.case
    require_part(case, by, "head")
    require_state(investigation, "mandate")
    team = [one for one in case.assignments.all() if one.ended_at is None and one.role in INVESTIGATING]
    if not any(one.role == "lead" for one in team):
        raise NoLead().leading(_("Assign somebody"), reverse("cases:assign", args=[case.pk]))
    silent = [one for one in team if one.no_conflict_declared_at is None]
    if silent:
        missing = StatementsMissing()
        for one in silent:
            missing.leading(one.member.name, reverse("cases:tab", args=[case.pk, "team"]))
        raise missing


def require_ahead(*, ends_on: date, on: date) -> None:
    """Refuse an end date that is not ahead."""
    if ends_on <= on:
        raise EndsInPast()


def require_may_extend(*, investigation, allegation, by) -> None:
    """The head extends a running mandate to an allegation that was added later."""
    require_part(investigation.case, by, "head")
    if investigation.state not in ("mandated", "active"):
        raise NotActive()
    if any(line.allegation_id == allegation.pk for line in investigation.scopes.all()):
        raise AlreadyInScope()


def require_may_start(*, investigation, by) -> None:
    """V3: the lead begins."""
    require_part(investigation.case, by, "lead")
    require_state(investigation, "start")
