"""Walking through a questionnaire as a reporter would, for whoever writes it. What is typed travels with the page."""

from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import QueryDict

from reporting_channels.forms_asking import QuestionForm, form_for
from reporting_channels.questionnaires.conditions import asked
from reporting_channels.questionnaires.definition import Definition, Question

SALT = "reporting_channels.questionnaire_preview"
END = ""
LONGEST_WALK = 400_000  # characters that a page carries; a preview is no place for a novel


@dataclass
class Walk:
    """Where the walk stands, what was typed so far, and in which language."""

    definition: Definition
    language: str
    step: str = ""
    is_over: bool = False
    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def carried(cls, definition: Definition, kept: str, language: str) -> "Walk":
        """The walk that a page carried; a new one where it carried none, or one that was tampered with."""
        try:
            found = signing.loads(kept, salt=SALT)
            walk = cls(definition, found["language"], found["step"], found["is_over"], found["typed"])
        except (signing.BadSignature, KeyError, TypeError):
            walk = cls(definition, language)
        if walk.question is None:
            walk.step = next((one.code for one in walk.questions), END)
        return walk

    def kept(self) -> str:
        """What the page carries."""
        names = ("language", "step", "is_over", "typed")
        return signing.dumps({name: getattr(self, name) for name in names}, salt=SALT, compress=True)

    @property
    def answers(self) -> dict[str, Any]:
        """The answers that are right so far."""
        found: dict[str, Any] = {}
        for question in self.definition.questions:
            form = form_for(question, self.typed.get(question.code), is_bound=True)
            if question.code in self.typed and form.is_valid():
                found[question.code] = form.answer
        return found

    @property
    def questions(self) -> list[Question]:
        """The questions that are asked, given the answers."""
        return [question for _section, question in asked(self.definition, self.answers)]

    @property
    def question(self) -> Question | None:
        """The question of this page."""
        return next((one for one in self.questions if one.code == self.step), None)

    @property
    def number(self) -> int:
        """Its place, counted from one."""
        codes = [one.code for one in self.questions]
        return codes.index(self.step) + 1 if self.step in codes else 0

    def take(self, posted: QueryDict) -> QuestionForm | None:
        """Remember what was typed on this page; the form, bound."""
        question = self.question
        if question is None or self.is_over:
            return None
        mine = {name: values for name, values in posted.lists() if self._is_mine(name, question.code)}
        if sum(len(text) for values in mine.values() for text in values) < LONGEST_WALK:
            self.typed[question.code] = mine
        return form_for(question, self.typed.get(question.code), is_bound=True)

    @staticmethod
    def _is_mine(name: str, code: str) -> bool:
        return name == code or name.startswith(f"{code}-")

    def form(self) -> QuestionForm | None:
        """The form of this page with what was typed before."""
        question = self.question
        return form_for(question, self.typed.get(question.code)) if question else None

    def go(self, steps: int) -> None:
        """On, or back; behind the last question stand all the answers."""
        codes = [one.code for one in self.questions]
        at = (len(codes) if self.is_over else self.number - 1) + steps
        self.is_over = at >= len(codes)
        self.step = codes[max(0, min(at, len(codes) - 1))] if codes else END

    def anew(self) -> None:
        """Forget everything and begin again."""
        self.typed, self.is_over = {}, False
        self.step = next((one.code for one in self.questions), END)
