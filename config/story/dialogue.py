"""The dialogue's part of the story: the office's texts and labels, files both ways, a note, words not sent yet."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from audit.actors import OPERATOR
from config.story.arrivals import arrived
from reporting_channels.actions import lists, masks, messages, notes, redactions, satisfaction, writing
from reporting_channels.dialogue import access
from reporting_channels.dialogue.ready import TAGS, TEMPLATES
from reporting_channels.redacting import spans
from reporting_channels.redacting.places import Place
from reporting_channels.reporter_door import open_by_receipt

NOTE = {
    "fr": "J’ai demandé les horaires de la porte nord. Ne pas écrire à l’auteur avant leur réponse.",
    "en": "I asked for the roster of the north gate. Do not write to the reporter before it is here.",
}
BEGUN = {
    "fr": "Nous avons lu votre message. Pourriez-vous nous dire",
    "en": "We have read your message. Could you tell us",
}
FORM = {
    "fr": ("modèle-de-chronologie.txt", "Jour – lieu – ce que vous avez vu\n\n1.\n2.\n3.\n"),
    "en": ("form-for-a-chronology.txt", "Day – place – what you saw\n\n1.\n2.\n3.\n"),
}
SENT = {
    "fr": "Si cela vous aide, voici une feuille à remplir. Vous pouvez aussi écrire librement.",
    "en": "If it helps you, here is a sheet to fill in. You can also simply write.",
}


def lists_of_the_office(at: datetime) -> None:
    """The ready texts and labels, as an office has them on its first day."""
    for position, values in enumerate(TEMPLATES):
        lists.write_template(by=OPERATOR, at=at, position=position, **values)
    for position, values in enumerate(TAGS):
        lists.write_tag(by=OPERATOR, at=at, position=position, **values)


def talk(lines: list[Any]) -> None:
    """What everybody has seen before today; on two matters labels, a file, a colleague's note, a message begun."""
    for line in lines[4:]:
        for name in {"awa", "ilan", "mariam"} - {line.m.recused}:
            writing.mark_read(report=line.report, number=1, by=line.people[name], at=line.day)
    begun = [line for line in lines if line.m.until == "answered"][:2]
    for line in begun:
        awa, ilan = line.people["awa"], line.people["ilan"]
        at = line.day + timedelta(hours=1)
        labels = [one for one in access.tags() if one.code in ("protection", "series")]
        lists.tag(report=line.report, tags=labels, by=awa, at=at)
        name, content = FORM[line.m.language]
        file = arrived(name, content.encode())
        messages.tell(report=line.report, text=SENT[line.m.language], files=[file], by=awa, at=at)
        notes.note(report=line.report, text=NOTE[line.m.language], by=ilan, at=at + timedelta(hours=1))
        writing.keep(report=line.report, kind="question", text=BEGUN[line.m.language], by=awa, at=at)
    if begun:
        _masked(begun[0])
    over = [line for line in lines if line.m.until == "closed"]
    _rated(over)
    _hand_out_receipts([*begun, *over[:1]])  # the first who read the end has not said yet how it was


def _rated(lines: Iterable[Any]) -> None:
    """What those said of the office who read the end: most, not all, and not all of them content."""
    for number, line in enumerate(lines):
        opened = open_by_receipt(line.receipt)
        if number % 5 and satisfaction.is_asked(opened.report, opened.derived):
            answers = {
                "told": "yes",
                "understood": ("yes", "partly", "no")[number % 3],
                "again": ("yes", "no")[number % 2],
            }
            satisfaction.rate(report=opened.report, derived=opened.derived, answers=answers, at=line.day)


def _masked(line: Any) -> None:
    """A mask for one colleague; a sentence that is gone, and one that waits for the second person."""
    awa, ilan, mariam = (line.people[name] for name in ("awa", "ilan", "mariam"))
    told = spans.sentences(line.m.tale.narrative)
    values = {"report": line.report, "place": Place("narrative"), "at": line.day + timedelta(hours=4)}
    masks.mask(spans=told[-1:], ground="identity", readers=[ilan], by=mariam, **values)
    gone = redactions.propose(spans=[replace(told[1], ground="irrelevant")], by=awa, **values)
    redactions.confirm(redaction=gone, by=mariam, at=values["at"])
    left = spans.struck(line.m.tale.narrative, told[1:2])
    waits = replace(spans.sentences(left)[0], ground="third_party")
    redactions.propose(spans=[waits], by=awa, **values)


def _hand_out_receipts(lines: Iterable[Any]) -> None:
    """Put their numbers where the demonstration can find them, so that somebody can come back as the reporter."""
    path = Path(settings.DEMO_ACCOUNTS).parent / "receipts.json"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump([{"report": line.report.reference, "receipt": line.receipt} for line in lines], file, indent=1)
