"""Forms of the report: its parts, losses, dissent, the reviewer's checklist, the registration."""

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cases.forms.fields import TEAM
from cases.models.contradiction import CHECKS
from cases.report.template import Part
from letters.references import Reference, unknown
from reporting_channels.questionnaires.currencies import CURRENCIES
from ui.forms import MultilineField, PlainTextField, RadioField, SelectField

LONGEST = 200_000  # characters of one part, about eighty printed pages
REFERENCES = _("[E1] points at exhibit 1, [I2] at interview 2, [A1] at allegation 1: each becomes a link.")


class Section(forms.Form):
    """One part of the report. ``replaces`` is the version that the page was opened on."""

    replaces = forms.IntegerField(min_value=0, max_value=32_000, widget=forms.HiddenInput)
    text = MultilineField(label=_("Text"), rows=22, max_length=LONGEST, voice=TEAM)

    def __init__(self, *args: Any, part: Part, known: Collection[Reference], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = known
        self.fields["text"].label = part.title
        self.fields["text"].help_text = part.help

    def clean_text(self) -> str:
        """Every reference points at something that is in the file."""
        text = self.cleaned_data["text"]
        wrong = unknown(text, self.known)
        if wrong:
            raise ValidationError(
                _("These references point at nothing in this file: %(tokens)s. Correct them, or take them out."),
                code="reference",
                params={"tokens": ", ".join(f"[{one}]" for one in wrong)},
            )
        return text


class EnterLoss(forms.Form):
    """An amount with its currency and what it rests on."""

    amount = PlainTextField(label=_("Amount"), help_text=_("Digits, for example 1250000 or 1250.50."), max_length=30)
    currency = SelectField(label=_("Currency"), choices=[])
    text = MultilineField(
        label=_("What it rests on"),
        rows=4,
        max_length=4000,
        voice=TEAM,
        help_text=_("Duties evaded, money taken, goods lost; how the amount was computed."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = (get_language() or "en").partition("-")[0]
        named = [(code, f"{code} · {names.get(language, names['en'])}") for code, names in CURRENCIES.items()]
        self.fields["currency"].choices = [("", _("Choose a currency")), *named]

    def clean_amount(self) -> str:
        """Plain decimal digits, above nothing; blanks and a decimal comma are understood."""
        typed = "".join(self.cleaned_data["amount"].split()).replace(" ", "").replace("’", "").replace(",", ".")
        try:
            amount = Decimal(typed)
        except InvalidOperation as error:
            raise ValidationError(
                _("Write the amount in digits, for example 1250000 or 1250.50."), code="amount"
            ) from error
        if not amount.is_finite() or amount <= 0 or amount >= Decimal(10) ** 15 or amount.as_tuple().exponent < -3:
            raise ValidationError(_("Write an amount above zero, with at most three decimals."), code="amount")
        return format(amount, "f")


class Dissent(forms.Form):
    """An investigator's own word."""

    text = MultilineField(
        label=_("What you hold against the report"),
        rows=14,
        max_length=LONGEST,
        help_text=_("It is printed as an annex under your name, as you write it. Nobody else can change it."),
        voice=TEAM,
    )


class Checklist(forms.Form):
    """The four lines of the reviewer's checklist, each with the note that it rests on."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        own = list(self.fields)
        for code, label in CHECKS.items():
            self.fields[f"{code}_met"] = RadioField(
                label=label, choices=[("yes", pgettext_lazy("condition", "Met")), ("no", _("Not met"))]
            )
            self.fields[f"{code}_note"] = MultilineField(
                label=gettext("%(check)s: what this rests on") % {"check": str(label).partition(":")[0].strip()},
                rows=3,
                max_length=4000,
                voice=TEAM,
            )
        self.order_fields([*(name for name in self.fields if name not in own), *own])

    def clean(self) -> dict:
        """``checks`` as the actions take it."""
        values = super().clean()
        if self.errors:
            return values
        checks = {code: (values.pop(f"{code}_met") == "yes", values.pop(f"{code}_note")) for code in CHECKS}
        return values | {"checks": checks}


class Deliver(Checklist):
    """Every line is met."""


class Return(Checklist):
    """What the team has to look at again."""

    questions = MultilineField(
        label=_("Questions to the team"), rows=8, max_length=20_000, voice=TEAM,
        help_text=_("What is missing, unclear or wrong, part by part."),
    )  # fmt: skip


class Register(forms.Form):
    """The receipt of the report by the office."""

    text = MultilineField(
        label=_("Number in the register, and remarks"), rows=3, max_length=2000, voice=TEAM,
        help_text=_("Under which number the office keeps the report, and to whom copies went."),
    )  # fmt: skip
