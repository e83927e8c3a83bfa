"""Form fields that say their errors in sentences, and the renderer that draws any form with our components.

Every field here takes, beside Django's arguments, what the person is told about the question:
`why` we ask, `who` will see it, how long it is `kept`, and the `voice` (reporter, team, private) of what is written.
`explain(field, ...)` adds the same to any other field.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ui.text import written

LINE = 200  # characters of a one-line answer
PAGE = 20_000  # characters of a long answer, about eight printed pages
DAY_SHAPES = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y"]
REQUIRED = _("Answer this question.")


class Renderer(DjangoTemplates):
    """FORM_RENDERER: `{{ form }}` and `{{ field.as_field_group }}` look like the rest of the site."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/group.html"


def explain(field, *, why="", who="", kept="", voice="", hints=None):
    """Tell about any field why it is asked, who sees it, how long it is kept; `hints` by choice. Returns the field."""
    field.why, field.who, field.kept, field.voice = why, who, kept, voice
    field.hints = hints or {}
    return field


class Explained:
    """Mixin: takes why, who, kept, voice and hints, and asks for an answer in our own words."""

    def __init__(self, *args, why="", who="", kept="", voice="", hints=None, **options):
        options["error_messages"] = {"required": REQUIRED} | (options.get("error_messages") or {})
        super().__init__(*args, **options)
        explain(self, why=why, who=who, kept=kept, voice=voice, hints=hints)


class PlainTextField(Explained, forms.CharField):
    """One line of people's text: NFC, no control or bidi-turning characters, at most `max_length` characters."""

    def __init__(self, *args, max_length=LINE, **options):
        self.longest = max_length  # not Django's max_length: its HTML attribute cuts pasted text off without a word
        super().__init__(*args, **options)
        self.widget.attrs = {"dir": "auto", "spellcheck": "false"} | self.widget.attrs

    def to_python(self, value):
        value = super().to_python(value)
        return self.lines(written(value)).strip() if value else value

    def lines(self, text: str) -> str:
        """A line has no breaks."""
        return " ".join(text.split("\n"))

    def validate(self, value):
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(too_long(len(value), self.longest), code="max_length")


class MultilineField(PlainTextField):
    """A long answer in a growing box of `rows` lines."""

    widget = forms.Textarea

    def __init__(self, *args, max_length=PAGE, rows=8, **options):
        super().__init__(*args, max_length=max_length, **options)
        self.widget.attrs["rows"] = rows

    def lines(self, text: str) -> str:
        """A long answer keeps its breaks."""
        return text


class DayField(Explained, forms.DateField):
    """A day: the browser's own date input, which also takes 31/03/2026 where it is a plain box."""

    def __init__(self, *args, **options):
        sentence = _("Write the day like 31/03/2026 or 2026-03-31.")
        options["error_messages"] = {"invalid": sentence} | (options.get("error_messages") or {})
        super().__init__(*args, input_formats=DAY_SHAPES, **options)
        self.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"} | self.widget.attrs)

    def validate(self, value):
        super().validate(value)
        if value and not 1900 <= value.year <= 2200:
            raise ValidationError(_("Check the year: it lies outside 1900 to 2200."), code="year")


class MomentField(Explained, forms.DateTimeField):
    """A day and time in the office's zone; also typed as 31/03/2026 14:05. The value is aware."""

    def __init__(self, *args, **options):
        sentence = _("Write the day and time like 31/03/2026 14:05.")
        options["error_messages"] = {"invalid": sentence} | (options.get("error_messages") or {})
        shapes = ["%Y-%m-%dT%H:%M", *(f"{day} %H:%M" for day in DAY_SHAPES)]
        super().__init__(*args, input_formats=shapes, **options)
        self.widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"} | self.widget.attrs)


class RadioField(Explained, forms.ChoiceField):
    """One of a few choices, all visible. `hints={value: sentence}` explains each."""

    widget = forms.RadioSelect


class SelectField(Explained, forms.ChoiceField):
    """One of many choices, in a list."""


class ManyField(Explained, forms.MultipleChoiceField):
    """Any number of a few choices, all visible."""

    widget = forms.CheckboxSelectMultiple


class CheckboxField(Explained, forms.BooleanField):
    """One box to tick; required unless `required=False`."""


class WholeNumberField(Explained, forms.IntegerField):
    """A whole number."""


class SumField(Explained, forms.DecimalField):
    """An amount with two decimals; the currency stands in the label."""

    def __init__(self, *args, max_digits=14, **options):
        super().__init__(*args, max_digits=max_digits, decimal_places=2, **options)


def too_long(length: int, longest: int) -> str:
    """The sentence for a text of `length` characters where `longest` fit."""
    over = length - longest
    sentence = ngettext(
        "This text has %(length)s characters and %(longest)s fit. It was not cut: shorten it by %(over)s character.",
        "This text has %(length)s characters and %(longest)s fit. It was not cut: shorten it by %(over)s characters.",
        over,
    )
    return sentence % {
        name: number_format(n, force_grouping=True)
        for name, n in {"length": length, "longest": longest, "over": over}.items()
    }
