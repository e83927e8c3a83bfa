"""The way through the reporter's questions: which page comes when, and what each one takes over."""

from dataclasses import dataclass, field

from django import forms
from django.http import QueryDict

from reporting_channels import forms_reporter, questionnaire
from reporting_channels.drafts import CHANNEL, CHECK, FILES, IDENTITY, Draft
from reporting_channels.models import Channel
from reporting_channels.questionnaire import Question

# Characters of one answer that a draft still carries, far above every limit: five of them fit into one form.
LARGEST = 100_000


@dataclass
class Way:
    """The pages of one draft. The channel decides the questions."""

    draft: Draft
    channels: list[Channel]
    _kept: dict[str, bool] = field(default_factory=dict)

    @property
    def channel(self) -> Channel | None:
        """The channel chosen so far, while it is open."""
        return next((one for one in self.channels if one.code == self.draft.channel), None)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the chosen channel; the general ones before the choice."""
        return questionnaire.questions("general-1")

    @property
    def steps(self) -> list[str]:
        """Every page in order."""
        # Before the choice the longest way is counted, so that the number of questions only shrinks.
        asks_who = self._asks_who(self.channel) if self.channel else any(map(self._asks_who, self.channels))
        identity = [IDENTITY] if asks_who else []
        return [CHANNEL, *(question.code for question in self.questions), *identity, FILES, CHECK]

    def _asks_who(self, channel: Channel) -> bool:
        if channel.code not in self._kept:
            self._kept[channel.code] = channel.keeps_identities
        return self._kept[channel.code]

    @property
    def number(self) -> int:
        """The place of the current page, counted from one."""
        return self.steps.index(self.draft.step) + 1

    @property
    def count(self) -> int:
        """How many pages ask something."""
        return len(self.steps) - 1

    def settle(self) -> None:
        """Put the draft back on the line where its page or its channel no longer exists."""
        if self.channel is None or self.draft.step not in self.steps:
            self.draft.step = CHANNEL

    def forward(self) -> None:
        """Go on; somebody who came from the last page to change an answer goes back there."""
        steps = self.steps
        following = steps[min(steps.index(self.draft.step) + 1, len(steps) - 1)]
        self.draft.step = CHECK if self.draft.was_checked else following

    def back(self) -> None:
        """Go back one page."""
        steps = self.steps
        self.draft.step = steps[max(steps.index(self.draft.step) - 1, 0)]

    def jump(self, step: str) -> None:
        """Go to a page by its name; an unknown name changes nothing."""
        if step in self.steps:
            self.draft.step = step

    def form(self, posted: QueryDict | None = None) -> forms.Form | None:
        """The form of the current page, filled with the draft or bound to what was posted."""
        return self.form_of(self.draft.step, posted)

    def form_of(self, step: str, posted: QueryDict | dict | None = None) -> forms.Form | None:
        """The form of any page."""
        draft = self.draft
        if step == CHANNEL:
            return forms_reporter.ChooseChannel(posted, channels=self.channels, initial={"channel": draft.channel})
        if step == IDENTITY:
            return forms_reporter.SayWho(posted, initial={"name": draft.name, "contact": draft.contact})
        if step == FILES:
            return forms_reporter.AddFile()
        question = self.question(step)
        if question is None:
            return None
        return forms_reporter.Answer(posted, question=question, initial=draft.answers)

    def question(self, step: str) -> Question | None:
        """The question asked on this page, if it asks one of the list."""
        return next((question for question in self.questions if question.code == step), None)

    def is_too_much(self, posted: QueryDict) -> bool:
        """Whether an answer is so enormous that the draft could not carry it: it stays in its box alone."""
        return any(
            len(text) > LARGEST for name in (self.draft.step, "name", "contact") for text in posted.getlist(name)
        )

    def remember(self, posted: QueryDict) -> None:
        """Keep what was typed as it was typed, right or wrong: nothing is ever lost."""
        draft, step = self.draft, self.draft.step
        if step == CHANNEL and "channel" in posted:
            draft.channel = posted["channel"][:40]
        elif step == IDENTITY:
            draft.name = posted.get("name", draft.name)
            draft.contact = posted.get("contact", draft.contact)
        elif self.question(step) is not None and step in posted:
            draft.answers[step] = posted[step]

    def take_over(self, form: forms.Form) -> None:
        """Keep the cleaned values of the current page."""
        values, step = form.cleaned_data, self.draft.step
        if step == CHANNEL:
            self.draft.channel = values["channel"]
        elif step == IDENTITY:
            self.draft.name, self.draft.contact = values["name"], values["contact"]
        elif step in values:
            self.draft.answers[step] = values[step]

    def first_wrong(self) -> tuple[str, forms.Form] | None:
        """The first page whose kept answer would not pass, with its bound form; None when all do."""
        held = {**self.draft.answers, "channel": self.draft.channel}
        held |= {"name": self.draft.name, "contact": self.draft.contact}
        for step in self.steps:
            form = None if step in (FILES, CHECK) else self.form_of(step, held)
            if form is not None and not form.is_valid():
                return step, form
        return None

    def check_rows(self) -> list[dict]:
        """The answers as the last page lists them, each with its button to change it."""
        draft = self.draft
        rows = [_row(forms_reporter.ChooseChannel.TITLE, self.channel.name if self.channel else "", CHANNEL)]
        rows += [
            _row(question.asks, question.words(draft.answers.get(question.code, "")), question.code, is_prose=True)
            for question in self.questions
        ]
        if IDENTITY in self.steps:
            who = "\n".join(part for part in (draft.name, draft.contact) if part)
            rows.append(_row(forms_reporter.SayWho.TITLE, who, IDENTITY, is_prose=bool(who)))
        names = "\n".join(file.name for file in draft.files)
        rows.append(_row(forms_reporter.AddFile.TITLE, names, FILES, is_prose=bool(names)))
        return rows


def _row(label, value: str, step: str, is_prose: bool = False) -> dict:
    return {
        "label": label,
        "value": value,
        "is_prose": is_prose and bool(value),
        "change": {"name": "go", "value": f"to:{step}"},
    }
