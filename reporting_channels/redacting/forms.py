"""Choosing passages without script: sentences by their box, exact words by typing them; then a look."""

import re
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import RedactionGround
from reporting_channels.redacting.spans import Span, SpansForged, found, merged, sentences
from ui.forms import ManyField, MultilineField, RadioField

MOST = 60  # passages at once
_SPAN = re.compile(r"(\d{1,7})-(\d{1,7})")


class Choose(forms.Form):
    """Which sentences, and which words wherever they stand."""

    sentence = ManyField(label=_("Whole sentences"), required=False)
    words = MultilineField(
        label=_("Exact words"),
        required=False,
        rows=4,
        max_length=4_000,
        help_text=_(
            "One passage a line, for example a name. Every place where it stands is found, in capitals or not."
        ),
    )

    def __init__(self, *args, text: str, **options) -> None:
        super().__init__(*args, **options)
        self.text, self.sentences = text, sentences(text)
        self.fields["sentence"].choices = [
            (str(number), text[one.start : one.end]) for number, one in enumerate(self.sentences, start=1)
        ]

    def clean(self) -> dict:
        """At least one passage, and none of the typed ones missing from the text."""
        values = super().clean()
        lines = [line.strip() for line in values.get("words", "").split("\n") if line.strip()]
        missing = [line for line in lines if not found(self.text, line)]
        if missing:
            says = gettext("These words do not stand in the text: %(words)s. Copy them from it exactly.")
            self.add_error("words", says % {"words": " · ".join(missing)})
        if not self.errors and not lines and not values.get("sentence"):
            self.add_error("sentence", gettext("Choose a sentence, or type the words."))
        return values

    def spans(self) -> list[Span]:
        """The passages chosen, in order, those that overlap made one."""
        chosen = [self.sentences[int(number) - 1] for number in self.cleaned_data["sentence"]]
        for line in self.cleaned_data["words"].split("\n"):
            chosen += found(self.text, line)
        return merged(chosen)


class Whom(forms.Form):
    """From whom a mask hides the passages."""

    whom = RadioField(
        label=_("From whom to hide them"),
        choices=[("team", _("The whole team")), ("readers", _("Only these colleagues"))],
        initial="team",
    )
    readers = ManyField(label=_("These colleagues"), required=False)

    def __init__(self, *args, members: list, **options) -> None:
        super().__init__(*args, **options)
        self.members = {str(one.pk): one for one in members}
        self.fields["readers"].choices = [(key, one.name) for key, one in self.members.items()]

    def clean(self) -> dict:
        """Colleagues where, and only where, they are asked for."""
        values = super().clean()
        if values.get("whom") == "readers" and not values.get("readers"):
            self.add_error("readers", gettext("Choose at least one colleague, or the whole team."))
        return values

    def chosen(self) -> list:
        """The members; none means the whole team."""
        keys = self.cleaned_data["readers"] if self.cleaned_data["whom"] == "readers" else ()
        return [self.members[key] for key in keys]


@dataclass(frozen=True)
class Part:
    """A piece of a text for a page; ``number`` counts the passages, 0 is what stays."""

    text: str = field(repr=False)
    number: int = 0


def parts(text: str, spans: list[Span]) -> list[Part]:
    """The whole text in pieces, the passages numbered."""
    pieces, reached = [], 0
    for number, span in enumerate(spans, start=1):
        pieces += [Part(text[reached : span.start]), Part(text[span.start : span.end], number)]
        reached = span.end
    return [part for part in [*pieces, Part(text[reached:])] if part.text]


def spans_sent(sent: list[str], grounds: dict[str, str]) -> list[Span]:
    """The passages as the page of the look carries them; raise SpansForged for anything that it does not."""
    matches = [_SPAN.fullmatch(one) for one in sent]
    if not 0 < len(matches) <= MOST or not all(matches):
        raise SpansForged()
    made = []
    for number, match in enumerate(matches, start=1):
        ground = grounds.get(f"ground-{number}", "")
        if ground not in RedactionGround.values:
            raise SpansForged()
        made.append(Span(int(match[1]), int(match[2]), ground))
    return made
