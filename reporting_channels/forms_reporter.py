"""The reporter's forms, one question a page. Nothing here is required but the heart of it."""

import unicodedata
from collections.abc import Sequence

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.asking import Asked
from reporting_channels.codes import Felt
from reporting_channels.forms_asking import WHO_READS
from reporting_channels.models import Channel
from reporting_channels.questionnaires.definition import in_words
from reporting_channels.uploads import ACCEPT
from ui.forms import CheckboxField, MultilineField, PlainTextField, RadioField
from ui.words import listed


class ChooseChannel(forms.Form):
    """Who should read the report."""

    TITLE = _("What is your link with customs?")

    def __init__(self, *args, channels: list[Channel], **options) -> None:
        super().__init__(*args, **options)
        self.fields["channel"] = RadioField(
            label=self.TITLE,
            help_text=_("It decides who receives your report. Only these people can open it."),
            choices=[(channel.code, channel.name) for channel in channels],
            hints={channel.code: _hint(channel) for channel in channels},
        )


def _hint(channel: Channel) -> str:
    """Its notice; where it does not speak the page's language, those that it speaks."""
    if (get_language() or "en") in channel.languages:
        return channel.notice
    spoken = listed(get_language_info(code)["name_local"] for code in channel.languages)
    answered = gettext("Here reports are read and answered in %(languages)s.") % {"languages": spoken}
    return format_html("{} {}", channel.notice, answered)


class ChooseTopic(forms.Form):
    """What the report is about: the topic decides which questions are asked."""

    TITLE = _("What is it about?")

    def __init__(self, *args, topics: Sequence[Asked], **options) -> None:
        super().__init__(*args, **options)
        language = get_language()
        named = [topic.definition for topic in topics]
        self.fields["topic"] = RadioField(
            label=self.TITLE,
            help_text=_("It decides which questions you are asked. If several fit, choose what weighs most."),
            choices=[(topic.code, in_words(topic.title, language)) for topic in named],
            hints={topic.code: in_words(topic.about, language) for topic in named},
        )


class SayWho(forms.Form):
    """A name and a way to reach the person: both may stay empty."""

    TITLE = _("Do you want to say who you are?")

    name = PlainTextField(label=_("Your name"), required=False, help_text=_("Leave it empty to stay unknown."))
    contact = MultilineField(
        label=_("How you could be reached"),
        required=False,
        max_length=1_000,
        rows=3,
        help_text=_("Not needed: the office can write to you here, and you come back with your number."),
    )


class SayWhoLater(SayWho):
    """The same, said after the report was sent: one of the two is needed."""

    def clean(self) -> dict:
        """Something must be said."""
        values = super().clean()
        if not self.errors and not any(values.values()):
            self.add_error("name", gettext("Write your name, or how you can be reached."))
        return values


class AddFile(forms.Form):
    """Drawn as a file input; the files themselves are read by the view."""

    TITLE = _("Do you have files to add?")

    file = forms.FileField(
        label=_("Add a file"),
        required=False,
        help_text=_("Pictures, sound, films, PDF, text and office documents, up to 100 MB each."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )


class NumberField(PlainTextField):
    """The receipt. A copied number can bring marks of direction along: they say nothing, so they refuse nothing."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"})

    def to_python(self, value):
        """The text without what cannot be seen."""
        return super().to_python("".join(one for one in value or "" if unicodedata.category(one) != "Cf"))


class TypeBack(forms.Form):
    """The receipt, typed again to be sure that it was written down."""

    typed = NumberField(label=_("Type the number that you wrote down"))


class EnterReceipt(forms.Form):
    """The receipt, to come back. A text that was being written travels along."""

    receipt = NumberField(
        label=_("Your number"),
        help_text=_("Eight groups of four digits. Spaces do not matter."),
        error_messages={"required": _("Type the number that you received.")},
    )


class Reply(forms.Form):
    """What the reporter wants to add."""

    text = MultilineField(
        label=_("Your message to the office"),
        required=False,
        help_text=_("Answer a question, or add what you remember since."),
        who=WHO_READS,
        rows=6,
    )
    suffers = CheckboxField(
        label=_("I suffer because of this report, or somebody close to me does"),
        required=False,
        help_text=_(
            "Reprisals, threats, or the fear of them. Whoever follows your report is asked to look at your protection "
            "within seven days."
        ),
    )
    file = forms.FileField(
        label=_("Add a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )

    @classmethod
    def kept(cls, posted) -> "Reply":
        """What was typed and ticked, not sent yet."""
        return cls(initial={"text": posted.get("text", ""), "suffers": bool(posted.get("suffers"))})

    @property
    def words(self) -> str:
        """What is sent: where nothing was written, what the tick or the file says."""
        said = self.cleaned_data["text"]
        if self.cleaned_data["suffers"] and not said:
            return gettext("(I suffer because of this report, or somebody close to me does.)")
        return said or gettext("(Only a file was sent.)")

    @property
    def says_nothing(self) -> bool:
        """Neither words nor a tick."""
        return not self.cleaned_data["text"] and not self.cleaned_data["suffers"]

    def nothing_said(self) -> None:
        """Neither words nor a file."""
        self.add_error("text", gettext("Write something, or choose a file."))


class HowWasIt(forms.Form):
    """Three questions at the end, each of them optional."""

    told = RadioField(label=_("Was it easy to tell us?"), choices=Felt.choices, required=False)
    understood = RadioField(
        label=_("Did you understand what would happen, and by when?"), choices=Felt.choices, required=False
    )
    again = RadioField(label=_("Would you tell us again, if you had to?"), choices=Felt.choices, required=False)
