"""Two or three procedures side by side: the same question put to each, every answer with its source and standing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ui.words import labelled

from .calendars import Calendar
from .clocks import Due, compute
from .law import Law
from .profile import Profile

MOST = 3
# A date typed once, and the events that happened on it in the words of every profile.
FACTS = (
    ("known", gettext_lazy("The employer knew of the facts"), ("facts.known",)),
    ("opened", gettext_lazy("The proceeding was opened"), ("proceeding.opened",)),
    ("charged", gettext_lazy("The charges were notified"), ("charges.served",)),
    ("convoked", gettext_lazy("The person received the summons"), ("hearing.convoked",)),
    ("heard", gettext_lazy("The person was heard"), ("hearing.held",)),
    ("decided", gettext_lazy("The decision was notified"), ("decision.confirmed", "decision.notified")),
    ("imposed", gettext_lazy("The sanction was imposed"), ("sanction.imposed",)),
)
DISCIPLINE = (
    "PRESCRIPTION", "NOTICE", "BOARD_OPINION", "DECISION", "APPEAL_FILING", "SILENCE", "PROBATION", "INTERIM_MAX",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: words and where they come from; ``law`` is None for the sentence that nothing was found."""

    words: str
    law: Law | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One point of comparison with the answers of each profile, in their order."""

    label: Any
    answers: list[list[Said]]
    titles: list[Any]

    @property
    def cells(self) -> list[tuple[Any, list[Said]]]:
        """Each answer with whose it is."""
        return list(zip(self.titles, self.answers, strict=True))


@dataclass(frozen=True, slots=True)
class Lived:
    """The same case under one profile: its steps, its time limits from these dates, rights and possible sanctions.

    ``within`` says what a published range sets for the conduct; empty when no conduct was named.
    """

    profile: Profile
    steps: list[Said]
    limits: list[Due]
    rights: list[Said]
    sanctions: list[Said]
    within: list[Said]


def table(profiles: Iterable[Profile]) -> list[Question]:
    """Every question, answered by each profile; an empty answer says that nothing was found."""
    chosen = list(profiles)
    titles = [one.title for one in chosen]
    return [
        Question(label, [ask(one) or [Said(_("Not found."))] for one in chosen], titles) for label, ask in _QUESTIONS
    ]


def conducts(profiles: Iterable[Profile]) -> dict[str, str]:
    """The conducts for which any of these profiles has a published range of sanctions, by their codes."""
    return {row.code: str(row.label) for profile in profiles for row in profile.ranges}


def lived(profile: Profile, facts: dict[str, date], calendar: Calendar, today: date, conduct: str = "") -> Lived:
    """What this procedure would make of a case with these dates (keys of FACTS) and this conduct (see ``conducts``)."""
    events = {event: facts[key] for key, _label, named in FACTS if key in facts for event in named}
    found = [compute(clock, events, calendar, today) for clock in profile.clocks if clock.kind in DISCIPLINE]
    dated = sorted((due for due in found if due.on is not None), key=lambda due: (due.on, due.clock.code))
    return Lived(
        profile=profile,
        steps=_steps(profile),
        limits=dated,
        rights=[Said(str(right.text), right.law) for right in profile.rights],
        sanctions=_scale(profile),
        within=_within(profile, conduct) if conduct else [],
    )


def _within(profile: Profile, conduct: str) -> list[Said]:
    """From the mildest to the most severe sanction of the published range, or that none is published."""
    for row in profile.ranges:
        if row.code == conduct:
            return [Said(" – ".join(str(profile.sanction(code).label) for code in row.sanctions), row.law)]
    return [Said(_("No published range for this conduct was found."))]


def _steps(profile: Profile) -> list[Said]:
    return [Said(str(step.label), step.law) for step in profile.steps]


def _scale(profile: Profile) -> list[Said]:
    return [Said(_with_bounds(rule), rule.law) for rule in profile.scale]


def _with_bounds(rule: Any) -> str:
    bounds = [labelled(one.label, f"{one.minimum} – {one.maximum_says}") for one in rule.parameters]
    return f"{rule.label} ({'; '.join(bounds)})" if bounds else str(rule.label)


def _clocks(*kinds: str) -> Callable[[Profile], list[Said]]:
    def ask(profile: Profile) -> list[Said]:
        return [Said(labelled(one.label, one.says), one.law) for one in profile.clocks if one.kind in kinds]

    return ask


def _board(profile: Profile) -> list[Said]:
    if profile.board is None:
        law = profile.steps[-1].law
        return [] if law.standing == "not found" else [Said(_("No board."), law)]
    name = str(profile.body(profile.board.body).label)
    seats = [Said(labelled(seat.label, seat.count), seat.law) for seat in profile.board.seats]
    parity = [Said(_("As many members of each college."), profile.board.law)] if profile.board.has_parity else []
    return [Said(name, profile.board.law), *parity, *seats]


def _ruled(name: str) -> Callable[[Profile], list[Said]]:
    return lambda profile: [Said(str(one.label), one.law) for one in getattr(profile, name)]


def _interim(profile: Profile) -> list[Said]:
    measures = [one for one in profile.interim_measures if one.law.standing != "proposal"]
    return [Said(str(one.label), one.law) for one in (*measures, *profile.interim_rules)]


def _weighed(profile: Profile) -> list[Said]:
    rows = [Said(str(one.label), one.law) for one in profile.factors]
    if profile.ranges:
        count = _("%(count)s rows of a published range") % {"count": len(profile.ranges)}
        rows.append(Said(count, profile.ranges[0].law))
    return rows


def _erasures(profile: Profile) -> list[Said]:
    found: dict[tuple[str, str], Said] = {}
    for rule in profile.scale:
        clock = f" {profile.clock(rule.erasure.clock).says}" if rule.erasure.clock else ""
        found.setdefault(
            (rule.erasure.mode, clock), Said(labelled(rule.label, f"{rule.erasure.says}{clock}"), rule.erasure.law)
        )
    return list(found.values())


def _appeals(profile: Profile) -> list[Said]:
    return [Said(f"{one.label} – {profile.body(one.body).label}", one.law) for one in profile.appeals]


_QUESTIONS: tuple[tuple[Any, Callable[[Profile], list[Said]]], ...] = (
    (gettext_lazy("Warnings"), _ruled("warnings")),
    (gettext_lazy("Steps"), _steps),
    (gettext_lazy("Scale, from the mildest to the most severe"), _scale),
    (gettext_lazy("Rules about sanctions"), _ruled("sanction_rules")),
    (gettext_lazy("What is weighed"), _weighed),
    (gettext_lazy("Board"), _board),
    (gettext_lazy("Time to open"), _clocks("PRESCRIPTION")),
    (gettext_lazy("Notice before a hearing or service"), _clocks("NOTICE")),
    (gettext_lazy("Opinion and decision"), _clocks("BOARD_OPINION", "DECISION")),
    (gettext_lazy("Provisional measures by law"), _interim),
    (gettext_lazy("Rights of the person concerned"), _ruled("rights")),
    (gettext_lazy("A document added to the file"), _ruled("file_rules")),
    (pgettext_lazy("comparison", "Appeals"), _appeals),
    (gettext_lazy("Time to appeal, and silence"), _clocks("APPEAL_FILING", "SILENCE")),
    (gettext_lazy("On the personal file"), _erasures),
    (gettext_lazy("Looked for and not found"), _ruled("gaps")),
)
