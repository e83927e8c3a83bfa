"""Rules of early intervention as an administrator types them; what a reviewer makes of an alert."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import MemberField, choices
from cases.models import AlertRule
from cases.models.early import HELPS, KINDS
from ui.forms import CheckboxField, MultilineField, PlainTextField, RadioField, SelectField, WholeNumberField


class Rule(forms.Form):
    """One rule; every number has its bounds, and the database keeps them."""

    def __init__(self, *args: Any, categories: list[tuple[str, Any]], reviewers: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["category"].choices = [("", _("Any")), *categories]
        self.fields["reviewer"] = MemberField(reviewers, label=_("Reviewer"))
        self.fields["deputy"] = MemberField(reviewers, label=_("Deputy"), required=False)

    name_fr = PlainTextField(label=_("Name in French"), max_length=80)
    name_en = PlainTextField(label=_("Name in English"), max_length=80)
    kind = RadioField(label=_("What is counted"), choices=choices(KINDS))
    category = SelectField(label=_("Kind of misconduct"), required=False, choices=[])
    threshold = WholeNumberField(label=_("From how many on"), min_value=2, max_value=100, initial=3)
    window_days = WholeNumberField(label=_("Within how many days"), min_value=30, max_value=1826, initial=365)
    percentile = WholeNumberField(
        label=_("Among peers: higher than how many of a hundred"), min_value=50, max_value=99, initial=90
    )
    expires_days = WholeNumberField(
        label=_("After how many days an alert expires"), min_value=30, max_value=365, initial=180
    )
    is_all_counted = CheckboxField(
        label=_("Count what was found unfounded or right, too"),
        required=False,
        help_text=_("Left out by default: what did not happen says nothing about anybody."),
    )
    is_active = CheckboxField(label=_("The rule counts"), required=False, initial=True)

    def clean(self) -> dict:
        values = super().clean()
        if values.get("kind") == "category" and not values.get("category"):
            self.add_error("category", _("Choose the kind that is counted."))
        if values.get("kind") != "category":
            values["category"] = ""
        if values.get("reviewer") and values.get("reviewer") == values.get("deputy"):
            self.add_error("deputy", _("Choose somebody else than the reviewer."))
        values["names"] = {"fr": values.pop("name_fr", ""), "en": values.pop("name_en", "")}
        return values

    @staticmethod
    def filled(rule: AlertRule) -> dict[str, Any]:
        """What the form starts with."""
        names = (
            "kind",
            "category",
            "threshold",
            "window_days",
            "percentile",
            "expires_days",
            "is_all_counted",
            "is_active",
        )
        values = {name: getattr(rule, name) for name in names}
        people = {"reviewer": str(rule.reviewer_id), "deputy": str(rule.deputy_id or "")}
        return values | people | {"name_fr": rule.names.get("fr", ""), "name_en": rule.names.get("en", "")}


class Note(forms.Form):
    """What the reviewer keeps."""

    note = MultilineField(label=_("Note"), rows=4, required=False, help_text=_("Read by the reviewer chain alone."))


class Intervene(forms.Form):
    """What is offered."""

    help = RadioField(label=_("What is offered"), choices=choices(HELPS))
    note = MultilineField(label=_("Note"), rows=4, required=False, help_text=_("Read by the reviewer chain alone."))
