"""The boolean twin of every policy is derived, never written a second time."""

from collections.abc import Callable
from typing import Any

from machine.edges import Words
from machine.refusals import Refused


def refusal_of(require: Callable[..., Any], **handed: Any) -> Refused | None:
    """Return what ``require`` refuses with, or None where it allows."""
    try:
        require(**handed)
    except Refused as refusal:
        return refusal
    return None


def why_not(require: Callable[..., Any], **handed: Any) -> Words | None:
    """Return the sentence with which ``require`` refuses, or None where it allows."""
    refusal = refusal_of(require, **handed)
    return None if refusal is None else refusal.sentence


def may(require: Callable[..., Any], **handed: Any) -> bool:
    """Whether ``require`` lets this pass."""
    return why_not(require, **handed) is None
