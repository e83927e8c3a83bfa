"""Forms of exhibits and custody: text to values."""

from cases.custody.forms.handling import (
    Find,
    GiveBack,
    Handling,
    Missing,
    Move,
    Note,
    Refusal,
    SendOut,
    TakeBack,
    Transfer,
)
from cases.custody.forms.registering import Describe, Register, RegisterFiles

__all__ = [
    "Describe",
    "Find",
    "GiveBack",
    "Handling",
    "Missing",
    "Move",
    "Note",
    "Refusal",
    "Register",
    "RegisterFiles",
    "SendOut",
    "TakeBack",
    "Transfer",
]
