"""Who writes down the people of a case and how they stand to each other."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.parts import require_open, require_part
from machine.refusals import NotFromHere, Refused

WRITERS = ("head", *INVESTIGATING)


class OneEnd(Refused):
    """A relation is between two."""

    http_status = 422
    sentence = _("Choose two different people.")


class OfAnotherCase(Refused):
    """Both belong to the case."""

    sentence = _("Both must belong to this case. Add the person first.")


class NotYet(Refused):
    """A part begins on a day that has come."""

    http_status = 422
    sentence = _("This day lies in the future. Record it when it has come.")


def require_may_add_person(*, case: Any, by: Any) -> None:
    """The head and the investigating team, in an open case."""
    require_part(case, by, *WRITERS)
    require_open(case)


def require_may_relate(*, case: Any, by: Any) -> None:
    """As adding a person."""
    require_may_add_person(case=case, by=by)


def require_may_change_part(*, person: Any, by: Any) -> None:
    """As adding a person."""
    require_may_add_person(case=person.case, by=by)


def require_may_strike(*, relation: Any, by: Any) -> None:
    """Once."""
    require_may_add_person(case=relation.case, by=by)
    if relation.struck_at is not None:
        raise NotFromHere()


def require_day(*, since_on: date, today: date) -> None:
    """A part does not begin in the future."""
    if since_on > today:
        raise NotYet()


def require_two_of(*, case: Any, first: Any, second: Any) -> None:
    """Two different people of this case."""
    if first.case_id != case.pk or second.case_id != case.pk:
        raise OfAnotherCase()
    if first.pk == second.pk:
        raise OneEnd()
