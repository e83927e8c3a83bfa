"""A record's numbered paragraphs: what a finding cites by number."""

import re


def numbered(text: str) -> list[tuple[int, str]]:
    """Paragraphs stand apart by an empty line; the first is number 1."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return list(enumerate(parts, start=1))


def together(pieces: list[tuple[str, str]]) -> str:
    """One paragraph for each question with its answer; an empty line inside an answer makes no new number."""
    return "\n\n".join(_one(question, answer) for question, answer in pieces if question or answer)


def _one(question: str, answer: str) -> str:
    parts = [_dense(text) for text in (question, answer) if text]
    return "\n– ".join(parts) if question and answer else parts[0]


def _dense(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text.strip())
