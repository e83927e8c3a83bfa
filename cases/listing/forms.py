"""Filters, kept searches, columns, and what is done with many cases at once."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.forms.fields import MemberField, choices
from cases.listing.columns import COLUMNS
from cases.listing.filters import STATES, TICKED, YES_NO, Filters
from cases.lists import quiet
from cases.models import Assignment, Case
from cases.models.team import ROLES
from procedures.access import list_latest
from procedures.units.access import name_of
from ui.forms import CheckboxField, DayField, ManyField, RadioField, SelectField

ANY = ("", _("Any"))


class Filter(forms.Form):
    """Every filter of the list; what is offered comes from the member's own cases."""

    state = SelectField(label=_("State"), choices=choices(STATES, ANY), required=False)
    category = SelectField(label=_("About"), required=False)
    unit = SelectField(label=_("Unit"), required=False)
    part = SelectField(label=_("My part"), choices=choices(ROLES, ANY), required=False)
    lead = SelectField(label=_("Lead"), required=False)
    report = SelectField(label=_("From a report"), choices=choices(YES_NO, ANY), required=False)
    from_on = DayField(label=_("Opened from"), required=False)
    to_on = DayField(label=_("Opened until"), required=False)
    waiting = CheckboxField(label=TICKED["waiting"], required=False)
    late = CheckboxField(label=TICKED["late"], required=False)
    changed = CheckboxField(label=TICKED["changed"], required=False)
    watched = CheckboxField(label=TICKED["watched"], required=False)

    def __init__(self, filters: Filters, own: Iterable[Any]) -> None:
        super().__init__(initial=filters.given)
        own = list(own)
        units = (
            Case.objects.filter(pk__in=set(own) - quiet(own)).order_by("unit").values_list("unit", flat=True).distinct()
        )
        self.fields["category"].choices = choices(categories(), ANY)
        self.fields["unit"].choices = [ANY, *((unit, name_of(unit)) for unit in units)]
        self.fields["lead"].choices = choices(leads(own), ANY)
        for name in TICKED:
            self.fields[name].widget.attrs["value"] = "1"


def categories() -> dict[str, Any]:
    """Every category of the procedures in force, in words."""
    return {one.code: one.label for version in list_latest() for one in version.profile.categories}


def leads(own: Iterable[Any]) -> dict[str, str]:
    """Who leads one of these cases, by id."""
    led = Assignment.objects.current().filter(case__in=list(own), role="lead").select_related("member")
    return dict(sorted({(str(one.member_id), one.member.name) for one in led}, key=lambda pair: pair[1]))


class Columns(forms.Form):
    """Which columns the list has."""

    columns = ManyField(
        label=_("Columns of your list"),
        choices=[(code, one["label"]) for code, one in COLUMNS.items() if code != "number"],
        help_text=_("The number always stands first."),
    )


class AssignMany(forms.Form):
    """Who joins the team of each chosen case, and as what."""

    def __init__(self, *posted: Any) -> None:
        super().__init__(*posted)
        free = Member.objects.active().filter(holder__isnull=False).exclude(roles__overlap=["outside_body"])
        self.fields["member"] = MemberField(free.order_by("name"), label=_("Person"))

    role = RadioField(
        label=_("Part in each case"), choices=[one for one in ROLES.items() if one[0] not in ("authority", "head")]
    )


class ReviewMany(forms.Form):
    """When each chosen case is looked at again."""

    review_on = DayField(label=_("The cases are looked at again on"))
