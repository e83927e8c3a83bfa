"""Plan, mandate, work, interviews."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import choices
from cases.models.mandate import DEFERRALS
from ui.forms import DayField, RadioField, SelectField

TOLD = {
    "notified": _("They have been told today, in writing"),
    "deferred": _("Telling them is put off"),
}


class Start(forms.Form):
    """Whether those were told of whom nothing is recorded yet."""

    notice = RadioField(
        label=_("The subjects of whom no notice is recorded yet"),
        help_text=_("Each subject can also be dealt with alone, before or afterwards, on the investigation's page."),
        choices=choices(TOLD),
    )
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
