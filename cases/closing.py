"""What keeps a case from closing, said by later rooms that this one does not know."""

from collections.abc import Callable

from cases.models import Case

Ask = Callable[[Case], None]
_asked: list[Ask] = []


def ask(refuse_while: Ask) -> None:
    """A later room says when a case must stay open: ``refuse_while(case)`` raises Refused with the sentence."""
    if refuse_while not in _asked:
        _asked.append(refuse_while)


def require_may_end(case: Case) -> None:
    """Refuse while something of a later room still depends on the open case."""
    for refuse_while in _asked:
        refuse_while(case)
