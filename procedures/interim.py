"""Interim measures of a profile: precautions with their maximum, their effect on pay and what ends them at once."""

from dataclasses import dataclass

from .law import Law
from .words import Label

# Who may decide it: the authority with disciplinary power, or the head of office too.
DECIDERS = ("authority", "head")
# What must have happened before a measure may be kept longer, or pay be withheld.
CONDITIONS = ("prosecution",)


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that ends the measure at once."""

    code: str
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Withholding:
    """How much of the basic pay may be withheld, once the measure was kept longer on this condition."""

    most_percent: int
    needs: str
    law: Law


@dataclass(frozen=True, slots=True)
class Keeping:
    """On what condition a measure outlives its maximum, and within how many months it is looked at again."""

    needs: str
    review_months: int
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class InterimMeasure:
    """A precaution, never a sanction. ``clock`` is its maximum; ``pay`` says what becomes of the pay."""

    code: str
    label: Label
    clock: str
    decided_by: tuple[str, ...]
    pay: Label
    withholding: Withholding | None
    keeping: Keeping | None
    ended_by: tuple[Ending, ...]
    law: Law
