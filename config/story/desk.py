"""What the office keeps beside its cases: notes in two voices, a watch, kept searches, a day to look again."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.drafts import keeping
from cases.attention import marks, reviews
from cases.listing import saved
from cases.listing.filters import Filters
from cases.notes import actions
from config.story.line import Line
from config.story.people import Person
from config.story.risks import judge_again, one_suffers

TOLD = {
    "fr": "Le relevé des pesées du 14 ne concorde pas avec le registre de la porte. À vérifier avant l’audition.",
    "en": "The weighbridge slip of the 14th does not agree with the gate's register. To be checked before the hearing.",
}
OWN = {
    "fr": "Relire la première version du témoin : l’heure a changé entre-temps.",
    "en": "Read the witness's first version again: the hour has changed since.",
}
BEGUN = {
    "fr": "Il reste à demander au service des scellés si le plombage a été relevé avant le départ du",
    "en": "It remains to ask the seals office whether the seal was read before the departure of",
}


def keep(walked: list[Line], people: dict[str, Person]) -> None:
    """On open cases with a lead: notes, a watch, a review; searches; the risk for reporters, judged again."""
    head = people["mariam"].member
    cases = [one for one in walked if one.case is not None and one.case.state in ("preliminary", "investigation")]
    led = [one for one in cases if one.case.assignments.filter(role="lead", ended_at__isnull=True).exists()]
    for number, walk in enumerate(led[:6]):
        _beside(walk, people[walk.m.lead].member, head, number)
    now = timezone.now()
    saved.keep(filters=Filters(late="1"), is_shared=False, by=head, at=now)
    saved.keep(filters=Filters(state="investigation"), is_shared=True, by=head, at=now)
    saved.keep(filters=Filters(part="lead", waiting="1"), is_shared=False, by=people["joss"].member, at=now)
    one_suffers(walked, now)
    judge_again(people, now)


def _beside(walk: Line, lead: Any, head: Any, number: int) -> None:
    case, say, now = walk.case, walk.m.language, timezone.now()
    before = now - timedelta(hours=30)
    marks.look(case=case, by=lead, at=before)
    actions.tell_team(case=case, text=TOLD[say], by=head, at=now - timedelta(hours=20))
    marks.watch(case=case, by=lead, at=before)
    if number == 0:
        actions.note_for_oneself(case=case, text=OWN[say], by=lead, at=before)
        keeping.keep(
            keeping.Place("cases:tell_team", str(case.pk)), {"text": [BEGUN[say]]}, by=lead, at=now - timedelta(hours=2)
        )
    if number < 3:
        reviews.set_review(
            case=case,
            review_on=timezone.localdate() + timedelta(days=3 + number),
            by=head,
            at=now - timedelta(hours=20),
        )
