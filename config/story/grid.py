"""What an allegation of the story breaches, and which pieces speak for and against it."""

from typing import Any

from cases.grid.actions import breaches, evidence, filling
from procedures.conduct.access import list_versions

# The article of the story's code of conduct that each kind of misconduct would breach.
ARTICLES = {
    "corruption": "2",
    "extortion": "2",
    "clearance": "7",
    "smuggling": "7",
    "misappropriation": "7",
    "disclosure": "5",
    "systems": "6",
    "interests": "4",
    "harassment": "9",
    "force": "9",
    "retaliation": "10",
}
FOR = {"fr": "Elle fixe l’heure et le nom de l’agent.", "en": "It fixes the hour and the officer's name."}
AGAINST = {"fr": "Le témoin n’a pas vu la remise elle-même.", "en": "The witness did not see the handing over itself."}


def cite(line: Any) -> None:
    """The article in the version in force on the first day of the facts."""
    number = ARTICLES.get(line.m.tale.category, "1")
    on = line.allegation.from_on
    fitting = [one for one in list_versions() if one.article.number == number and one.valid_from <= on]
    version = max(fitting, key=lambda one: one.valid_from)
    breaches.cite(allegation=line.allegation, version=version, by=line._lead, at=line._later(0.1))
    filling.note_sources(
        allegation=line.allegation,
        origins=line.allegation.case.origins.all(),
        is_ex_officio=False,
        by=line._lead,
        at=line._later(0.1),
    )


def tie(line: Any) -> None:
    """The exhibit speaks for it; what the witness did not see speaks against."""
    for piece, bearing, why in ((line.exhibit, "supports", FOR), (line.interview, "contradicts", AGAINST)):
        evidence.link(
            allegation=line.allegation,
            piece=piece,
            bearing=bearing,
            why=line._say(why),
            by=line._lead,
            at=line._later(0.05),
        )
