"""Forms of interviews: text to values."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.forms.fields import TEAM, MemberField, choices
from cases.interviews import access
from cases.interviews.actions.convoking import first_day
from cases.interviews.policies import rights_owed
from cases.models import Case, Interview
from cases.models.interview import CAPACITIES, COMPANIONS, INTERPRETERS, RECORDINGS, SENDINGS
from cases.models.mandate import WAYS
from cases.planning.access import investigators_of
from ui.forms import (
    CheckboxField,
    DayField,
    Explained,
    MultilineField,
    PlainTextField,
    RadioField,
    SelectField,
    explain,
)
from ui.words import day_in_words
from vault.upload import SealedFileField

RECORD = 200_000  # characters of a whole record
PIECE = 20_000
# Languages in which people of a customs administration are heard; an interpreter serves any other.
SPOKEN = ("fr", "en", "ar", "ja", "es", "pt", "sw", "de", "it", "zh-hans", "ru")


class TimeField(Explained, forms.TimeField):
    """An hour of the office's day."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options["error_messages"] = {"invalid": _("Write the hour like 14:05.")}
        super().__init__(*args, input_formats=["%H:%M", "%H:%M:%S", "%Hh%M", "%H.%M"], **options)
        self.widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def _spoken() -> list[tuple[str, Any]]:
    return [(code, get_language_info(code)["name_local"]) for code in SPOKEN]


def _conductors(case: Case) -> list[Member]:
    return [one.member for one in investigators_of(case)]


class Plan(forms.Form):
    """Who is to be heard, and by whom."""

    person = PlainTextField(label=_("Person"), voice=TEAM, help_text=_("Name and post."))
    capacity = RadioField(label=_("Heard as"), choices=choices(CAPACITIES))

    @classmethod
    def for_object(cls, case: Case, by: Member, *posted: Any) -> "Plan":
        form = cls(*posted)
        form.fields["conductor"] = MemberField(
            _conductors(case), label=_("Who conducts it?"), required=False, initial=str(by.pk)
        )
        return form


class Give(forms.Form):
    """Who conducts it from now on."""

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "Give":
        form = cls(*posted)
        form.fields["conductor"] = MemberField(_conductors(interview.case), label=_("Who conducts it?"))
        return form


class Convoke(forms.Form):
    """Day, hour and place announced."""

    convoked_for_on = DayField(label=_("Day of the interview"), help_text=_("The person is given this day in writing."))
    convoked_time = TimeField(label=_("Hour"), required=False)
    place = PlainTextField(label=_("Place"), required=False, voice=TEAM)
    is_notice_waived = CheckboxField(label=_("The person agreed to be heard sooner"), required=False)

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "Convoke":
        form = cls(*posted)
        day = first_day(interview.case, timezone.localdate())
        form.fields["convoked_for_on"].initial = day
        form.fields["is_notice_waived"].help_text = _("Without that, the first day is %(day)s.") % {
            "day": day_in_words(day)
        }
        return form


class Arrange(forms.Form):
    """Everything around the interview."""

    place = PlainTextField(label=_("Place"), required=False, voice=TEAM)
    convoked_time = TimeField(label=_("Hour"), required=False)
    language = SelectField(label=_("Language of the interview"), required=False)
    interpreter = PlainTextField(label=_("Interpreter"), required=False, voice=TEAM)
    interpreter_kind = SelectField(
        label=_("Who is the interpreter?"), required=False, choices=choices(INTERPRETERS, ("", _("Nobody interprets")))
    )
    companion = PlainTextField(label=_("Companion"), required=False, voice=TEAM)
    companion_kind = SelectField(
        label=_("Who is the companion?"), required=False, choices=choices(COMPANIONS, ("", _("Nobody comes along")))
    )
    present = MultilineField(label=_("Who else is present"), required=False, rows=2, max_length=2000, voice=TEAM)
    recording_kind = SelectField(
        label=_("Recording"), required=False, choices=choices(RECORDINGS, ("", _("Nothing is recorded")))
    )
    recording_agreed_on = DayField(
        label=_("The person agreed to the recording on"), required=False, help_text=_("Nothing is recorded without it.")
    )

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "Arrange":
        access.read_interview(by, interview, timezone.now())
        now = {name: getattr(interview, name) for name in cls.base_fields if name not in interview.opened}
        now |= {name: text for name, text in interview.opened.items() if name in cls.base_fields}
        form = cls(*posted, initial=now)
        form.fields["language"].choices = [("", _("Choose a language")), *_spoken()]
        if interview.recording_kind:
            files = [(str(one.pk), str(one)) for one in interview.case.exhibits.all()]
            form.exhibits = {str(one.pk): one for one in interview.case.exhibits.all()}
            form.fields["recording"] = SelectField(
                label=_("The recording is exhibit"),
                required=False,
                choices=[("", _("Not registered yet")), *files],
                initial=str(interview.recording_id or ""),
            )
        return form

    def clean(self) -> dict:
        values = super().clean()
        if values.get("recording_kind") and not values.get("recording_agreed_on"):
            self.add_error("recording_agreed_on", _("Say on which day the person agreed to be recorded."))
        for name in ("interpreter", "companion"):
            if values.get(name) and not values.get(f"{name}_kind"):
                self.add_error(f"{name}_kind", _("Answer this question."))
        if "recording" in self.fields:
            values["recording"] = self.exhibits.get(values.get("recording"))
        return values


