"""Forms of the room, one module a noun: text to values. Long texts say who will read them."""

from cases.forms.allegations import AddAllegation, AddSubject, ProposeFinding, SendBack
from cases.forms.cases import Close, Open, Refer, Reopen
from cases.forms.investigations import Start
from cases.forms.team import Assign, Recuse

__all__ = [
    "AddAllegation",
    "AddSubject",
    "Assign",
    "Close",
    "Open",
    "ProposeFinding",
    "Recuse",
    "Refer",
    "Reopen",
    "SendBack",
    "Start",
]
