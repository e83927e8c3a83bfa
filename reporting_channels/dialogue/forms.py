"""Forms of the dialogue: a message, a note, labels, handing over, and the office's own lists."""

import secrets

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import MessageKind
from reporting_channels.forms import TO_REPORTER, TO_TEAM, Share
from reporting_channels.models import ReplyTemplate, Tag
from reporting_channels.models.template import KINDS
from reporting_channels.uploads import ACCEPT
from ui.forms import CheckboxField, ManyField, MultilineField, PlainTextField, RadioField, SelectField, WholeNumberField


class ManyFiles(forms.FileInput):
    """A file input that takes several at once; the files themselves are read by the view."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"accept": ACCEPT, "multiple": True})


class Write(forms.Form):
    """A question or news for the reporter, with files; ``once`` makes a second press send nothing twice."""

    kind = RadioField(
        label=_("What it is"),
        choices=[(MessageKind.QUESTION, _("A question")), (MessageKind.NEWS, _("News"))],
        initial=MessageKind.QUESTION,
        hints={
            MessageKind.QUESTION: _("The inbox shows that you wait for an answer."),
            MessageKind.NEWS: _("No answer is expected."),
        },
    )
    template = SelectField(
        label=_("A ready text"),
        required=False,
        help_text=_("It is added to your message in the reporter’s language. Change it as you like before you send."),
    )
    text = MultilineField(label=_("Your message"), rows=7, **TO_REPORTER)
    file = forms.FileField(
        label=_("Files"),
        required=False,
        help_text=_(
            "They reach the reporter as they are: take names of authors and other traces out first. "
            "Choose them last, a page that is shown again forgets them."
        ),
        widget=ManyFiles(),
    )
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args, templates: list[ReplyTemplate], **options) -> None:
        super().__init__(*args, **options)
        self.templates = {str(one.pk): one for one in templates}
        self.fields["template"].choices = [("", _("None")), *((key, one.name) for key, one in self.templates.items())]
        if not templates:
            del self.fields["template"]
        self.initial.setdefault("once", secrets.token_hex(32))

    @property
    def submission(self) -> bytes:
        """What tells one press of "send" from the next message; empty when it was bent."""
        try:
            return bytes.fromhex(self.cleaned_data.get("once", ""))
        except ValueError:
            return b""

    def with_template(self, language: str) -> dict[str, str]:
        """What the boxes hold after the chosen text was put below what is written already."""
        chosen = self.templates.get(self.data.get("template", ""))
        text = self.data.get("text", "").rstrip()
        kind = self.data.get("kind", MessageKind.QUESTION)
        if chosen is not None:
            added = chosen.text_in(language)
            kind = kind if text else chosen.kind
            text = f"{text}\n\n{added}" if text else added
        return {"text": text, "kind": kind, "once": self.data.get("once") or secrets.token_hex(32)}

    def typed(self) -> dict[str, str]:
        """What the boxes hold, right or wrong."""
        return {name: self.data.get(name, "") for name in ("kind", "text", "once")}

    def refuse_file(self, sentence: str) -> None:
        """Say what is wrong with a file."""
        self.add_error("file", sentence)

    def too_many(self) -> None:
        """More files than one message carries."""
        most = {"most": settings.UPLOAD_MAX_FILES}
        self.add_error("file", gettext("A message can carry at most %(most)s files.") % most)


class WriteNote(forms.Form):
    """A note for the team."""

    note = MultilineField(
        label=_("Your note"),
        rows=4,
        help_text=_("It stays as it is. The reporter cannot see it; whoever may open this report can."),
        **TO_TEAM,
    )


class ChooseTags(forms.Form):
    """The labels that the report shall bear."""

    tags = ManyField(
        label=_("Labels"), required=False, help_text=_("They count for filters only, and never say a name.")
    )

    def __init__(self, *args, tags: list[Tag], **options) -> None:
        super().__init__(*args, **options)
        self.tags = {one.code: one for one in tags}
        self.fields["tags"].choices = [(one.code, one.name) for one in tags]

    def chosen(self) -> list[Tag]:
        """The labels behind the codes."""
        return [self.tags[code] for code in self.cleaned_data["tags"]]


class HandOver(Share):
    """To whom the report goes, and what they must know."""

    note = MultilineField(
        label=_("What your colleague must know"),
        required=False,
        rows=4,
        help_text=_("Where it stands, what is promised, what is next."),
        **TO_TEAM,
    )


def _each_language(kind: type, label, languages, **options) -> dict[str, forms.Field]:
    """One field for each language. The office's own are demanded; in another one the nearest text is offered."""
    needed = dict(settings.OFFICE_LANGUAGES)
    fields = {code: kind(label=f"{label} ({name})", required=code in needed, **options) for code, name in languages}
    for code, field in fields.items():
        field.widget.attrs["lang"] = code
    return fields


