"""A matter of the demonstration: its tale, how far it goes, and the walk that takes it there."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.utils import timezone

from config.story.people import Person
from config.story.texts import Tale
from vault import receipts

OPENS, CLOSES = 8, 18  # the office's hours, local time

# How far a matter can go; each stage includes all before it.
STAGES = (
    "received",
    "acknowledged",
    "asked",
    "answered",
    "assessed",
    "opened",
    "team",
    "allegation",
    "planned",
    "mandated",
    "active",
    "heard",
    "exhibit",
    "proposed",
    "confirmed",
    "delivered",
    "decision",
    "referred",
    "proceeding",
    "charged",
    "file",
    "convoked",
    "board",
    "opinion",
    "decided",
    "imposed",
    "notified",
    "executed",
    "appealed",
    "determined",
    "implemented",
    "ended",
    "closed",
)


# The step of a procedure that a stage takes; a tradition without it goes on to the next stage.
STEP_OF = {
    "charged": "serve",
    "file": "give_file_access",
    "convoked": "convoke",
    "board": "hold",
    "opinion": "give_opinion",
}


@dataclass
class Matter:
    """One matter: its tale, its first day, its last stage, and the choices on the way."""

    tale: Tale
    language: str
    channel: Any
    first: datetime
    until: str
    procedure: str = "fr-state"
    word: str = "SUST"
    sanction: str = "exclusion-2"
    parameters: dict[str, int] = field(default_factory=lambda: {"days": 8})
    appeal: str = ""
    name: str = ""
    risk: str = "medium"
    lead: str = "joss"
    receiver: str = "awa"
    recused: str = ""
    pace: float = 1.0
    is_postponed: bool = False
    is_inquired: bool = False


class Walk:
    """Takes one matter along its stages. ``day`` is where in time the matter stands."""

    def __init__(self, matter: Matter, people: dict[str, Person], procedure: Any) -> None:
        self.m, self.procedure = matter, procedure
        self.people = {name: person.member for name, person in people.items()}
        self.receipt = receipts.new_code()
        self.day = matter.first
        self.report = self.case = self.proceeding = self.sanction = None

    def walk(self) -> Self:
        """Take every stage up to the matter's last one; a finding without fault leaves discipline out."""
        for stage in STAGES[: STAGES.index(self.m.until) + 1]:
            if self.m.word != "SUST" and stage in STAGES[STAGES.index("referred") : STAGES.index("closed")]:
                continue
            if stage in ("convoked", "board", "opinion") and self.m.sanction in ("avertissement", "blame"):
                continue
            if stage in STEP_OF and STEP_OF[stage] not in self._steps:
                continue
            if stage in ("appealed", "determined", "implemented") and not self.m.appeal:
                continue
            getattr(self, f"_{stage}")()
        return self

    @property
    def _steps(self) -> set[str]:
        return {step.code for step in self.procedure.profile.steps}

    def _later(self, days: float, *, exactly: bool = False) -> datetime:
        """Move on at the matter's pace; never past now, so that no entry of the story lies in the future."""
        wait = timedelta(days=days if exactly else days * self.m.pace)
        self.day = min(_in_office_hours(self.day + wait), timezone.now())
        return self.day

    @property
    def _on(self) -> date:
        return timezone.localdate(self.day)

    def _say(self, what: dict[str, str]) -> str:
        return what[self.m.language]

    @property
    def _receiver(self) -> Any:
        return self.people[self.m.receiver]

    @property
    def _head(self) -> Any:
        return self.people["mariam"]

    @property
    def _lead(self) -> Any:
        return self.people[self.m.lead]


def _in_office_hours(moment: datetime) -> datetime:
    """The moment itself between eight and six, else the next morning: offices sleep."""
    local = timezone.localtime(moment)
    if local.hour < OPENS:
        return local.replace(hour=OPENS, minute=local.minute // 2)
    if local.hour >= CLOSES:
        return (local + timedelta(days=1)).replace(hour=OPENS, minute=local.minute // 2)
    return local
