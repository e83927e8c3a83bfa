"""The risk of detriment as a page of its own, and as a few questions in the form of a step."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from machine.refusals import Refused
from reporting_channels.codes import Risk
from reporting_channels.detriment import policies
from reporting_channels.detriment.access import Standing
from reporting_channels.detriment.codes import BY_HAND, Measure, Occasion
from reporting_channels.detriment.days import next_look
from reporting_channels.models import Report
from ui.forms import DayField, ManyField, MultilineField, PlainTextField, RadioField, SelectField

TO_READERS = {"voice": "readers"}
ONLY_READERS = _("Whoever may open the report. Those who decide in the case see the level and no word of this.")
THINK_OF = _(
    "Who could recognise them now, from the facts or from who is asked? What could these people do: post, rating, pay, "
    "contracts, clearance of goods, threats, talk?"
)


class AssessDetriment(forms.Form):
    """The whole assessment, by whoever may open the report."""

    level = RadioField(label=_("Risk that the reporter comes to harm"), choices=Risk.choices, help_text=THINK_OF)
    others_level = RadioField(
        label=_("Risk for those close to them, who helped, or who are named as witnesses"), choices=Risk.choices
    )
    measures = ManyField(label=_("What is done against it"), choices=Measure.choices, required=False)
    carer = SelectField(
        label=_("Who looks after it"),
        required=False,
        help_text=_("They are reminded first. Needed where something is done."),
    )
    review_on = DayField(
        label=_("The next look"),
        required=False,
        help_text=_("Left empty: after 14 days where the risk is high, 30 where it is medium, 90 where it is low."),
    )
    reasons = MultilineField(label=_("Reasons, and what was agreed"), rows=6, who=ONLY_READERS, **TO_READERS)

    def __init__(self, *posted: Any, standing: Standing, readers: Iterable[Member], by: Member) -> None:
        last = standing.last
        self.readers = {str(one.pk): one for one in readers}
        super().__init__(*posted, initial=_as_it_stands(last, by) if last else {})
        self.fields["carer"].choices = [("", _("Nobody")), *((key, one.name) for key, one in self.readers.items())]
        if not standing.owed:
            why = RadioField(
                label=_("Why now"),
                choices=[(one.value, one.label) for one in BY_HAND],
                initial=Occasion.REVIEW if standing.due else "",
            )
            self.fields = {"kind": why} | self.fields

    def clean_carer(self) -> Member | None:
        """The member behind the id."""
        return self.readers.get(self.cleaned_data["carer"])

    def clean(self) -> dict:
        """What the action would refuse is said beside its box."""
        values = super().clean()
        if self.errors:
            return values
        levels = (values["level"], values["others_level"])
        today = timezone.localdate()
        values["review_on"] = values["review_on"] or next_look(today, *levels)
        _say(self, "carer", policies.require_looked_after, measures=values["measures"], is_reader=bool(values["carer"]))
        _say(self, "review_on", policies.require_next_look, levels=levels, review_on=values["review_on"], today=today)
        return values


class PointBack(forms.Form):
    """Which earlier report it is about, by its number; only one that the member may open is found."""

    number = PlainTextField(
        label=_("Number of the earlier report"),
        help_text=_("The eight signs under which the office knows it. Never ask a reporter for their receipt."),
    )

    def __init__(self, *posted: Any, find: Callable[[str], Report | None]) -> None:
        super().__init__(*posted)
        self.find = find

    def clean_number(self) -> Report:
        """The report behind the number."""
        found = self.find(self.cleaned_data["number"])
        if found is None:
            raise forms.ValidationError(gettext("You can open no report of this number. Check each sign."))
        return found


def _say(form: forms.Form, name: str, require: Any, **handed: Any) -> None:
    try:
        require(**handed)
    except Refused as refusal:
        form.add_error(name, str(refusal.sentence))


def _as_it_stands(last: Any, by: Member) -> dict[str, Any]:
    """The levels and measures that stand; the day and the reasons are written anew each time."""
    carer = str(last.carer_id or by.pk)
    return {"level": last.level, "others_level": last.others_level, "measures": last.measures, "carer": carer}


# -- in the form of a step -----------------------------------------------------------

NOT_NOW = ""


def add_risk(form: forms.Form, standing: Standing, title: Any) -> None:
    """Put three questions at the end of a step's form: one may leave them, and then the assessment stays owed."""
    last = standing.last
    later = (NOT_NOW, _("Not now: the home page of whoever keeps the report asks for it, within seven days"))
    form.fields["risk_level"] = RadioField(
        label=title, choices=[*Risk.choices, later], required=False, initial=NOT_NOW, help_text=THINK_OF
    )
    form.fields["risk_measures"] = ManyField(
        label=_("What is done against it"),
        choices=Measure.choices,
        required=False,
        initial=last.measures if last else [],
        help_text=_("You look after it; it can be given to a colleague on the report’s page."),
    )
    form.fields["risk_reasons"] = MultilineField(
        label=_("Why you judge the risk so"),
        required=False,
        rows=4,
        help_text=_("Needed once you chose how high the risk is."),
        who=ONLY_READERS,
        **TO_READERS,
    )


def taken_risk(form: forms.Form, values: dict[str, Any]) -> dict[str, Any]:
    """Put ``risk`` into the values in the place of the three answers: what the action takes, or None for later."""
    level, measures = values.pop("risk_level", NOT_NOW), values.pop("risk_measures", [])
    reasons = values.pop("risk_reasons", "")
    if level and not reasons:
        form.add_error("risk_reasons", gettext("Say why you judge the risk so, or leave the assessment for later."))
    if not level and reasons:
        form.add_error("risk_level", gettext("Choose how high the risk is. Your reasons are not lost."))
    values["risk"] = {"level": level, "measures": measures, "reasons": reasons} if level else None
    return values