def _written() -> list[tuple[str, str]]:
    """The languages of a text that reporters read: the office's own, then the others in which they can be told."""
    return list((dict(settings.OFFICE_LANGUAGES) | dict(settings.REPORTER_LANGUAGES)).items())


class EditTemplate(forms.Form):
    """A text for recurrent messages in every language of reporters; its name in those of the office."""

    is_active = CheckboxField(label=_("Offer it to those who write"), required=False, initial=True)
    kind = RadioField(label=_("What it is"), choices=[(kind, kind.label) for kind in KINDS], initial=KINDS[0])
    position = WholeNumberField(label=_("Place in the list"), min_value=0, max_value=999, initial=0)

    def __init__(self, *args, template: ReplyTemplate | None = None, **options) -> None:
        super().__init__(*args, **options)
        for code, field in _each_language(
            PlainTextField, gettext("Name in the list"), settings.OFFICE_LANGUAGES, max_length=80
        ).items():
            self.fields[f"name_{code}"] = field
        for code, field in _each_language(
            MultilineField, gettext("Text"), _written(), max_length=4_000, rows=5
        ).items():
            self.fields[f"text_{code}"] = field
        if template is not None:
            self.initial |= {"kind": template.kind, "position": template.position, "is_active": template.is_active}
            self.initial |= {f"name_{code}": text for code, text in template.names.items()}
            self.initial |= {f"text_{code}": text for code, text in template.texts.items()}

    def values(self) -> dict[str, object]:
        """The values as the action takes them."""
        said = self.cleaned_data
        return {
            "kind": said["kind"],
            "position": said["position"],
            "is_active": said["is_active"],
            "names": {code: said[f"name_{code}"] for code, _name in settings.OFFICE_LANGUAGES},
            "texts": {code: text for code, _name in _written() if (text := said[f"text_{code}"])},
        }


class EditTag(forms.Form):
    """A label in every language of the office. Its code is given once."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_("Small letters, digits and hyphens; it stands in addresses and in the log, and never changes."),
        error_messages={"required": _("Answer this question.")},
    )
    is_active = CheckboxField(label=_("Offer it"), required=False, initial=True)
    position = WholeNumberField(label=_("Place in the list"), min_value=0, max_value=999, initial=0)

    def __init__(self, *args, tag: Tag | None = None, taken: list[str] = (), **options) -> None:
        super().__init__(*args, **options)
        self.taken = taken
        for code, field in _each_language(
            PlainTextField, gettext("Label"), settings.OFFICE_LANGUAGES, max_length=40
        ).items():
            self.fields[f"name_{code}"] = field
        if tag is not None:
            del self.fields["code"]
            self.initial |= {"position": tag.position, "is_active": tag.is_active}
            self.initial |= {f"name_{code}": text for code, text in tag.names.items()}

    def clean_code(self) -> str:
        """Small letters, and not one that is there."""
        code = self.cleaned_data["code"].lower()
        if code in self.taken:
            raise forms.ValidationError(gettext("There is a label with this code already."))
        return code

    def values(self) -> dict[str, object]:
        """The values as the action takes them."""
        said = self.cleaned_data
        names = {code: said[f"name_{code}"] for code, _name in settings.OFFICE_LANGUAGES}
        rest = {name: said[name] for name in ("code", "position", "is_active") if name in said}
        return {"names": names, **rest}
