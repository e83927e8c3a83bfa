"""What one case of the demonstration holds: a telephone refused and offered again, money that nobody finds, a safe."""

from typing import Any

from cases.custody.actions import counts, exhibits, handling, places, whereabouts
from cases.models import StoragePlace

TELEPHONE = {
    "fr": ("Téléphone de service, écran fêlé", "Remis par le chef de brigade, bureau 4"),
    "en": ("Service telephone, cracked screen", "Handed over by the head of the brigade, room 4"),
}
MONEY = {
    "fr": ("Enveloppe, 40 billets, liste des numéros jointe", "Trouvée dans le casier 12"),
    "en": ("Envelope with 40 notes, list of their numbers inside", "Found in locker 12"),
}
REFUSED = {
    "fr": "Le numéro du scellé n’est pas celui de l’étiquette.",
    "en": "The number of the seal is not the one on the label.",
}
MISSED = {"fr": "Pas dans le coffre ce matin ; vue mardi.", "en": "Not in the safe this morning; seen on Tuesday."}


def keep(walk: Any, lead: Any, reviewer: Any) -> None:
    """Exhibits in several states, a stock-taking under way, and something that waits for the reviewer."""
    language, case, later = walk.m.language, walk.case, walk._later
    safe = _safe(walk.people["omar"], later(0.1))
    handling.move(exhibit=walk.exhibit, place=safe, result="intact", by=lead, at=later(0.2))
    said = {"case": case, "result": "intact", "place": safe, "by": lead}
    description, source = TELEPHONE[language]
    telephone = exhibits.register(
        kind="device", description=description, source=source, seal="A 4471", at=later(0.2), **said
    )
    handed = {"exhibit": telephone, "to": reviewer, "result": "intact", "note": "", "by": lead}
    handling.transfer(at=later(0.5), **handed)
    handling.refuse(exhibit=telephone, result="intact", note=REFUSED[language], by=reviewer, at=later(0.3))
    handling.note(exhibit=telephone, kind="resealed", result="opened", note="", seal="A 4472", by=lead, at=later(0.1))
    handling.transfer(at=later(0.2), **handed)
    description, source = MONEY[language]
    money = exhibits.register(
        kind="money", description=description, source=source, origin="found", seal="B 12", at=later(0.1), **said
    )
    count = counts.begin(case=case, by=reviewer, at=later(1))
    counts.note_all(count=count, outcomes={walk.exhibit: "seen"}, note="", by=reviewer, at=later(0.1))
    whereabouts.report_missing(exhibit=money, note=MISSED[language], by=lead, at=later(0.1))


def _safe(administrator: Any, at: Any) -> StoragePlace:
    made = StoragePlace.objects.filter(code="S-1").first()
    if made is not None:
        return made
    room = places.add(code="B-04", kind="room", name="Salle des scellés", by=administrator, at=at)
    return places.add(code="S-1", kind="safe", name="Coffre de l’office", inside=room, by=administrator, at=at)
