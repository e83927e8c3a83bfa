"""The clerk's page for one draft: its forms, what they amount to, and what is read out before it is sealed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from machine.policies import why_not
from reporting_channels import asking
from reporting_channels.asking import Asked
from reporting_channels.codes import Medium, RecordingScope, label
from reporting_channels.forms_reporter import ChooseTopic
from reporting_channels.models import Channel
from reporting_channels.questionnaires.definition import NARRATIVE, in_words
from reporting_channels.taking_down import policies
from reporting_channels.taking_down.drafts import ClerkDraft
from reporting_channels.taking_down.forms import Person, Start, Voice
from reporting_channels.taking_down.questions import Questions, rows
from reporting_channels.taking_down.taking import Taking, is_recording
from reporting_channels.told import Told


@dataclass
class Page:
    """One draft and the channels that are open today."""

    draft: ClerkDraft
    channels: list[Channel]

    @cached_property
    def channel(self) -> Channel | None:
        """The channel that the person wants, while it is open."""
        return next((one for one in self.channels if one.code == self.draft.start.get("channel")), None)

    @cached_property
    def is_started(self) -> bool:
        """Whether medium, channel and language are settled."""
        return self.channel is not None and self.start_form(is_bound=True).is_valid()

    @cached_property
    def topics(self) -> list[Asked]:
        """What the channel offers to ask by."""
        return asking.offered(self.channel) or [asking.general()]

    @cached_property
    def asked(self) -> Asked | None:
        """The version by which the report is told; None until a topic is chosen where there are several."""
        if len(self.topics) == 1:
            return self.topics[0]
        return next((one for one in self.topics if one.definition.code == self.draft.start.get("topic")), None)

    @property
    def topic_label(self) -> str:
        """The topic in the clerk's language."""
        return in_words(self.asked.definition.title, get_language()) if self.asked else ""

    def topic_form(self, *, is_bound: bool = False) -> ChooseTopic:
        """What it is about: this decides which questions are asked."""
        start = self.draft.start
        return ChooseTopic(start if is_bound else None, topics=self.topics, initial=start)

    @property
    def medium(self) -> str:
        return self.draft.start["medium"]

    @property
    def medium_label(self) -> str:
        """The way it came, in words."""
        return label(Medium, self.medium)

    @property
    def language(self) -> str:
        return self.draft.start["language"]

    @cached_property
    def asks_who(self) -> bool:
        """Whether enough custodians can keep a name."""
        return self.channel.keeps_identities

    @property
    def has_recording(self) -> bool:
        """Whether a file can hold a voice, so that somebody's consent is asked for."""
        return any(is_recording(file.media_type) for file in self.draft.files)

    @property
    def taking(self) -> Taking:
        """The clerk's own part, from forms that are sound."""
        return Taking(
            medium=self.medium,
            referred_by=self._started["referred_by"] if self.medium == Medium.REFERRAL else "",
            consent=self._bound[2].consent(),
        )

    @property
    def _started(self) -> dict[str, Any]:
        form = self.start_form(is_bound=True)
        form.is_valid()
        return form.cleaned_data

    def start_form(self, *, is_bound: bool = False) -> Start:
        """What is settled first, filled with the draft."""
        start = self.draft.start
        return Start(start if is_bound else None, channels=self.channels, initial=start)

    def forms(self, *, is_bound: bool = False) -> tuple[Questions, Person, Voice]:
        """The three forms of the page; unbound ones are filled with what was typed and complain of nothing."""
        if is_bound:
            made = self._bound
        else:
            questions, *others = self._made(self.draft.posted, is_bound=False)
            made = questions, *(map(_quiet, others) if self.draft.typed else others)
        self.draft.shown = made[0].codes
        return made

    @cached_property
    def _bound(self) -> tuple[Questions, Person, Voice]:
        return self._made(self.draft.posted or QueryDict())

    def _made(self, posted: Any, *, is_bound: bool = True) -> tuple[Questions, Person, Voice]:
        typed = dict(posted.lists()) if posted else {}
        questions = Questions(self.asked.definition, typed, language=self.language, is_bound=is_bound)
        return questions, Person(posted, prefix="p"), Voice(posted, prefix="v")

    @property
    def has_opened(self) -> bool:
        """Whether an answer opened questions that were not on the page, so that nobody was asked them."""
        return bool(set(self._bound[0].codes) - set(self.draft.shown))

    def is_valid(self) -> bool:
        """Whether all three forms are sound; each is asked, so that every error is shown."""
        return sum(bool(form.errors) for form in self._bound) == 0

    def refusal(self, by: Any) -> str | Promise | None:
        """The sentence why it could not be sent as it stands; None while a form is wrong, or nothing is."""
        if not self.is_valid():
            return None
        media_types = [file.media_type for file in self.draft.files]
        return why_not(policies.require_may_take_down, taking=self.taking, media_types=media_types, by=by)

    def told(self) -> Told:
        """Everything, as it is received."""
        questions, person, _voice = self._bound
        answers = dict(questions.answers)
        who = person.cleaned_data if self.asks_who else {}
        return Told(
            submission=self.draft.submission,
            receipt=self.draft.receipt,
            language=self.language,
            narrative=answers.pop(NARRATIVE, ""),
            answers=answers,
            name=who.get("name", ""),
            contact=who.get("contact", ""),
            files=tuple(self.draft.files),
            questionnaire=self.asked.id,
            taking=self.taking,
        )

    def check_rows(self) -> list[dict[str, Any]]:
        """What the clerk reads out: the answers first, then who, files and consent."""
        questions, person, voice = self._bound
        shown = rows(self.asked.definition, questions.answers, self.language)
        found = [{"label": row["label"], "value": row["value"], "is_prose": bool(row["value"])} for row in shown]
        if self.asks_who:
            who = "\n".join(part for part in person.cleaned_data.values() if part)
            found.append({"label": _("Who they are"), "value": who, "is_prose": bool(who)})
        if self.draft.files:
            names = "\n".join(file.name for file in self.draft.files)
            found.append({"label": _("Files"), "value": names, "is_prose": True})
        consent = voice.consent()
        if consent is not None:
            said = f"{label(RecordingScope, consent.scope)}\n{consent.given_by}"
            found.append({"label": _("Consent to the recording"), "value": said, "is_prose": True})
        return found


def _quiet(form: Any) -> Any:
    """The same form, filled and without complaints: somebody is still typing."""
    form.full_clean()
    form._errors.clear()
    return form
