"""Screened, linked, merged and split cases for tests; through the actions, so that every guard holds."""

from django.utils import timezone

from accounts.models import Member
from cases.actions import subjects
from cases.grid.actions import evidence
from cases.joining import actions as joining
from cases.models import Allegation, Case, EvidenceLink, Merger, Screening
from cases.screening import actions as screening
from tests.factories import cases as factory


def screened(allegation: Allegation, people: factory.Team, *, ground: str = "unfounded") -> Screening:
    """An allegation that two people screened out."""
    now = timezone.now()
    row = screening.screen_out(allegation=allegation, ground=ground, reasons="A rumour.", by=people.head, at=now)
    return screening.confirm(screening=row, by=people.reviewer, at=now)


def linked(allegation: Allegation, people: factory.Team, *, bearing: str = "supports", piece=None) -> EvidenceLink:
    """An exhibit with a file, or ``piece``, linked to the allegation."""
    piece = piece or factory.exhibit(allegation.case, by=people.lead, file=factory.upload(b"gate log"))
    return evidence.link(
        allegation=allegation, piece=piece, bearing=bearing, why="It names him.", by=people.lead, at=timezone.now()
    )


def another_allegation(case: Case, people: factory.Team, conduct: str = "Burnt the gate log.") -> Allegation:
    """A second allegation, of somebody else."""
    now = timezone.now()
    subject = subjects.add(
        case=case, kind="named", name="Robin Sample", post="Guard", unit="south-gate", by=people.lead, at=now
    )
    return factory.allegation(case, subject=subject, conduct=conduct)


def two_cases(people: factory.Team) -> tuple[Case, Case]:
    """Two cases in investigation with the same team; the first would go on."""
    surviving = factory.investigating(people)
    absorbed = factory.investigating(people)
    return surviving, absorbed


def proposed(surviving: Case, absorbed: Case, by: Member) -> Merger:
    """A merger that waits for its second person."""
    return joining.propose_merger(case=surviving, absorbed=absorbed, reasons="One network.", by=by, at=timezone.now())
