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
from cases.custody.forms.keeping import AddPlace, BeginCount, CarryOut, Count, Export, Hold, Propose, RefuseDestruction
from cases.custody.forms.registering import Describe, Register, RegisterFiles

__all__ = [
    "AddPlace",
    "BeginCount",
    "CarryOut",
    "Count",
    "Describe",
    "Export",
    "Find",
    "GiveBack",
    "Handling",
    "Hold",
    "Missing",
    "Move",
    "Note",
    "Propose",
    "Refusal",
    "RefuseDestruction",
    "Register",
    "RegisterFiles",
    "SendOut",
    "TakeBack",
    "Transfer",
]
