"""Plan, mandate, work, interviews."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.forms.fields import TEAM, choices
from cases.models.interview import CAPACITIES
from cases.models.investigation import DEFERRALS, NOTICES, POWERS
from ui.forms import DayField, ManyField, MultilineField, PlainTextField, RadioField, SelectField


class Plan(forms.Form):
    """What the investigation will look for, and how."""

    plan = MultilineField(
        label=_("Plan"),
        rows=12,
        voice=TEAM,
        help_text=_("Questions to answer, sources, people to hear, risks. The scope is every allegation of the case."),
    )


class Mandate(forms.Form):
    """What the head signs."""

    mandate = MultilineField(label=_("Mandate"), rows=8, voice=TEAM, help_text=_("What is to be established."))
    powers = ManyField(label=_("Powers"), choices=choices(POWERS))
    ends_on = DayField(label=_("End of the mandate"))


class Start(forms.Form):
    """Whether the subject was told."""

    notice = RadioField(label=_("Has the subject been told?"), choices=choices(NOTICES))
    deferral = SelectField(
        label=_("Reason for waiting"), required=False, choices=choices(DEFERRALS, ("", _("Choose a reason")))
    )
    review_on = DayField(label=_("Day on which waiting is looked at again"), required=False)

    def clean(self) -> dict:
        values = super().clean()
        if values.get("notice") != "deferred":
            return values | {"deferral": "", "review_on": None}
        if not values.get("deferral"):
            self.add_error("deferral", _("Say why the subject is not told yet."))
        if not values.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", _("Say on which day this is looked at again."))
        return values


class Deliver(forms.Form):
    """The report of the investigation."""

    report = MultilineField(
        label=pgettext_lazy("investigation", "Report"),
        rows=18,
        max_length=200_000,
        voice=TEAM,
        help_text=_(
            "Mandate and scope; what was done; facts found, each with its evidence; the subject's version;"
            " analysis and finding for each allegation; weaknesses of control; recommendations."
        ),
    )


class PlanInterview(forms.Form):
    """Who is to be heard."""

    person = PlainTextField(label=_("Person"), voice=TEAM, help_text=_("Name and post."))
    capacity = RadioField(label=_("Heard as"), choices=choices(CAPACITIES))


class Convoke(forms.Form):
    """The day announced."""

    convoked_for_on = DayField(label=_("Day of the interview"), help_text=_("The person is given this day in writing."))


class Hold(forms.Form):
    """What was said."""

    held_on = DayField(label=_("Held on"))
    statement = MultilineField(
        label=_("Record"),
        rows=18,
        max_length=200_000,
        voice=TEAM,
        help_text=_("Questions and answers as they were said. The person reads and signs it afterwards."),
    )
