"""What people type about a prescription that is over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from discipline.forms.steps import LONG
from ui.forms import MultilineField, RadioField

ANSWERS = [("yes", _("Grant it: the proceeding may be opened")), ("no", _("Refuse it: the proceeding stays barred"))]


class Ask(forms.Form):
    """Why the time did not run out after all, or why it must not count."""

    request = MultilineField(
        label=_("Why the proceeding should be opened all the same"),
        max_length=LONG,
        help_text=_(
            "Name the ground in law: an interruption that the clock does not know, a judgment, another starting day."
        ),
    )


class Decide(forms.Form):
    """Grant or refuse, with reasons."""

    answer = RadioField(label=_("Your decision"), choices=ANSWERS)
    reasons = MultilineField(label=_("Reasons"), max_length=LONG)

    def clean(self):
        values = super().clean()
        values["is_granted"] = values.pop("answer", "") == "yes"
        return values
