"""The way through the reporter's questions: which page comes when, and what each one takes over."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import QueryDict
from django.utils.translation import get_language

from reporting_channels import asking, forms_reporter
from reporting_channels.asking import Asked
from reporting_channels.drafts import CHANNEL, CHECK, FILES, IDENTITY, LARGEST, TOPIC, Draft
from reporting_channels.forms_asking import QuestionForm, form_for, without_row
from reporting_channels.models import Channel
from reporting_channels.questionnaires.conditions import asked, possible
from reporting_channels.questionnaires.definition import NARRATIVE, Definition, Kind, Question
from reporting_channels.told import StoredFile, Told


@dataclass
class Way:
    """The pages of one draft. The channel and the topic decide the questions, the answers decide which of them."""

    draft: Draft
    channels: list[Channel]
    _kept: dict[str, bool] = field(default_factory=dict)
    _offered: dict[str, list[Asked]] = field(default_factory=dict)
    _answered: tuple[str, dict[str, Any]] = ("", {})

    @property
    def channel(self) -> Channel | None:
        """The channel chosen so far, while it is open."""
        return next((one for one in self.channels if one.code == self.draft.channel), None)

    @property
    def topics(self) -> list[Asked]:
        """What the chosen channel offers."""
        channel = self.channel
        if channel is None:
            return []
        if channel.code not in self._offered:
            self._offered[channel.code] = asking.offered(channel)
        return self._offered[channel.code]

    @property
    def asked(self) -> Asked | None:
        """The version by which this draft is told: the one that was shown first, even when a newer one came since."""
        if not self.draft.version or self.channel is None:
            return None
        try:
            return asking.published(UUID(hex=self.draft.version))
        except ObjectDoesNotExist:
            return None

    @property
    def definition(self) -> Definition | None:
        """The questions of the chosen topic."""
        return self.asked.definition if self.asked else None

    def choose(self, code: str) -> None:
        """Take a topic; the same one again keeps its version."""
        found = next((one for one in self.topics if one.definition.code == code), None)
        if found is not None and (self.definition is None or self.definition.code != code):
            self.draft.version = found.id.hex

    @property
    def answers(self) -> dict[str, Any]:
        """What is answered, question by question, as far as it was asked and is no nonsense."""
        key = json.dumps([self.draft.version, self.draft.channel, self.draft.answers, get_language()])
        if self._answered[0] != key:
            self._answered = (key, self._answers())
        return self._answered[1]

    def _answers(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for question in self.definition.questions if self.definition else ():
            form = self.form_of_question(question, is_bound=True)
            if question.code in self.draft.answers and form.is_valid():
                found[question.code] = form.answer
        return found

    @property
    def questions(self) -> list[Question]:
        """The questions that are asked, given what is answered."""
        return [question for _section, question in asked(self.definition, self.answers)] if self.definition else []

    @property
    def steps(self) -> list[str]:
        """Every page in order, as far as it can be known."""
        if self.channel is None:
            return [CHANNEL]
        topic = [TOPIC] if len(self.topics) > 1 else []
        if self.definition is None:
            return [CHANNEL, *topic]
        questions = self.questions
        identity = [IDENTITY] if self._asks_who(self.channel) else []
        # Whoever was asked for files by a question is not asked a second time.
        files = [] if any(question.kind == Kind.FILE for question in questions) else [FILES]
        return [CHANNEL, *topic, *(question.code for question in questions), *identity, *files, CHECK]

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
        """How many pages can still ask something: while an answer may open others they are counted, so it only shrinks.

        Zero before the topic is chosen: nobody knows yet.
        """
        if self.definition is None:
            return 0
        steps, codes = self.steps, [question.code for question in self.definition.questions]
        ahead = codes[codes.index(self.draft.step) :] if self.draft.step in codes else []
        ahead = codes if self.draft.step in (CHANNEL, TOPIC) else ahead
        others = [step for step in steps if step not in codes and step != CHECK]
        return len(others) + possible(self.definition, self.answers, ahead)

    def settle(self) -> None:
        """Put the draft back on the line where its page, its channel or its topic no longer exists."""
        self._settle_topic()
        steps = self.steps
        if self.draft.step not in steps:
            self.draft.step = steps[-1]  # the channel, the topic, or the page that lists the answers

    def _settle_topic(self) -> None:
        codes = [one.definition.code for one in self.topics]
        if self.definition is not None and self.definition.code not in codes and self.draft.step in (CHANNEL, TOPIC):
            self.draft.version = ""
        if self.definition is None and len(codes) == 1:
            self.choose(codes[0])

    def forward(self) -> None:
        """Go on; who came from the last page goes back there, past what the change has opened."""
        self._settle_topic()
        if self.question(self.draft.step) is not None:
            self.draft.answers.setdefault(self.draft.step, {})
        steps = self.steps
        at = steps.index(self.draft.step)
        following = steps[min(at + 1, len(steps) - 1)]
        if self.draft.was_checked and self.definition is not None:
            following = next((step for step in steps[at + 1 :] if self._is_new(step)), CHECK)
        self.draft.step = following

    def _is_new(self, step: str) -> bool:
        return step not in (CHANNEL, TOPIC, IDENTITY, FILES, CHECK) and step not in self.draft.answers

    def back(self) -> None:
        """Go back one page."""
        steps = self.steps
        self.draft.step = steps[max(steps.index(self.draft.step) - 1, 0)]

    def jump(self, step: str) -> None:
        """Go to a page by its name; an unknown name changes nothing."""
        if step in self.steps:
            self.draft.step = step

    @property
    def takes_files(self) -> bool:
        """Whether files are added on this page."""
        question = self.question(self.draft.step)
        return self.draft.step == FILES or (question is not None and question.kind == Kind.FILE)

    def form(self, posted: QueryDict | None = None) -> forms.Form | None:
        """The form of the current page, filled with the draft or bound to what was posted."""
        return self.form_of(self.draft.step, posted)

    def form_of(self, step: str, posted: QueryDict | dict | None = None) -> forms.Form | None:
        """The form of any page. A question's is bound to what the draft keeps of it, once that was posted."""
        draft = self.draft
        if step == CHANNEL:
            return forms_reporter.ChooseChannel(posted, channels=self.channels, initial={"channel": draft.channel})
        if step == TOPIC:
            chosen = self.definition.code if self.definition else ""
            return forms_reporter.ChooseTopic(posted, topics=self.topics, initial={"topic": chosen})
        if step == IDENTITY:
            return forms_reporter.SayWho(posted, initial={"name": draft.name, "contact": draft.contact})
        if step == FILES:
            return forms_reporter.AddFile()
        question = self.question(step)
        if question is None:
            return None
        if isinstance(posted, QueryDict):
            return form_for(question, self.typed_in(posted), is_bound=True)
        return self.form_of_question(question, is_bound=posted is not None)

    def form_of_question(self, question: Question, *, is_bound: bool) -> QuestionForm:
        """The form of a question with what was typed so far."""
        return form_for(question, self.draft.answers.get(question.code, {}), is_bound=is_bound)

    def question(self, step: str) -> Question | None:
        """The question asked on this page, if it asks one of the list."""
        return self.definition.question(step) if self.definition else None

    def typed_in(self, posted: QueryDict) -> dict[str, list[str]]:
        """What was posted for the question of this page, by the names of its controls."""
        step = self.draft.step
        return {name: values for name, values in posted.lists() if name == step or name.startswith(f"{step}-")}

    def is_too_much(self, posted: QueryDict) -> bool:
        """Whether what was typed is so enormous that the draft could not carry it: it stays in its boxes alone."""
        typed = [text for values in self.typed_in(posted).values() for text in values]
        typed += [*posted.getlist("name"), *posted.getlist("contact")]
        return any(len(text) > LARGEST for text in typed) or not self.draft.carries(sum(map(len, typed)))

    def remember(self, posted: QueryDict) -> None:
        """Keep what was typed as it was typed, right or wrong: nothing is ever lost."""
        draft, step = self.draft, self.draft.step
        if step == CHANNEL and "channel" in posted:
            draft.channel = posted["channel"][:40]
            self._settle_topic()
        elif step == TOPIC and "topic" in posted:
            self.choose(posted["topic"])
        elif step == IDENTITY:
            draft.name = posted.get("name", draft.name)
            draft.contact = posted.get("contact", draft.contact)
        elif (question := self.question(step)) is not None and question.kind != Kind.FILE:
            typed = self.typed_in(posted)
            # Nothing ticked sends nothing: only the page itself can say that it was there.
            if typed or posted.get("page") == step:
                draft.answers[step] = typed

    def add_row(self) -> None:
        """One more person on this page."""
        typed = self.draft.answers.setdefault(self.draft.step, {})
        question = self.question(self.draft.step)
        if question is not None and question.kind == Kind.PERSONS:
            count = form_for(question, typed).count
            typed[f"{self.draft.step}-{count}-name"] = [""]

    def take_row(self, number: str) -> None:
        """Take one person out again."""
        question = self.question(self.draft.step)
        if question is not None and question.kind == Kind.PERSONS and number.isdecimal():
            typed = self.draft.answers.get(self.draft.step, {})
            self.draft.answers[self.draft.step] = without_row(typed, question.code, int(number[:4]))

    def add_file(self, file: StoredFile) -> None:
        """Keep a file that was sealed on arrival; a question that asked for it keeps its name."""
        self.draft.files.append(file)
        if self.draft.step != FILES:
            names = self.draft.answers.setdefault(self.draft.step, {}).setdefault(self.draft.step, [])
            names.append(file.file_id.hex)

    def drop_file(self, name: str) -> None:
        """Leave a file out again."""
        self.draft.files = [file for file in self.draft.files if file.file_id.hex != name]
        self.forget_lost_names()

    def forget_lost_names(self) -> None:
        """Take names of files that are no more out of the answers."""
        there = {file.file_id.hex for file in self.draft.files}
        for question in self.definition.questions if self.definition else ():
            if question.kind == Kind.FILE and question.code in self.draft.answers:
                names = self.draft.answers[question.code].get(question.code, [])
                self.draft.answers[question.code] = {question.code: [name for name in names if name in there]}

    @property
    def files_here(self) -> list[StoredFile]:
        """The files that were added on this page; all of them on the page that asks for any."""
        if self.draft.step == FILES:
            return self.draft.files
        names = self.draft.answers.get(self.draft.step, {}).get(self.draft.step, [])
        return [file for file in self.draft.files if file.file_id.hex in names]

    def take_over(self, form: forms.Form) -> None:
        """Keep the cleaned values of a page that is no question."""
        values, step = form.cleaned_data, self.draft.step
        if step == CHANNEL:
            self.draft.channel = values["channel"]
        elif step == TOPIC:
            self.choose(values["topic"])
        elif step == IDENTITY:
            self.draft.name, self.draft.contact = values["name"], values["contact"]

    def first_wrong(self) -> tuple[str, forms.Form] | None:
        """The first page whose kept answer would not pass, with its bound form; None when all do."""
        held = {"channel": self.draft.channel, "name": self.draft.name, "contact": self.draft.contact}
        held["topic"] = self.definition.code if self.definition else ""
        for step in self.steps:
            form = None if step in (FILES, CHECK) else self.form_of(step, held)
            if form is not None and not form.is_valid():
                return step, form
        return None

    def told(self, language: str) -> Told:
        """The draft as what is received: answers to questions that are asked, nothing else."""
        found = {question.code: self.answers.get(question.code) for question in self.questions}
        told = self.draft.told(language, str(found.get(NARRATIVE) or ""), found)
        return asking.settle(told)
