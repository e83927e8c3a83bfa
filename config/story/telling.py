"""Telling the story: the office and its quorum, the procedure, the channels, the matters, the plan."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from audit import sealing
from audit.actors import OPERATOR
from config.story import desk, dialogue, texts
from config.story.apart import about_the_head
from config.story.channels import open_channels
from config.story.conduct import write_down
from config.story.endings import end
from config.story.files import files_of_a_witness
from config.story.flood import flood
from config.story.identities import ask_for_names
from config.story.line import Line
from config.story.matters import matters, one_with_a_board
from config.story.people import Person, gather
from config.story.plan import promise
from config.story.precautions import guard
from config.story.taken_down import take_down
from config.story.tongues import in_their_own
from config.story.topics import by_topic
from config.story.versions import reform
from procedures.actions import holidays, versions
from procedures.loading import shipped
from procedures.models import ProcedureVersion
from reporting_channels.actions import reports
from vault import quorum


def tell(progress: Callable[[str], None], *, is_short: bool = False) -> list[dict[str, str]]:
    """Tell everything once, into an empty database; return the accounts for var/demo/accounts.json.

    The short story has the same office and one matter that went before the board: for tests that live the rest.
    """
    _write_fast()
    now = timezone.now()
    start = now - timedelta(days=430)
    progress("the office and the officers of its quorum")
    _hand_out_shares(start)
    people = gather(at=start)
    progress("the procedures and the calendar")
    procedures = _procedures(start, now)
    write_down(people["omar"].member, start)
    channels = open_channels(people, start, is_short=is_short)
    dialogue.lists_of_the_office(start)
    told = [one_with_a_board(channels, now)] if is_short else list(matters(channels, now))
    walked: list[Line] = []
    for number, matter in enumerate(told, start=1):
        progress(f"matter {number} of {len(told)}")
        walked.append(Line(matter, people, procedures[matter.procedure]).walk())
    dialogue.talk(walked)
    if not is_short:
        ask_for_names(walked, people, now)
        _no_case(people, channels, now)
        files_of_a_witness(channels["public"], now)
        flood(channels["public"], people["awa"].member, now)
        take_down(people, channels, now)
        end(people, channels, now)
        by_topic(channels, now)
        guard(walked, people, now)
        about_the_head(people, channels, now)
        in_their_own(people, channels, now)
        desk.keep(walked, people)
        reform({name: person.member for name, person in people.items()}, now)
    progress("the joint action plan")
    promise({name: person.member for name, person in people.items()}, now)
    progress("the log is being sealed")
    _seal_log(now)
    return [person.account() for person in people.values()]


def _procedures(start: datetime, now: datetime) -> dict[str, ProcedureVersion]:
    """Load every tradition and the calendars; the versions by their codes."""
    loaded = {path.stem: versions.load(path=path, by=OPERATOR, at=start) for path in shipped()}
    for year in range(start.year, now.year + 2):
        holidays.copy(country="FR", year=year, by=OPERATOR, at=start)
    for country in ("JP", "TN", "NE", "ML", "MU", "CA"):
        holidays.copy(country=country, year=now.year + 1, by=OPERATOR, at=start)
    return loaded


def _write_fast() -> None:
    """Do not wait for the disk at each step: a story that a power cut breaks off is told again from the start."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")


def _hand_out_shares(at: datetime) -> None:
    """Make the quorum before the first compartment, and put its shares where the demonstration can find them."""
    _quorum, shares = quorum.create(officers=3, threshold=2, by=OPERATOR, at=at)
    folder = Path(settings.DEMO_ACCOUNTS).parent
    folder.mkdir(parents=True, exist_ok=True)
    for number, words in enumerate(shares, start=1):
        descriptor = os.open(folder / f"quorum-share-{number}.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(words + "\n")


def _no_case(people: dict[str, Person], channels: dict[str, Any], now: datetime) -> None:
    """Reports that gave no case: one waits for the second person, others were told why."""
    awa, ilan = people["awa"].member, people["ilan"].member
    for number, days in enumerate((30, 45, 66, 80)):
        matter = next(iter(matters(channels, now)))
        matter.first, matter.until = now - timedelta(days=days), "acknowledged"
        line = Line(matter, people, None).walk()
        at = matter.first + timedelta(days=4)
        report = reports.assess(
            report=line.report,
            note="-",
            category="other",
            competence="other",
            credibility="medium",
            seriousness="low",
            urgency="low",
            detriment_risk="low",
            proposes="no_case",
            no_case_reason="not_competent",
            by=awa,
            at=at,
        )
        report = reports.propose_no_case(
            report=report, reason="not_competent", note=texts.NO_CASE[matter.language], by=awa, at=at
        )
        if number:
            report = reports.confirm_no_case(report=report, by=ilan, at=at + timedelta(days=1))
            report = reports.give_feedback(
                report=report, text=texts.NO_CASE[matter.language], by=awa, at=at + timedelta(days=2)
            )
        if number > 1:
            reports.close(report=report, by=awa, at=at + timedelta(days=3))


def _seal_log(now: datetime) -> None:
    """Seal what was told, if this process has the log's key; otherwise the worker does it in a moment."""
    if settings.LOG_SIGNING_KEY:
        sealing.seal_pending(now)