class NotifyRights(forms.Form):
    """What proves that the person knows their rights."""

    drawn_by = "cases/interviews/rights.html"
    how = RadioField(label=_("How were they told?"), choices=choices(WAYS))
    notified_on = DayField(label=_("Told on"))
    language = SelectField(label=_("In which language?"))
    receipt = MultilineField(
        label=_("The proof, in words"),
        required=False,
        rows=2,
        max_length=1000,
        voice=TEAM,
        help_text=_("Number of the registered letter, or where the signed receipt is kept."),
    )
    file = explain(
        SealedFileField(label=_("Signed receipt or proof of delivery"), required=False),
        who=_("The team of this case."),
    )

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "NotifyRights":
        form = cls(*posted) if posted else cls(initial={"notified_on": timezone.localdate()})
        form.rights = rights_owed(interview)
        form.fields["language"].choices = [
            (code, get_language_info(code)["name_local"]) for code in interview.case.procedure.profile.languages
        ]
        return form

    def clean(self) -> dict:
        values = super().clean()
        if not values.get("receipt") and not values.get("file") and "file" not in self.errors:
            self.add_error("receipt", _("Describe the proof, or attach it: nobody is heard without it."))
        return values


class Piece(forms.Form):
    """A question with its answer."""

    question = MultilineField(label=_("Question"), required=False, rows=2, max_length=PIECE, voice=TEAM)
    answer = MultilineField(label=_("Answer"), required=False, rows=6, max_length=PIECE, voice=TEAM)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict:
        values = super().clean()
        if not self.errors and not values.get("question") and not values.get("answer"):
            self.add_error("answer", _("Write what was asked or answered."))
        return values


class Hold(forms.Form):
    """The end of the interview."""

    held_on = DayField(label=_("Held on"))
    from_time = TimeField(label=_("From"), required=False)
    to_time = TimeField(label=_("To"), required=False)
    breaks = PlainTextField(label=_("Breaks"), required=False, voice=TEAM)
    present = PlainTextField(label=_("Who was present"), required=False, voice=TEAM)
    statement = MultilineField(
        label=_("Record"),
        rows=12,
        required=False,
        max_length=RECORD,
        voice=TEAM,
        help_text=_(
            "What was kept question by question stands before this. Paragraphs apart by an empty line get numbers."
        ),
    )

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "Hold":
        access.read_interview(by, interview, timezone.now())
        now = {
            "held_on": timezone.localdate(),
            "from_time": interview.from_time,
            "present": interview.opened["present"],
        }
        form = cls(*posted) if posted else cls(initial=now)
        form.fields["statement"].required = not interview.shown_pieces
        return form


class SendRecord(forms.Form):
    """How the person got the record."""

    sent_how = RadioField(label=_("How does the person get it?"), choices=choices(SENDINGS))
    sent_on = DayField(label=_("On"))

    @classmethod
    def for_object(cls, interview: Interview, by: Member, *posted: Any) -> "SendRecord":
        return cls(*posted) if posted else cls(initial={"sent_on": timezone.localdate()})


class Refuse(forms.Form):
    """Why the person did not sign."""

    reasons = MultilineField(
        label=_("The reason the person gave"),
        rows=3,
        max_length=4000,
        voice=TEAM,
        help_text=_("Write “none given” where there was none."),
    )


class Contest(forms.Form):
    """The person's own words."""

    corrections = MultilineField(
        label=_("The person's corrections"),
        rows=10,
        max_length=RECORD,
        voice=TEAM,
        help_text=_("Word for word as the person gave them; they stand beside the record."),
    )
