"""The form of a ready plan: every text in each language, each task with its days and what it comes after."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.planning.forms import LinesField
from cases.planning.ready import LANGUAGES, LINES, MOST_WORDS, ReadyPlan
from ui.forms import PlainTextField, WholeNumberField

SPARE = 3  # empty tasks at the end
NAMES = {"fr": _("French"), "en": _("English")}
LABELS = {"hypotheses": _("Hypotheses"), "sources": _("Sources"), "risks": _("Risks")}


class AfterField(PlainTextField):
    """Numbers of earlier tasks, with commas."""

    def clean(self, value: Any) -> list[int]:
        said = super().clean(value).replace(",", " ").split()
        if not all(one.isascii() and one.isdigit() for one in said):
            raise ValidationError(_("Write numbers of earlier tasks, with commas: 1, 2."), code="after")
        return [int(one) for one in said]


class Ready(forms.Form):
    """Texts stand line by line, the same number of lines in each language. A task without a title is left out."""

    hours = WholeNumberField(label=_("Hours that such an investigation takes"), min_value=0, max_value=10_000)
    cost = WholeNumberField(
        label=_("Expenses, in the office's currency"), min_value=0, max_value=100_000_000, required=False
    )

    def __init__(self, *posted: Any, plan: ReadyPlan) -> None:
        super().__init__(*posted, initial=_initial(plan))
        for name, label in LABELS.items():
            for code in LANGUAGES:
                self.fields[f"{name}_{code}"] = LinesField(
                    label=f"{label} ({NAMES[code]})",
                    rows=4,
                    max_length=6000,
                    required=False,
                    help_text=_("One a line, in the same order in each language."),
                )
        self.numbers = range(1, len(plan.body["tasks"]) + SPARE + 1)
        for number in self.numbers:
            self._add_task(number)

    def _add_task(self, number: int) -> None:
        for code in LANGUAGES:
            self.fields[f"title{number}_{code}"] = PlainTextField(
                label=f"{_now('Task')} {number} ({NAMES[code]})", required=False, max_length=MOST_WORDS
            )
        self.fields[f"days{number}"] = WholeNumberField(
            label=_("Working days"), required=False, min_value=1, max_value=400
        )
        self.fields[f"after{number}"] = AfterField(
            label=_("Comes after the tasks"), required=False, help_text=_("Numbers of earlier tasks, with commas.")
        )
        for code in LANGUAGES:
            self.fields[f"checklist{number}_{code}"] = LinesField(
                label=f"{_now('Checklist')} ({NAMES[code]})", rows=2, max_length=3000, required=False
            )

    @property
    def task_fields(self) -> list[tuple[int, list[Any]]]:
        """The bound fields of each task, for the page."""
        names = ("title{}_fr", "title{}_en", "days{}", "after{}", "checklist{}_fr", "checklist{}_en")
        return [(number, [self[name.format(number)] for name in names]) for number in self.numbers]

    @property
    def line_fields(self) -> list[Any]:
        """The bound fields of hypotheses, sources and risks."""
        return [self[f"{name}_{code}"] for name in LABELS for code in LANGUAGES]

    def clean(self) -> dict:
        values = super().clean()
        for name in LABELS:
            self._require_alike(values, f"{name}_{{}}")
        kept = [number for number in self.numbers if any(values.get(f"title{number}_{code}") for code in LANGUAGES)]
        for number in kept:
            for code in LANGUAGES:
                if not values.get(f"title{number}_{code}"):
                    self.add_error(f"title{number}_{code}", _("Write this text in every language."))
            self._require_alike(values, f"checklist{number}_{{}}")
            if any(not 1 <= one < number or one not in kept for one in values.get(f"after{number}") or ()):
                self.add_error(f"after{number}", _("Write numbers of earlier tasks, with commas: 1, 2."))
        if not kept:
            self.add_error(None, _("A ready plan has at least one task."))
        values["kept"] = kept
        return values

    def _require_alike(self, values: dict, name: str) -> None:
        counts = {len(values.get(name.format(code)) or ()) for code in LANGUAGES}
        if len(counts) > 1:
            self.add_error(name.format(LANGUAGES[-1]), _("Write as many lines in each language."))

    def body(self) -> dict[str, Any]:
        """The plan as it is kept; tasks are numbered anew without those left out."""
        values, renumbered = self.cleaned_data, {}
        for position, number in enumerate(self.cleaned_data["kept"], start=1):
            renumbered[number] = position
        tasks = [
            {
                "title": {code: values[f"title{number}_{code}"] for code in LANGUAGES},
                "days": values[f"days{number}"],
                "after": [renumbered[one] for one in values[f"after{number}"]],
                "checklist": _together(values, f"checklist{number}_{{}}"),
            }
            for number in values["kept"]
        ]
        lines = {name: _together(values, f"{name}_{{}}") for name in LINES.values()}
        return {"hours": values["hours"], "cost": values["cost"] or 0, "tasks": tasks, **lines}


def _together(values: dict, name: str) -> list[dict[str, str]]:
    columns = [values[name.format(code)] for code in LANGUAGES]
    return [dict(zip(LANGUAGES, row, strict=True)) for row in zip(*columns, strict=True)]


def _initial(plan: ReadyPlan) -> dict[str, Any]:
    initial: dict[str, Any] = {"hours": plan.hours, "cost": plan.cost}
    for name in LINES.values():
        for code in LANGUAGES:
            initial[f"{name}_{code}"] = "\n".join(words[code] for words in plan.body.get(name, ()))
    for number, one in enumerate(plan.body["tasks"], start=1):
        initial |= {f"days{number}": one.get("days"), f"after{number}": ", ".join(map(str, one.get("after", ())))}
        for code in LANGUAGES:
            initial[f"title{number}_{code}"] = one["title"][code]
            initial[f"checklist{number}_{code}"] = "\n".join(words[code] for words in one.get("checklist", ()))
    return initial
