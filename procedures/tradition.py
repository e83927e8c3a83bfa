"""What sets one tradition of discipline apart from another: its steps, its warnings, how it weighs a sanction."""

from dataclasses import dataclass

from .law import Law
from .words import Label

# The steps of a proceeding that a profile may ask for, in the only order in which they can follow each other.
# ``discipline`` has an edge for each; a profile narrows them and adds none.
STEPS = ("serve", "give_file_access", "convoke", "hold", "give_opinion", "decide")


@dataclass(frozen=True, slots=True)
class StepOfLine:
    """A step that this tradition takes, by the name that it has there.

    ``only_with_board`` steps are taken when the envisaged sanction needs the board, and left out otherwise.
    """

    code: str
    label: Label
    only_with_board: bool
    law: Law


# What a law may ask about the file that the person reads; the machine keeps each of them.
FILE_RULES = ("new-document",)


@dataclass(frozen=True, slots=True)
class FileRule:
    """What must be done about the file before these steps are taken, in the words of the profile.

    ``new-document``: the person is told of what was added since they read the file, or reads it again.
    """

    code: str
    label: Label
    before: tuple[str, ...]
    law: Law


@dataclass(frozen=True, slots=True)
class Caution:
    """What a reader must know before relying on anything else in the profile."""

    code: str
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Factor:
    """What the authority weighs when it chooses a sanction."""

    code: str
    label: Label
    law: Law


@dataclass(frozen=True, slots=True)
class Range:
    """A row of a calibration: for this conduct, sanctions from the mildest to the most severe of ``sanctions``.

    A range is where reasoning starts: leaving it takes a reason, staying in it takes the factors.
    """

    code: str
    label: Label
    sanctions: tuple[str, ...]
    law: Law
