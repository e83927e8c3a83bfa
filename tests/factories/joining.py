"""Screened, linked, merged and split cases for tests; through the actions, so that every guard holds."""

import secrets
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Member
from cases.actions import subjects
from cases.flags import actions as flags
from cases.grid.actions import breaches, evidence
from cases.joining import actions as joining
from cases.models import Allegation, Case, EvidenceLink, Merger, Screening
from cases.screening import actions as screening
from procedures.models import ArticleVersion, ConductArticle, ConductDocument
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


def headed(people: factory.Team) -> Case:
    """A case with one allegation, whose head and reviewer are these people."""
    case = factory.opened(people)
    factory.join(case, people.lead, "lead")
    factory.join(case, people.reviewer, "reviewer")
    factory.allegation(case)
    return case


def _lent(people: factory.Team) -> EvidenceLink:
    """A piece that came along with an allegation which was split off; the allegation cites an article."""
    case, now = headed(people), timezone.now()
    moved = factory.allegation(case)
    linked(moved, people)
    breaches.cite(allegation=moved, version=an_article(people.head), reason="x", by=people.lead, at=now)
    new = joining.split(
        case=Case.objects.get(pk=case.pk), allegations=[moved], category="corruption", unit="x-1", facts="x",
        by=people.head, at=now,
    )  # fmt: skip
    return new.allegations.get().evidence.get()


def an_article(by: Member) -> ArticleVersion:
    """An article of a code of conduct in force since 2020."""
    now = timezone.now()
    document = ConductDocument.objects.create(
        code=secrets.token_hex(8), titles={"en": "Code"}, added_at=now, added_by=by
    )
    article = ConductArticle.objects.create(document=document, number="1", rank=1, added_at=now, added_by=by)
    return ArticleVersion.objects.create(
        article=article, valid_from=date(2020, 1, 1), titles={"en": "Gifts"}, texts={"en": "None."}, added_at=now,
        added_by=by,
    )  # fmt: skip


def around(people: factory.Team, case: Case) -> dict:
    """One row of each kind that waits, or stands, around two more cases of this team."""
    now = timezone.now()
    other, third, absorbed = (headed(people) for _turn in range(3))
    waiting = screening.screen_out(
        allegation=other.allegations.get(), ground="unfounded", reasons="x", by=people.head, at=now
    )
    merger = proposed(other, absorbed, people.head)
    screened(third.allegations.get(), people)
    third = Case.objects.get(pk=third.pk)
    setting = screening.propose_setting_aside(case=third, outcome="insufficient", reasons="x", by=people.head, at=now)
    flag = flags.hold(
        case=other, reason="force", review_on=timezone.localdate() + timedelta(days=9), by=people.head, at=now
    )
    link = joining.link(case=case, other=other, tie="facts", why="x", by=people.head, at=now)
    lent = _lent(people)
    return {
        "evidencelink": lent,
        "breach": lent.allegation.breaches.get(),
        "screening": waiting,
        "merger": merger,
        "settingaside": setting,
        "caseflag": flag,
        "caselink": link,
    }


def two_cases(people: factory.Team) -> tuple[Case, Case]:
    """Two cases in investigation with the same team; the first would go on."""
    surviving = factory.investigating(people)
    absorbed = factory.investigating(people)
    return surviving, absorbed


def proposed(surviving: Case, absorbed: Case, by: Member) -> Merger:
    """A merger that waits for its second person."""
    return joining.propose_merger(case=surviving, absorbed=absorbed, reasons="One network.", by=by, at=timezone.now())
