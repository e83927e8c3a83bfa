"""The clerk's forms: by which way it came, what is said and by whom, who agreed to a recording; and why none."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import ORAL, TAKEN_DOWN, WRITTEN, Medium, RecordingScope, Unobtainable
from reporting_channels.models import Channel
from reporting_channels.taking_down.taking import Consent
from reporting_channels.uploads import ACCEPT
from ui.forms import DayField, MultilineField, PlainTextField, RadioField

_MINUTES = _("Minutes are offered to the person, to check and agree to.")
_REFERRED = _("Attach what the other body wrote; no minutes are owed.")
_ORIGINAL = _("The original is attached; no minutes are owed.")


class Start(forms.Form):
    """What is settled before the first word."""

    medium = RadioField(
        label=_("How the report comes"),
        choices=[(code, label) for code, label in Medium.choices if code in TAKEN_DOWN],
        hints={**dict.fromkeys(ORAL, _MINUTES), **dict.fromkeys(WRITTEN, _ORIGINAL), Medium.REFERRAL: _REFERRED},
    )
    referred_by = PlainTextField(
        label=_("If another body refers it: which"), required=False, help_text=_("It is sealed with the report.")
    )
    channel = RadioField(label=_("The person’s link with customs"))
    language = RadioField(
        label=_("The person’s language"),
        help_text=_("The questions, the receipt and the minutes are in this language."),
        choices=[(code, get_language_info(code)["name_local"]) for code, _name in settings.REPORTER_LANGUAGES],
    )

    def __init__(self, *args, channels: list[Channel], **options) -> None:
        super().__init__(*args, **options)
        self.fields["channel"].choices = [(channel.code, channel.name) for channel in channels]
        self.fields["channel"].hints = {channel.code: channel.notice for channel in channels}

    def clean(self) -> dict:
        """A referral names its author."""
        values = super().clean()
        if values.get("medium") == Medium.REFERRAL and not values.get("referred_by"):
            self.add_error("referred_by", gettext("Write which body referred the report."))
        return values


class Person(forms.Form):
    """Who the person is, if they want to say: sealed to the custodians, exactly as a reporter's own."""

    name = PlainTextField(label=_("Name"), required=False, help_text=_("Leave it empty if the person gives none."))
    contact = MultilineField(label=_("How they can be reached"), required=False, max_length=1_000, rows=2)


class Voice(forms.Form):
    """Who agreed, to what, and when: without it no sound and no film is taken."""

    scope = RadioField(label=_("What the person agreed to"), choices=RecordingScope.choices, required=False)
    given_by = PlainTextField(
        label=_("Who agreed"), required=False, help_text=_("A name, or for example “the caller”. It is sealed.")
    )
    given_on = DayField(label=_("On which day"), required=False)

    def clean(self) -> dict:
        """All of it or nothing; no consent of a day to come."""
        values = super().clean()
        said = [name for name in ("scope", "given_by", "given_on") if values.get(name)]
        for name in ("scope", "given_by", "given_on"):
            if said and name not in said and name not in self.errors:
                self.add_error(name, gettext("Say who agreed, to what, and on which day."))
        if values.get("given_on") and values["given_on"] > timezone.localdate():
            self.add_error("given_on", gettext("This day is still to come."))
        return values

    @property
    def is_filled(self) -> bool:
        """Whether anything was typed here, so that the page shows it."""
        return any(self.data.get(self.add_prefix(name)) for name in self.fields)

    def consent(self) -> Consent | None:
        """The consent, if there is one."""
        values = self.cleaned_data
        if not (values.get("scope") and values.get("given_by") and values.get("given_on")):
            return None
        return Consent(given_by=values["given_by"], scope=values["scope"], given_on=values["given_on"])


class AddFile(forms.Form):
    """Drawn as a file input; the files themselves are read by the view."""

    file = forms.FileField(
        label=_("Add a file"),
        required=False,
        help_text=_("A scan of the letter, the e-mail, a recording: up to 100 MB each."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


class ReadBack(forms.Form):
    """What the person repeats over the telephone."""

    typed_code = PlainTextField(
        label=_("Type what the person repeats"),
        help_text=_("Thirty-two digits. Spaces do not matter."),
        max_length=400,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class RefuseMinutes(forms.Form):
    """Why the reporter does not agree, in their words."""

    text = MultilineField(label=_("Why you do not agree"), max_length=10_000, rows=4)


class GiveUp(forms.Form):
    """Why there is no agreement: a code that is counted, and a sealed note."""

    reason = RadioField(
        label=_("Why there is no agreement"),
        choices=Unobtainable.choices,
        hints={
            Unobtainable.SILENT: _("Only after the last day of the reporter’s time."),
            Unobtainable.NO_RECEIPT: _("Only where the clerk recorded it."),
            Unobtainable.REFUSED: _("Only where the reporter refused in their own words."),
        },
    )
    note = MultilineField(label=_("What was tried"), voice="team", help_text=_("The note is sealed."))
