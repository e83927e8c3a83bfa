"""What people type about a sanction after its notice. Rules live in the policies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from discipline.access import list_later_sanctions
from ui.forms import DayField


class Order(forms.Form):
    """From which day."""

    starts_on = DayField(
        label=_("First day"), help_text=_("The last day follows from the firm days, counted without a break.")
    )


class ConfirmPayroll(forms.Form):
    """What the payroll did."""

    paid_first_on = DayField(label=_("First day on which the payroll applied it"))
    paid_last_on = DayField(label=_("Last day"), required=False)


class Revoke(forms.Form):
    """The later sanction."""

    because_of = forms.ModelChoiceField(
        None,
        label=_("Later sanction of the same person"),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("Sanctions imposed since, in the proceedings that are open to you."),
    )

    @classmethod
    def for_object(cls, sanction: Any, by: Member, data: Any = None, files: Any = None) -> "Revoke":
        """Offer later sanctions that this member may read."""
        form = cls(data)
        field = form.fields["because_of"]
        field.queryset = list_later_sanctions(by, sanction)
        if not field.queryset.exists():
            field.help_text = _(
                "None was imposed since in the proceedings that are open to you: nothing revokes it now."
            )
        field.label_from_instance = lambda one: (
            f"{one.proceeding.number} · {one.proceeding.procedure.profile.sanction(one.code).label}"
        )
        return form


class ServeRevoked(forms.Form):
    """From which day the revoked days are served."""

    served_from = DayField(label=_("First day on which the revoked days are served"))


class Erase(forms.Form):
    """What the personal file says."""

    asked_on = DayField(label=_("Day on which the person asked for it"), required=False)
    repeated_on = DayField(
        label=_("Day of the latest other sanction"),
        required=False,
        help_text=_("Read it on the personal file; leave it empty where there is none."),
    )
