"""Questions with several controls below one heading: a date, an amount, a unit."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.forms_asking.base import SetForm
from reporting_channels.questionnaires.answers import MOST_MONEY, exists
from reporting_channels.questionnaires.currencies import CURRENCIES
from ui.forms import CheckboxField, PlainTextField, SelectField


class DateForm(SetForm):
    """A day, a month or a year, each in its own box; around it; or not known."""

    first = "day"
    rows = (("day", "month", "year"), ("around",), ("unknown",))

    @property
    def drawn(self) -> list[list[forms.BoundField]]:
        """The controls, row by row; Japanese begins with the year."""
        date, *others = super().drawn
        return [date[::-1] if get_language() == "ja" else date, *others]

    PARTS = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))

    def _make_fields(self) -> None:
        for name, label, longest in self.PARTS:
            box = forms.TextInput(attrs={"inputmode": "numeric", "class": f"digits-{longest}"})
            self._make_part(name, PlainTextField(label=label, max_length=20, required=False, widget=box))
        self._make_part("around", CheckboxField(label=_("It was around then, I am not sure"), required=False))
        self._make_part("unknown", CheckboxField(label=_("I do not know"), required=False))

    def _together(self) -> dict[str, Any] | None:
        typed = {name: self._value(name) for name in ("day", "month", "year")}
        if self._value("unknown"):
            if any(typed.values()):
                self._error("unknown", gettext("Either write a date, or tick “I do not know”."))
            return {"unknown": True}
        if not any(typed.values()):
            if self._value("around"):
                self._error("year", gettext("Write at least the year, or tick “I do not know”."))
            return None
        numbers = {name: _whole(text) for name, text in typed.items() if text}
        for name, number in numbers.items():
            if number is None:
                self._error(name, gettext("Write it in digits."))
        if self.errors:
            return None
        return self._known(numbers)

    def _known(self, numbers: dict[str, Any]) -> dict[str, Any] | None:
        year, month, day = (numbers.get(name) for name in ("year", "month", "day"))
        if year is None:
            self._error("year", gettext("Write the year too."))
        elif not exists(year, None, None):
            self._error("year", gettext("Write the year with four digits, such as 2026."))
        elif day is not None and month is None:
            self._error("month", gettext("Write the month too, or leave the day empty."))
        elif month is not None and not exists(year, month, None):
            self._error("month", gettext("There is no such month. Write 1 for January up to 12 for December."))
        elif not exists(year, month, day):
            self._error("day", gettext("This month has no such day. Check it, or leave the day empty."))
        around = {"around": True} if self._value("around") else {}
        return {name: numbers[name] for name in ("year", "month", "day") if name in numbers} | around


def _whole(text: str) -> int | None:
    """The number that was typed, in the digits of any script; Japanese writes 年, 月 and 日 behind it."""
    plain = text.rstrip("年月日").strip()
    return int(plain) if plain.isdecimal() and len(plain) <= 4 else None


class AmountForm(SetForm):
    """A sum of money in a currency."""

    first = "sum"
    rows = (("sum", "currency"), ("around",))

    def _make_fields(self) -> None:
        codes = self.question.currencies or tuple(CURRENCIES)
        named = [(code, f"{code} · {self._words(CURRENCIES[code])}") for code in codes if code in CURRENCIES]
        box = forms.TextInput(attrs={"inputmode": "decimal", "class": "digits-12"})
        self._make_part("sum", PlainTextField(label=_("Amount"), max_length=40, required=False, widget=box))
        self._make_part(
            "currency", SelectField(label=_("Currency"), choices=[("", _("Choose")), *named], required=False)
        )
        self._make_part("around", CheckboxField(label=_("It is roughly this much"), required=False))

    def _together(self) -> dict[str, Any] | None:
        typed, currency = self._value("sum"), self._value("currency")
        if not typed:
            if self._value("around"):
                self._error("sum", gettext("Write the amount, or leave everything empty."))
            return None
        amount = money(typed)
        if amount is None:
            self._error("sum", gettext("Write the amount in digits, such as 25000 or 12.50."))
        elif amount <= 0:
            self._error("sum", gettext("Write an amount above zero."))
        elif amount >= MOST_MONEY:
            self._error("sum", gettext("This amount is too large. Check its zeros."))
        if not currency:
            self._error("currency", gettext("Choose the currency."))
        if self.errors or amount is None:
            return None
        return {"sum": f"{amount:.2f}", "currency": currency} | ({"around": True} if self._value("around") else {})


# Signs of other scripts for the point, and for the comma between thousands; full-width ones are folded by NFKC.
_SIGNS = str.maketrans({"\u066b": ".", "\u066c": ",", "\u060c": ","})
# Blanks, narrow and unbreakable ones among them, and apostrophes between thousands.
_GROUPING = re.compile(r"[\s'’\u00a0\u202f]")
_PLAIN = re.compile(r"-?\d*(?:[.,]\d{1,2})?")
_GROUPED = re.compile(r"-?\d{1,3}(?:(?:\.\d{3})+(?:,\d{1,2})?|(?:,\d{3})+(?:\.\d{1,2})?)")


def money(text: str) -> Decimal | None:
    """The sum that was typed, however thousands are set apart; None for what is no sum.

    “1.500” and “1,500” are fifteen hundred: money has at most two decimals.
    """
    plain = _GROUPING.sub("", unicodedata.normalize("NFKC", text).translate(_SIGNS))
    if _GROUPED.fullmatch(plain):
        cents = re.search(r"[.,]\d{1,2}$", plain)
        whole = plain[: cents.start()] if cents else plain
        return Decimal(re.sub("[.,]", "", whole) + (f".{cents[0][1:]}" if cents else ""))
    if not _PLAIN.fullmatch(plain) or not any(sign.isdigit() for sign in plain):
        return None
    return Decimal(plain.replace(",", "."))


class UnitForm(SetForm):
    """An office or service, and a post in it."""

    first = "unit"
    rows = (("unit",), ("post",))

    def _make_fields(self) -> None:
        self._make_part("unit", PlainTextField(label=_("Office, brigade or service"), required=False))
        self._make_part(
            "post", PlainTextField(label=_("Post, counter, gate or vehicle, if you know it"), required=False)
        )

    def _together(self) -> dict[str, str]:
        return {name: self._value(name) for name in ("unit", "post") if self._value(name)}
