"""Subjects, allegations, findings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.forms.fields import TEAM, UnitField, choices
from cases.models.allegation import SUBJECT_KINDS
from ui.forms import DayField, ManyField, MultilineField, PlainTextField, RadioField, SelectField


class AddSubject(forms.Form):
    """Whom it is about."""

    kind = RadioField(label=_("Who is it?"), choices=choices(SUBJECT_KINDS))
    name = PlainTextField(label=_("Name"), required=False, help_text=_("For a named person."))
    post = PlainTextField(label=_("Post"), required=False)
    unit = UnitField(label=_("Unit"), required=False)

    def clean(self) -> dict:
        values = super().clean()
        if values.get("kind") == "named" and not values.get("name"):
            self.add_error("name", _("Write the person's name, or choose “Somebody not yet known”."))
        if values.get("kind") == "unit" and not values.get("unit"):
            self.add_error("unit", _("Write the unit's code."))
        if values.get("kind") != "named":
            values["name"] = ""
        return values


class AddAllegation(forms.Form):
    """One conduct of one subject."""

    def __init__(
        self, *posted: Any, subjects: Iterable[tuple] = (), categories: Iterable[tuple] = (), category: str = ""
    ) -> None:
        """Where one subject is named, it is chosen; the category is the case's until another is."""
        only = subjects[0][0].pk if len(subjects := list(subjects)) == 1 else ""
        super().__init__(*posted, initial={"subject": str(only), "category": category})
        self.subjects = {str(subject.pk): subject for subject, _label in subjects}
        named = [(str(subject.pk), label) for subject, label in subjects]
        self.fields["subject"] = RadioField(label=_("About whom?"), choices=named)
        self.fields["category"] = SelectField(label=_("Category"), choices=[("", _("Choose a category")), *categories])
        self.order_fields(["subject", "conduct", "category", "from_on", "to_on", "place", "knowledge_on"])

    conduct = MultilineField(
        label=_("The conduct, in one sentence"),
        rows=3,
        max_length=1000,
        voice=TEAM,
        help_text=_("What was done, not what it proves: “Took money at the gate to let a lorry through”."),
    )
    from_on = DayField(label=pgettext_lazy("dates", "From"), required=False)
    to_on = DayField(label=pgettext_lazy("dates", "To"), required=False)
    place = PlainTextField(label=_("Place"), required=False)
    knowledge_on = DayField(
        label=_("Since when does the administration really know?"),
        help_text=_("The day on which reality, nature and extent of the facts were known: it starts prescription."),
    )

    def clean(self) -> dict:
        values = super().clean()
        values["subject"] = self.subjects.get(values.get("subject"))
        start, end = values.get("from_on"), values.get("to_on")
        if end and not start:
            self.add_error("from_on", _("Write the first day too."))
        elif end and end < start:
            self.add_error("to_on", _("This day lies before the first one."))
        return values


class ProposeFinding(forms.Form):
    """A word of the vocabulary, what it rests on, and why."""

    def __init__(self, *posted: Any, words: Iterable = (), pieces: Iterable[tuple] = ()) -> None:
        super().__init__(*posted)
        self.pieces = {str(piece.pk): piece for piece, _label in pieces}
        evidence = [(str(piece.pk), label) for piece, label in pieces]
        self.fields["word"] = RadioField(
            label=_("Finding"),
            choices=[(one.code, one.label) for one in words],
            hints={
                one.code: _("%(definition)s Proof: %(proof)s") % {"definition": one.definition, "proof": one.proof}
                for one in words
            },
        )
        self.fields["supports"] = ManyField(label=_("Speaks for the allegation"), choices=evidence, required=False)
        self.fields["contradicts"] = ManyField(label=_("Speaks against it"), choices=evidence, required=False)
        self.order_fields(["word", "supports", "nothing_for", "contradicts", "nothing_against", "reasoning"])

    nothing_for = PlainTextField(label=_("If nothing speaks for it: why"), required=False, voice=TEAM, max_length=1000)
    nothing_against = PlainTextField(
        label=_("If nothing speaks against it: why"), required=False, voice=TEAM, max_length=1000
    )
    reasoning = MultilineField(
        label=_("Reasoning"),
        rows=10,
        voice=TEAM,
        help_text=_("How the evidence meets the standard of proof; what speaks against it, and why that weighs less."),
    )

    def clean(self) -> dict:
        values = super().clean()
        for bearing in ("supports", "contradicts"):
            values[bearing] = [self.pieces[key] for key in values.get(bearing, [])]
        return values


class SendBack(forms.Form):
    """What the reviewer asks."""

    questions = MultilineField(label=_("Your questions"), rows=6, voice=TEAM)
