"""The grid's forms: text to values."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.forms.fields import TEAM, choices
from cases.grid.actions.filling import Line
from cases.models.finding import BEARINGS
from ui.forms import CheckboxField, DayField, ManyField, MultilineField, PlainTextField, RadioField, SelectField
from ui.words import day_in_words, labelled

OFFICE = "office"
LINES = 4  # conducts that the bulk form takes at once


class Amend(forms.Form):
    """What stands around an allegation."""

    category = SelectField(label=_("Category"))
    from_on = DayField(label=pgettext_lazy("dates", "From"), required=False)
    to_on = DayField(label=pgettext_lazy("dates", "To"), required=False)
    is_approximate = CheckboxField(label=_("These days are approximate"), required=False)
    place = PlainTextField(label=_("Place"), required=False)
    post = PlainTextField(label=_("Post held then"), required=False)
    knowledge_on = DayField(label=_("Since when does the administration really know?"))
    aggravating = MultilineField(label=_("What aggravates"), rows=3, max_length=4000, required=False, voice=TEAM)
    mitigating = MultilineField(label=_("What mitigates"), rows=3, max_length=4000, required=False, voice=TEAM)

    def __init__(self, *posted: Any, categories: Iterable[tuple] = (), initial: dict | None = None) -> None:
        super().__init__(*posted, initial=initial)
        self.fields["category"].choices = list(categories)

    def clean(self) -> dict:
        values = super().clean()
        require_days_in_order(self, values, "from_on", "to_on")
        return values


def require_days_in_order(form: forms.Form, values: dict, first: str, last: str) -> None:
    """No last day without a first one, and none before it."""
    start, end = values.get(first), values.get(last)
    if end and not start:
        if first not in form.errors:
            form.add_error(first, _("Write the first day too."))
    elif end and end < start:
        form.add_error(last, _("This day lies before the first one."))


class Cite(forms.Form):
    """Which article, in which version."""

    reason = MultilineField(
        label=_("Why this version"),
        rows=3,
        max_length=2000,
        required=False,
        voice=TEAM,
        help_text=_("Only needed where the version was not in force on the first day of the facts."),
    )
    field_order = ["version", "reason"]

    def __init__(self, *posted: Any, versions: Iterable[Any] = ()) -> None:
        super().__init__(*posted)
        self.versions = {str(one.pk): one for one in versions}
        self.fields["version"] = SelectField(label=_("Article"), choices=named(self.versions.values()))
        self.order_fields(self.field_order)

    def clean(self) -> dict:
        values = super().clean()
        values["version"] = self.versions.get(values.get("version"))
        return values


def named(versions: Iterable[Any]) -> list[tuple]:
    """Each version as one reads it: document, article, heading, day."""
    return [
        ("", _("Choose an article")),
        *(
            (
                str(one.pk),
                f"{one.article.document.title}, {labelled(one.article, one.title)} ({day_in_words(one.valid_from)})",
            )
            for one in versions
        ),
    ]


class Sources(forms.Form):
    """Where an allegation comes from: reports of the case by their number in it, or the office itself."""

    def __init__(self, *posted: Any, origins: Iterable[tuple[int, Any]] = ()) -> None:
        super().__init__(*posted)
        self.origins = {str(origin.pk): origin for _number, origin in origins}
        named = [(str(origin.pk), source_words(number)) for number, origin in origins]
        self.fields["sources"] = ManyField(
            label=_("Where does this allegation come from?"),
            choices=[*named, (OFFICE, source_words(None))],
            help_text=_("What is noted stays; another source can be added later. It is printed on no paper."),
        )

    def clean(self) -> dict:
        chosen = super().clean().get("sources") or []
        return {
            "origins": [self.origins[one] for one in chosen if one in self.origins],
            "is_ex_officio": OFFICE in chosen,
        }


def source_words(number: int | None) -> str:
    """A report by its number among those of the case, never by its reference; or the office."""
    if number is None:
        return str(_("The office itself found it"))
    return str(_("Report %(number)s behind this case") % {"number": number})


class LinkEvidence(forms.Form):
    """Which piece speaks which way, and why."""

    bearing = RadioField(label=_("Which way does it speak?"), choices=choices(BEARINGS))
    why = MultilineField(label=_("Why"), rows=3, max_length=4000, required=False, voice=TEAM)
    field_order = ["piece", "bearing", "why"]

    def __init__(self, *posted: Any, pieces: Iterable[tuple] = ()) -> None:
        super().__init__(*posted)
        self.pieces = {str(piece.pk): piece for piece, _label in pieces}
        chosen = [("", _("Choose a piece")), *((str(piece.pk), label) for piece, label in pieces)]
        self.fields["piece"] = SelectField(label=_("Exhibit or interview"), choices=chosen)
        self.order_fields(self.field_order)

    def clean(self) -> dict:
        values = super().clean()
        values["piece"] = self.pieces.get(values.get("piece"))
        return values


class AddMany(forms.Form):
    """Up to four conducts, each against every subject that is ticked."""

    def __init__(
        self,
        *posted: Any,
        subjects: Iterable[tuple] = (),
        categories: Iterable[tuple] = (),
        versions: Iterable[Any] = (),
        category: str = "",
    ) -> None:
        super().__init__(*posted, initial={"category": category})
        self.subjects = {str(subject.pk): subject for subject, _label in subjects}
        self.versions = {str(one.pk): one for one in versions}
        self.fields["subjects"] = ManyField(
            label=_("About whom?"), choices=[(str(subject.pk), label) for subject, label in subjects]
        )
        self.fields["category"] = SelectField(label=_("Category"), choices=list(categories))
        self.fields["knowledge_on"] = DayField(label=_("Since when does the administration really know?"))
        for number in range(1, LINES + 1):
            self._add_line(number)

    def _add_line(self, number: int) -> None:
        said = {"number": number}
        first = number == 1
        self.fields[f"conduct_{number}"] = MultilineField(
            label=_("Conduct %(number)s") % said, rows=2, max_length=1000, required=first, voice=TEAM
        )
        self.fields[f"from_{number}"] = DayField(label=_("Conduct %(number)s, from") % said, required=False)
        self.fields[f"to_{number}"] = DayField(label=_("Conduct %(number)s, to") % said, required=False)
        self.fields[f"place_{number}"] = PlainTextField(label=_("Conduct %(number)s, place") % said, required=False)
        self.fields[f"version_{number}"] = SelectField(
            label=_("Conduct %(number)s, article") % said, required=False, choices=named(self.versions.values())
        )

    def clean(self) -> dict:
        values = super().clean()
        for number in range(1, LINES + 1):
            require_days_in_order(self, values, f"from_{number}", f"to_{number}")
            around = [values.get(f"{name}_{number}") for name in ("from", "to", "place", "version")]
            if any(around) and not values.get(f"conduct_{number}") and f"conduct_{number}" not in self.errors:
                self.add_error(f"conduct_{number}", _("Write the conduct, or empty the fields below it."))
        lines = [self._line(values, number) for number in range(1, LINES + 1) if values.get(f"conduct_{number}")]
        return {"subjects": [self.subjects[key] for key in values.get("subjects", [])], "lines": lines}

    def _line(self, values: dict, number: int) -> Line:
        version = self.versions.get(values.get(f"version_{number}") or "")
        return Line(
            conduct=values[f"conduct_{number}"],
            category=values.get("category", ""),
            knowledge_on=values.get("knowledge_on"),
            from_on=values.get(f"from_{number}"),
            to_on=values.get(f"to_{number}"),
            place=values.get(f"place_{number}", ""),
            version=version,
        )
