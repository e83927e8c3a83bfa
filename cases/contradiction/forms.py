"""Forms of the contradictory stage."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.contradiction.passages import GROUNDS, Passage, blacked_out
from cases.forms.fields import TEAM, choices
from cases.models import Subject
from cases.models.contradiction import ANSWERS, COMMENT_KINDS, DISPENSATIONS
from cases.models.report import LANGUAGES
from reporting_channels.redacting.spans import found
from ui.forms import DayField, ManyField, MultilineField, RadioField, SelectField, explain
from ui.words import labelled
from vault.upload import SealedFileField


class SubjectField(SelectField):
    """One of these subjects, by the words by which the team knows them; the value is the Subject."""

    def __init__(self, named: Sequence[tuple[Subject, str]], **options: Any) -> None:
        self.subjects = {str(row.pk): row for row, _words in named}
        words = [(str(row.pk), words) for row, words in named]
        super().__init__(choices=[("", _("Choose a person")), *words], **options)

    def clean(self, value: Any) -> Subject | None:
        return self.subjects.get(super().clean(value))


class Prepare(forms.Form):
    """Which paragraphs a subject is shown, and which words are blacked out in them, by their ground."""

    def __init__(
        self, *args: Any, named: Sequence[tuple[Subject, str]], passages: Sequence[tuple[str, Passage]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.passages = [one for _title, one in passages]
        self.fields["subject"] = SubjectField(named, label=_("Who is shown this?"))
        self.fields["language"] = RadioField(label=_("Language of the letter"), choices=choices(LANGUAGES))
        shown = [(str(place), labelled(title, one.text)) for place, (title, one) in enumerate(passages)]
        self.fields["chosen"] = ManyField(label=_("Paragraphs to show"), choices=shown)
        for code, label in GROUNDS.items():
            self.fields[f"words_{code}"] = MultilineField(
                label=_("Words to black out: %(ground)s") % {"ground": label},
                required=False,
                rows=2,
                max_length=4000,
                voice=TEAM,
                help_text=_("One passage a line. It is blacked out wherever it stands in the chosen paragraphs."),
            )

    def clean(self) -> dict:
        """The passages as the action takes them; words that stand nowhere are named."""
        values = super().clean()
        chosen = [self.passages[int(place)] for place in values.get("chosen") or ()]
        words = {}
        for code in GROUNDS:
            typed = values.pop(f"words_{code}", "") or ""
            words[code] = [line.strip() for line in typed.split("\n") if line.strip()]
            lost = [word for word in words[code] if not any(found(one.text, word) for one in chosen)]
            if lost and chosen:
                says = _("These words do not stand in the chosen paragraphs: %(words)s. Copy them exactly.")
                self.add_error(f"words_{code}", says % {"words": " · ".join(lost)})
        if self.errors:
            return values
        values.pop("chosen")
        return values | {"passages": [blacked_out(one, words) for one in chosen]}


class Dispense(forms.Form):
    """Why one person is not heard."""

    ground = SelectField(label=_("Ground"), choices=choices(DISPENSATIONS, ("", _("Choose a ground"))))
    reasons = MultilineField(
        label=_("Reasons"), rows=5, max_length=8000, voice=TEAM,
        help_text=_("They are printed in the report, and the reviewer judges them."),
    )  # fmt: skip


class DispenseOne(Dispense):
    """Whom it is about, before the ground."""

    def __init__(self, *args: Any, named: Sequence[tuple[Subject, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["subject"] = SubjectField(named, label=_("Who is not heard?"))
        self.order_fields(["subject", "ground", "reasons"])


class PutForward(forms.Form):
    """The day on which the letters left."""

    sent_on = DayField(
        label=_("Day on which the extracts were sent"),
        help_text=_("The time for comments is counted from this day."),
    )


class RecordComment(forms.Form):
    """What the office received."""

    kind = RadioField(label=_("What was received?"), choices=choices(COMMENT_KINDS))
    received_on = DayField(label=_("Received on"))
    text = MultilineField(
        label=_("The comment"), rows=10, max_length=100_000, required=False, voice=TEAM,
        help_text=_("In the person's own words. A letter can be added as a file."),
    )  # fmt: skip
    file = explain(
        SealedFileField(label=_("File"), required=False, help_text=_("Sealed and hashed while it arrives.")),
        who=_("The team of this case."),
    )

    def clean(self) -> dict:
        """A comment says something; its absence says nothing."""
        values = super().clean()
        if values.get("kind") == "comment" and not values.get("text") and not values.get("file"):
            self.add_error("text", _("Write what the person commented, or add the file."))
        return values


class Answer(forms.Form):
    """What the team does with it, and why."""

    answer = RadioField(label=_("Answer"), choices=choices(ANSWERS))
    reply = MultilineField(
        label=_("Reasons"), rows=6, max_length=20_000, voice=TEAM,
        help_text=_("What was changed in the report, or why nothing is. Printed in the report's table of comments."),
    )  # fmt: skip
