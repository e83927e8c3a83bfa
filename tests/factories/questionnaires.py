"""Questionnaires for tests: one of every kind, with conditions and points."""

from typing import Any

from django.utils import timezone

from audit.actors import OPERATOR
from reporting_channels.actions import questionnaires
from reporting_channels.models import QuestionnaireVersion


def both(text: str) -> dict[str, str]:
    """The same text in both languages, told apart."""
    return {"en": text, "fr": f"{text} (fr)"}


def question(code: str, kind: str, **rest: Any) -> dict[str, Any]:
    """A question's values."""
    return {"code": code, "kind": kind, "asks": both(f"Asks {code}?"), "why": both(f"Why {code}."), **rest}


def choice(code: str, points: int = 0) -> dict[str, Any]:
    """A choice's values."""
    return {"code": code, "words": both(f"Words {code}")} | ({"points": points} if points else {})


def values(code: str = "every-kind") -> dict[str, Any]:
    """A sound questionnaire with all eleven kinds."""
    return {
        "code": code,
        "title": both("Every kind"),
        "about": both("One of each."),
        "category": "bribery",
        "bands": [{"code": "low", "least": 0}, {"code": "medium", "least": 2}, {"code": "high", "least": 5}],
        "sections": [
            {"code": "facts", "title": both("Facts"), "questions": _facts()},
            {"code": "rest", "title": both("The rest"), "questions": _rest()},
        ],
    }


def _facts() -> list[dict[str, Any]]:
    return [
        question("what", "long_text", required=True),
        question("paid", "choice", choices=[choice("yes", 3), choice("no"), choice("unknown")]),
        question("amount", "amount", shown_if={"question": "paid", "is": "yes"}),
        question("acts", "choices", choices=[choice("asked", 1), choice("hid", 2), choice("lied")]),
        question("title", "short_text", shown_if={"question": "acts", "has": "hid"}),
    ]


def _rest() -> list[dict[str, Any]]:
    paid_and_asked = {"all": [{"question": "paid", "is": "yes"}, {"question": "acts", "has": "asked"}]}
    return [
        question("when", "date"),
        question("place", "place"),
        question("where", "unit"),
        question("who", "persons"),
        question("may", "consent", shown_if={"any": [{"question": "who", "answered": True}, paid_and_asked]}),
        question("proof", "file"),
    ]


def published(code: str = "every-kind", **changed: Any) -> QuestionnaireVersion:
    """A published version of it."""
    now = timezone.now()
    draft = questionnaires.create(values={**values(code), **changed}, by=OPERATOR, at=now)
    return questionnaires.publish(version=draft, by=OPERATOR, at=now)
