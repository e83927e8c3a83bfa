"""The canaries of flags, early ends, joined cases and the allegation grid."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.actions import subjects
from cases.flags import actions as flags
from cases.grid.actions import breaches, evidence, filling
from cases.joining import actions as joining
from cases.models import Case
from cases.screening import actions as screening
from tests.factories import cases as making
from tests.factories.joining import an_article, headed, screened


def join(team: Any, c: Any) -> None:
    """Sing in every flag, in an early end, a link, a merger, a split and all around an allegation."""
    now = timezone.now()
    head, lead = {"by": team.head, "at": now}, {"by": team.lead, "at": now}
    case, other = headed(team), headed(team)
    flag = flags.note_criminal(
        case=case,
        authority=c("caseflag/authority"),
        reference=c("caseflag/reference"),
        since_on=date(2026, 1, 5),
        **lead,
    )
    flags.lift(flag=flag, words=c("caseflag/lifted_words"), **lead)
    day = timezone.localdate() + timedelta(days=9)
    flags.hold(case=other, reason="other", words=c("caseflag/words"), review_on=day, **head)
    joining.link(case=case, other=other, tie="people", why=c("caselink/why"), **head)
    joining.link(case=headed(team), other=other, tie="people", why=c("caselink/why_other"), **head)
    joining.propose_merger(case=case, absorbed=headed(team), reasons=c("merger/reasons"), **head)
    _end_early(team, c, head)
    _fill(case, team, c, lead, head)


def weigh(one: Any, exhibit: Any, team: Any, c: Any) -> None:
    """Link the piece on which the finding will rest; why it speaks goes along into the finding."""
    evidence.link(
        allegation=one, piece=exhibit, bearing="supports", why=c("reliance/why"), by=team.lead, at=timezone.now()
    )


def nothing(c: Any) -> dict[str, str]:
    """Why no more evidence stands on either side."""
    return {name: c(f"finding/{name}") for name in ("nothing_for", "nothing_against")}


def _end_early(team: Any, c: Any, head: dict) -> None:
    case = headed(team)
    row = screening.screen_out(
        allegation=case.allegations.get(), ground="unfounded", reasons=c("screening/reasons"), **head
    )
    screening.refuse(screening=row, by=team.reviewer, at=head["at"])
    screened(case.allegations.get(), team)
    screening.propose_setting_aside(
        case=Case.objects.get(pk=case.pk), outcome="insufficient", reasons=c("settingaside/reasons"), **head
    )


def _fill(case: Any, team: Any, c: Any, lead: dict, head: dict) -> None:
    one = case.allegations.get()
    one = filling.amend(
        allegation=one,
        post=c("allegation/post"),
        aggravating=c("allegation/aggravating"),
        mitigating=c("allegation/mitigating"),
        **lead,
    )
    breaches.cite(allegation=one, version=an_article(team.head), reason=c("breach/reason"), **lead)
    piece = making.exhibit(
        case,
        by=team.lead,
        file=making.upload(name=f"{c('evidencelink/file_label')}.txt"),
        description=c("evidencelink/words"),
        source=c("evidencelink/text"),
    )
    evidence.link(allegation=one, piece=piece, bearing="supports", why=c("evidencelink/why"), **lead)
    sam = subjects.add(case=case, kind="unknown", **lead)
    making.allegation(case, subject=sam)
    joining.split(
        case=Case.objects.get(pk=case.pk),
        allegations=[one],
        category="corruption",
        unit="south-gate",
        facts="x",
        **head,
    )
