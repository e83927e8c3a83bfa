"""Persons whom a reporter names: a row for each, another one by a button, no script."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.forms_asking.base import SetForm, Typed
from reporting_channels.questionnaires.answers import RELATIONS
from reporting_channels.questionnaires.definition import MOST_PERSONS
from ui.forms import PlainTextField, SelectField

ROWS_DRAWN = 60  # of a forged form; beyond the most persons, but a page that still opens


class PersonsForm(SetForm):
    """Several persons, each with name, function and link with the matter. A row is added by a button."""

    template, first = "persons", "0-name"

    @property
    def count(self) -> int:
        """How many rows are drawn: those that were typed in, at least one."""
        pattern = re.compile(rf"{re.escape(self.question.code)}-(\d{{1,4}})-(?:name|function|relation)")
        found = [int(match[1]) for match in map(pattern.fullmatch, self.typed) if match]
        return min(max(found, default=0) + 1, ROWS_DRAWN)

    def _make_fields(self) -> None:
        relations = [("", _("Choose")), *RELATIONS.items()]
        for row in range(self.count):
            is_new = row > 0 and row == self.count - 1 and not any(self.typed.get(self.part(f"{row}-name"), []))
            focus = {"autofocus": True} if is_new and not self.is_bound else {}
            name = PlainTextField(
                label=_("Name, or what the person looks like"), required=False, widget=forms.TextInput(attrs=focus)
            )
            self._make_part(f"{row}-name", name)
            self._make_part(f"{row}-function", PlainTextField(label=_("Function or company"), required=False))
            self._make_part(
                f"{row}-relation", SelectField(label=_("Their part in it"), choices=relations, required=False)
            )

    @property
    def persons(self) -> list[dict[str, Any]]:
        """The rows as the page draws them, with the number by which one is taken out."""
        names = ("name", "function", "relation")
        return [
            {"row": row, "number": row + 1, "fields": [self[self.part(f"{row}-{name}")] for name in names]}
            for row in range(self.count)
        ]

    def _together(self) -> list[dict[str, str]]:
        rows = []
        for row in range(self.count):
            told = {name: self._value(f"{row}-{name}") or "" for name in ("name", "function", "relation")}
            if told["name"] or told["function"]:
                rows.append(told)
            elif told["relation"]:
                self._error(f"{row}-name", gettext("Write a name or a function, or take this person out."))
        if len(rows) > MOST_PERSONS or self.count >= ROWS_DRAWN:
            sentence = gettext("At most %(most)s persons fit here. Take some out and name them in your own words.")
            self._error("0-name", sentence % {"most": MOST_PERSONS})
        return rows


def without_row(typed: Typed, code: str, taken: int) -> dict[str, list[str]]:
    """What was typed about persons, without one of them; the rows below move up."""
    kept: dict[str, list[str]] = {}
    for name, values in typed.items():
        match = re.fullmatch(rf"{re.escape(code)}-(\d{{1,4}})-(\w+)", name)
        row = int(match[1]) if match else -1
        if match and row != taken:
            kept[f"{code}-{row - (row > taken)}-{match[2]}"] = values
    return kept
