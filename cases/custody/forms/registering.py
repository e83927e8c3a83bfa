"""Registering exhibits: one, many files at once, and describing what came with many."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.models import Member
from cases.custody import access
from cases.custody.forms.fields import CONDITIONS, PlaceField, SealNumberField, WithPlaces
from cases.forms.fields import TEAM, choices
from cases.models import Case, Exhibit
from cases.models.exhibit import EXHIBIT_KINDS, ORIGINS
from cases.models.investigation import POWERS
from ui.forms import DayField, MultilineField, PlainTextField, RadioField, SelectField, explain
from vault.upload import SealedFileField

FILES = 10


class Words(WithPlaces):
    """What an exhibit is and where it comes from."""

    kind = RadioField(label=_("What is it?"), choices=choices(EXHIBIT_KINDS))
    description = MultilineField(label=_("Description"), rows=3, max_length=2000, voice=TEAM)
    origin = SelectField(
        label=_("How did it come to you?"),
        choices=[(code, label) for code, label in ORIGINS.items() if code != "derived"],
        required=False,
    )
    source = PlainTextField(
        label=_("Where does it come from?"),
        help_text=_("Who gave it, or where it was found: person, post, place."),
        max_length=500,
    )
    obtained_on = DayField(label=_("Obtained on"), required=False, help_text=_("The day on which it came to you."))
    power = SelectField(
        label=_("Power of the mandate"),
        choices=[("", _("No power was needed"))],
        required=False,
        help_text=_("Only the powers that the signed mandate gives."),
    )
    result = SelectField(label=_("Condition"), choices=CONDITIONS)
    seal = SealNumberField()

    def clean_origin(self) -> str:
        """Handed over, where nothing else is said."""
        return self.cleaned_data["origin"] or "given"

    def _offer_powers(self, case: Case) -> None:
        given = {code for one in case.investigations.all() if one.signed_at for code in one.powers}
        offered = [(code, POWERS[code]) for code in POWERS if code in given]
        self.fields["power"].choices = [("", _("No power was needed")), *offered]


class Register(Words):
    """A piece of evidence."""

    parent = SelectField(
        label=_("Made from another exhibit"), required=False, help_text=_("For a copy, an extract, a photograph of it.")
    )
    method = PlainTextField(
        label=_("How it was made"),
        required=False,
        max_length=500,
        help_text=_("Tool, method, settings, witnesses."),
    )
    place = PlaceField(label=_("Where it is kept"), required=False)
    place_detail = PlainTextField(
        label=_("Where exactly"), required=False, help_text=_("Box, envelope, position: sealed with the exhibit.")
    )
    file = explain(
        SealedFileField(label=_("File"), required=False, help_text=_("Sealed and hashed while it arrives.")),
        who=_("The team of this case."),
    )
    field_order = ["kind", "description", "file", "origin", "source", "obtained_on", "power"]

    @classmethod
    def for_object(cls, case: Case, by: Member, *posted: Any) -> "Register":
        form = cls(*posted)
        form._offer_powers(case)
        form.held = {str(one.pk): one for one in case.exhibits.all() if one.state == "held" and one.holder_id == by.pk}
        form.fields["parent"].choices = [("", _("No"))] + [(key, str(one)) for key, one in form.held.items()]
        return form

    def clean(self) -> dict[str, Any]:
        """A copy says how it was made."""
        values = super().clean()
        values["parent"] = self.held.get(values.get("parent") or "")
        if values["parent"] and not values.get("method"):
            self.add_error("method", _("Say how the copy or extract was made."))
        return values


class ManyFiles(forms.FileInput):
    """A file input that takes several at once; the files themselves are read by the view."""

    allow_multiple_selected = True


class RegisterFiles(WithPlaces):
    """Many files at once: each becomes an exhibit, to be described afterwards."""

    files = explain(
        forms.FileField(
            label=_("Files"),
            widget=ManyFiles(attrs={"multiple": True}),
            help_text=ngettext_lazy(
                "At most %(number)s file at once. Each gets a number of its own and waits to be described.",
                "At most %(number)s files at once. Each gets a number of its own and waits to be described.",
                FILES,
            )
            % {"number": FILES},
        ),
        who=_("The team of this case."),
    )
    source = PlainTextField(
        label=_("Where do they come from?"), max_length=500, help_text=_("Who gave them, or where they were found.")
    )
    place = PlaceField(label=_("Where they are kept"), required=False)


class Describe(Words):
    """What came with many others."""

    @classmethod
    def for_object(cls, exhibit: Exhibit, by: Member, *posted: Any) -> "Describe":
        form = cls(*posted)
        form._offer_powers(exhibit.case)
        if not posted:
            access.read_exhibit(by, exhibit, timezone.now())
            form.initial = {"kind": exhibit.kind, **{name: exhibit.opened[name] for name in ("description", "source")}}
        return form
