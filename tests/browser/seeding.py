"""Matters that the journeys of the four traditions begin with, told through the office's own actions.

Runs in a process of its own beside the stack (``python -m tests.browser.seeding``), as the story does; prints where
each matter stands as one line of JSON.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import django

SUMMONED = 21  # days ago: the sitting of the story comes eighteen days after its summons, give or take a night


def main(wanted: list[str]) -> None:
    django.setup()
    from django.conf import settings

    from letters import press
    from tests.factories.papers import blank

    people = dict(_people(Path(settings.DEMO_ACCOUNTS)))
    with patch.object(press, "pdf", lambda *_given: blank()):
        print(json.dumps({name: _told(name, people) for name in wanted}))


def _people(accounts: Path) -> Iterator[tuple[str, object]]:
    """The cast, each with their key open."""
    from accounts.models import Member
    from config.story.people import Person
    from vault import keys

    for line in json.loads(accounts.read_text(encoding="utf-8")):
        one = Member.objects.get(sign_in=line["sign_in"])
        one.keyring = keys.unlock(one.holder, passphrase=line["passphrase"])
        yield line["sign_in"], Person(one, line["passphrase"], line["totp_secret"])


def _told(name: str, people: dict) -> dict[str, str]:
    """One matter as far as its journey needs it."""
    from django.utils import timezone

    from config.story.line import Line
    from config.story.matter import Matter
    from config.story.texts import ENGLISH, FRENCH
    from procedures.models import ProcedureVersion
    from reporting_channels.models import Channel

    class Short(Line):
        """Without the dialogue with the reporter, which other journeys look at."""

        def _asked(self) -> None:
            """Nobody was asked."""

        _answered = _asked

        def _convoked(self) -> None:
            """So long ago that the day of the sitting has come."""
            self.day = timezone.now() - timedelta(days=SUMMONED)
            super()._convoked()

    days, until, code, language, pace = MATTERS[name]
    tale = (FRENCH if language == "fr" else ENGLISH)[0]
    matter = Matter(
        tale=replace(tale, subject=PERSONS[name]), language=language, channel=Channel.objects.get(code="operators"),
        first=timezone.now() - timedelta(days=days), until=until, pace=pace,
    )  # fmt: skip
    procedure = ProcedureVersion.objects.filter(code=code).latest("loaded_at")
    line = Short(matter, people, procedure).walk()
    rows = {"report": line.report, "case": line.case, "proceeding": line.proceeding}
    return {kind: str(row.pk) for kind, row in rows.items() if row is not None}


# Name of the matter: days since the facts were known, how far it went, its procedure, language and pace.
MATTERS = {
    "fr": (120, "convoked", "fr-state", "fr", 1.0),
    "fr-charged": (80, "charged", "fr-state", "fr", 1.0),
    "jp": (60, "referred", "jp-national", "en", 0.8),
    "mu": (13, "referred", "mu-mra", "en", 0.1),
    "tn": (12, "assessed", "fr-state", "fr", 1.0),
}
PERSONS = {
    "fr": "Solal Fictif",
    "fr-charged": "Aude Fictive",
    "jp": "Ren Example",
    "mu": "Dev Example",
    "tn": "Slim Fictif",
}


if __name__ == "__main__":
    main(sys.argv[1:] or list(MATTERS))
