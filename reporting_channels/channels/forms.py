"""The administrator's forms of a channel, one for each part: text to values."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.channels import saying
from reporting_channels.channels.hours import HoursField, as_typed
from reporting_channels.channels.lines import Lines, is_arranging
from reporting_channels.channels.terms import Hours, Seat, Terms
from reporting_channels.codes import Audience, Weekday
from ui.forms import DayField, ManyField, MultilineField, PlainTextField, RadioField, SelectField, WholeNumberField

TELEPHONE = RegexValidator(
    r"^[+0-9][0-9 ().,/+-]*\Z", _("Write the number with digits, spaces and +, for example +221 33 800 00 00.")
)
NAME, NOTICE, PLACE, WAY = 100, 600, 400, 600

__all__ = ["Meeting", "People", "Rules", "Texts", "is_arranging"]


def language_choices() -> list[tuple[str, str]]:
    """The languages of the office, each in the reader's own."""
    return [(code, saying.language_names([code])[0]) for code, _name in settings.REPORTER_LANGUAGES]


def own_name(code: str) -> str:
    """A language in itself: français, English."""
    return get_language_info(code)["name_local"]


class Texts(forms.Form):
    """For whom, in which languages, called what, with which notice; each text in every language of the office."""

    audience = RadioField(
        label=_("For whom"),
        choices=Audience.choices,
        hints={Audience.CLERK: _("A person answers. The clerk writes down what is told, and cannot read it back.")},
    )

    def __init__(self, data=None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["languages"] = ManyField(
            label=_("Languages"),
            choices=language_choices(),
            help_text=_("In which reports are answered. Texts in these languages must be there."),
        )
        for code, _name in settings.REPORTER_LANGUAGES:
            who = {"language": own_name(code)}
            name = PlainTextField(label=gettext("Name (%(language)s)") % who, max_length=NAME, required=False)
            notice = MultilineField(
                label=gettext("What a reporter must know before choosing it (%(language)s)") % who,
                max_length=NOTICE,
                rows=3,
                required=False,
            )
            for field in (name, notice):
                field.widget.attrs["lang"] = code
            self.fields |= {f"name_{code}": name, f"notice_{code}": notice}

    def clean(self) -> dict[str, Any]:
        """A name and a notice in each language that the channel speaks."""
        values = super().clean()
        for code in values.get("languages", ()):
            for part in ("name", "notice"):
                if f"{part}_{code}" in values and not values[f"{part}_{code}"]:
                    self.add_error(f"{part}_{code}", gettext("Write it: the channel speaks this language."))
        return values

    @staticmethod
    def start(terms: Terms) -> dict[str, Any]:
        """What the form shows first."""
        return {"audience": terms.audience, "languages": list(terms.languages)} | {
            f"{part}_{code}": texts.get(code, "")
            for part, texts in (("name", terms.names), ("notice", terms.notices))
            for code, _name in settings.REPORTER_LANGUAGES
        }

    def terms(self) -> dict[str, Any]:
        """The terms that this part gives."""
        values = self.cleaned_data
        return {
            "audience": values["audience"],
            "languages": tuple(values["languages"]),
            "names": _by_language(values, "name"),
            "notices": _by_language(values, "notice"),
        }


class Meeting(forms.Form):
    """Where and when people are met: for channels at which a person answers."""

    telephone = PlainTextField(label=_("Telephone"), max_length=40, required=False, validators=[TELEPHONE])

    def __init__(self, data=None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        for code, _name in settings.REPORTER_LANGUAGES:
            who = {"language": own_name(code)}
            place = MultilineField(
                label=gettext("Address (%(language)s)") % who, max_length=PLACE, rows=3, required=False
            )
            way = MultilineField(
                label=gettext("How to find the place (%(language)s)") % who, max_length=WAY, rows=3, required=False
            )
            self.fields |= {f"address_{code}": place, f"way_{code}": way}
        for day in Weekday:
            label = saying.capitalised(str(day.label))
            self.fields[f"hours_{day.value}"] = HoursField(label=label, required=False)
        self.fields["hours_0"].help_text = _("Like 9:00-12:00, 14:00-17:30. Leave a day empty when nobody is there.")

    @staticmethod
    def start(terms: Terms) -> dict[str, Any]:
        """What the form shows first."""
        texts = {
            f"{part}_{code}": held.get(code, "")
            for part, held in (("address", terms.addresses), ("way", terms.directions))
            for code, _name in settings.REPORTER_LANGUAGES
        }
        hours = {f"hours_{day}": as_typed(terms.hours, day) for day in Weekday.values}
        return {"telephone": terms.telephone} | texts | hours

    def terms(self) -> dict[str, Any]:
        """The terms that this part gives."""
        values = self.cleaned_data
        hours = [Hours(day, *stretch) for day in Weekday.values for stretch in values[f"hours_{day}"]]
        return {
            "telephone": values["telephone"],
            "addresses": _by_language(values, "address"),
            "directions": _by_language(values, "way"),
            "hours": tuple(sorted(hours)),
        }


class Rules(forms.Form):
    """Which procedure's clocks run, how long reports are kept (only what the profile defines), what is asked."""

    def __init__(self, data=None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        procedures = saying.procedures_in_force()
        self.fields["procedure"] = SelectField(
            label=_("Procedure"),
            choices=procedures,
            help_text=_("Its clocks run on the reports of this channel."),
        )
        self.fields["retention"] = SelectField(
            label=_("How long reports are kept"),
            choices=[pair for code, _title in procedures for pair in saying.retentions(code)],
            help_text=_("From the procedure, counted from the day a report is closed."),
        )

        self.fields["questionnaires"] = ManyField(
            label=_("Questionnaires"),
            choices=saying.questionnaires_offered(),
            help_text=_("What reporters of this channel can choose from. With one alone, nothing is to be chosen."),
        )

    def clean(self) -> dict[str, Any]:
        """The class of keeping is one of the procedure chosen."""
        values = super().clean()
        if values.get("procedure") and values.get("retention"):
            known = dict(saying.retentions(values["procedure"]))
            if values["retention"] not in known:
                self.add_error("retention", gettext("This procedure does not define it. Choose one of its own."))
        return values

    @staticmethod
    def start(terms: Terms) -> dict[str, Any]:
        """What the form shows first."""
        kept = {"procedure": terms.procedure, "retention": terms.retention}
        return kept | {"questionnaires": list(terms.questionnaires)}

    def terms(self) -> dict[str, Any]:
        """The terms that this part gives."""
        values = {name: self.cleaned_data[name] for name in ("procedure", "retention")}
        return values | {"questionnaires": tuple(self.cleaned_data["questionnaires"])}


class SeatLine(forms.Form):
    """One seat: who, of which outside body, absent from when to when."""

    member = SelectField(label=_("Who"))
    outside_body = PlainTextField(
        label=_("Outside body, if of another authority"),
        required=False,
        max_length=80,
    )
    absent_from = DayField(label=_("Absent from"), required=False)
    back_on = DayField(label=_("Back on"), required=False)

    def __init__(self, *args, choices: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        self.fields["member"].choices = [("", _("Nobody")), *choices]

    def clean(self) -> dict[str, Any]:
        """Back after leaving."""
        values = super().clean()
        leaves, back = values.get("absent_from"), values.get("back_on")
        if back and not leaves:
            self.add_error("absent_from", gettext("Say from which day on they are absent."))
        elif back and back <= leaves:
            self.add_error("back_on", gettext("This day must come after the first day of absence."))
        return values

    def seat(self) -> Seat:
        """The seat."""
        values = self.cleaned_data
        days = (values["absent_from"], values["back_on"])
        return Seat(UUID(values["member"]), values["outside_body"], *days)


class CustodianLine(forms.Form):
    """One custodian."""

    member = SelectField(label=_("Who"))

    def __init__(self, *args, choices: list[tuple[str, str]], **options) -> None:
        super().__init__(*args, **options)
        self.fields["member"].choices = [("", _("Nobody")), *choices]


class HowMany(forms.Form):
    """How many custodians must agree."""

    custodians_needed = WholeNumberField(
        label=_("How many of them must agree before a name is read"), min_value=2, max_value=9, initial=2
    )


class People:
    """Who receives, who takes over, who keeps names: three lists whose rows can be moved, and one number."""

    def __init__(self, posted, terms: Terms | None, readers, custodians) -> None:
        rows = People.start(terms)
        self.recipients = Lines(SeatLine, "recipients", posted, rows["recipients"], choices=readers)
        self.substitutes = Lines(SeatLine, "substitutes", posted, rows["substitutes"], choices=readers)
        self.custodians = Lines(CustodianLine, "custodians", posted, rows["custodians"], choices=custodians)
        self.is_arranging = self.recipients.is_arranging
        needed = terms.custodians_needed if terms else 2
        shown = posted.get("custodians_needed", needed) if posted is not None else needed
        is_bound = posted is not None and not self.is_arranging
        self.how_many = HowMany(posted) if is_bound else HowMany(initial={"custodians_needed": shown})

    @staticmethod
    def start(terms: Terms | None) -> dict[str, list[dict]]:
        """The rows that the lists show first, with an empty one at the end of each."""
        if terms is None:
            return {"recipients": [{}, {}], "substitutes": [{}], "custodians": [{}, {}, {}]}
        seats = {name: [_row(seat) for seat in getattr(terms, name)] + [{}] for name in ("recipients", "substitutes")}
        return seats | {"custodians": [{"member": str(key)} for key in terms.custodians] + [{}]}

    @property
    def lists(self) -> list[Lines]:
        """The three lists, in the order of the page."""
        return [self.recipients, self.substitutes, self.custodians]

    @property
    def forms(self) -> list[forms.Form]:
        """Every form of the page, for the summary of what is wrong."""
        return [form for one in self.lists for form in one] + [self.how_many]

    def is_valid(self) -> bool:
        """Whether every list is right, and the number; somebody must receive."""
        return not [form for form in (*self.lists, self.how_many) if not form.is_valid()]

    def terms(self) -> dict[str, Any]:
        """The terms that this part gives."""
        return {
            "recipients": tuple(form.seat() for form in self.recipients.filled()),
            "substitutes": tuple(form.seat() for form in self.substitutes.filled()),
            "custodians": tuple(UUID(form.cleaned_data["member"]) for form in self.custodians.filled()),
            "custodians_needed": self.how_many.cleaned_data["custodians_needed"],
        }


def _row(seat: Seat) -> dict[str, Any]:
    return {
        "member": str(seat.member),
        "outside_body": seat.outside_body,
        "absent_from": seat.absent_from or "",
        "back_on": seat.back_on or "",
    }


def _by_language(values: Mapping[str, Any], part: str) -> dict[str, str]:
    texts = {code: values[f"{part}_{code}"] for code, _name in settings.REPORTER_LANGUAGES}
    return {code: text for code, text in texts.items() if text}
