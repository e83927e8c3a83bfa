"""What people type about the people of a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import TEAM, choices
from cases.models.person import PARTS, RELATIONS
from ui.forms import DayField, MultilineField, PlainTextField, RadioField, SelectField


class AddPerson(forms.Form):
    """Who, in which part, since when."""

    name = PlainTextField(
        label=_("Name and post"),
        voice=TEAM,
        help_text=_(
            "Never write here who reported: that name stays behind its own key, and nobody on this team needs it."
            " Whoever reported and is also a witness stands here as a witness only, if the person says so openly."
        ),
    )
    part = RadioField(label=_("Part"), choices=choices(PARTS))
    since_on = DayField(label=_("Since"))
    company = PlainTextField(label=_("Company or body"), required=False, voice=TEAM)
    contact = PlainTextField(label=_("How to reach them"), required=False, voice=TEAM)


class ChangePart(forms.Form):
    """Another part from a day on."""

    part = RadioField(label=_("Part"), choices=choices(PARTS))
    since_on = DayField(label=_("Since"))


class Relate(forms.Form):
    """Two people of the case, and what says how they stand to each other."""

    def __init__(self, *args: Any, known: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(one.pk): one for one in known}
        named = [("", _("Choose a person")), *((key, one.words) for key, one in self.known.items())]
        self.fields["first"] = SelectField(label=_("First person"), choices=named)
        self.fields["kind"] = SelectField(label=_("Relation"), choices=choices(RELATIONS, ("", _("Choose a relation"))))
        self.fields["second"] = SelectField(label=_("Second person"), choices=named)
        self.fields["source"] = MultilineField(
            label=_("What says so"), rows=3, voice=TEAM, help_text=_("The exhibit, the record or the register.")
        )

    def clean(self) -> dict:
        values = super().clean()
        return values | {end: self.known.get(values.get(end) or "") for end in ("first", "second")}
