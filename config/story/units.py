"""What the units of the story's customs are called."""

from datetime import datetime
from typing import Any

from procedures.units import actions

NAMES = {
    "airport-cargo": ("Fret aérien", "Airport cargo"),
    "container-terminal": ("Terminal à conteneurs", "Container terminal"),
    "headquarters": ("Direction générale", "Headquarters"),
    "passenger-hall": ("Hall des voyageurs", "Passenger hall"),
    "river-port": ("Port fluvial", "River port"),
}


def name_units(by: Any, at: datetime) -> None:
    """The administrator's list."""
    for code, (french, english) in NAMES.items():
        actions.add(code=code, names={"fr": french, "en": english}, by=by, at=at)
