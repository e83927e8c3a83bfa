"""Who could suffer for a report, in the demonstration: judged again after each decision, on some of them not yet."""

import secrets
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from config.story.people import Person
from reporting_channels.actions import detriment, messages
from reporting_channels.detriment.days import DAYS
from reporting_channels.models import DetrimentOccasion, ReportPermission
from reporting_channels.reporter_door import open_by_receipt

WHY = {
    "fr": "Le chef d’équipe cherche d’où vient l’information ; deux agents seulement étaient de service cette nuit-là. "
    "Les convocations partent dans un ordre qui ne désigne personne.",
    "en": "The team leader asks where the information came from; only two officers were on duty that night. The "
    "invitations go out in an order that points at nobody.",
}
CALM = {
    "fr": "Relu avec le dossier : rien n’indique que quelqu’un cherche la source.",
    "en": "Read again with the file: nothing shows that anybody looks for the source.",
}
SUFFERS = {
    "fr": "Depuis hier, on m’a retiré du tableau des nuits sans explication, et deux collègues ne me parlent plus.",
    "en": "Since yesterday I am off the night roster without a reason, and two colleagues no longer speak to me.",
}
OVER = ("closed", "feedback_given", "no_case")
SOON = DAYS - 2
LEFT = 4  # matters whose newest occasion still waits for somebody


def one_suffers(walked: list[Any], now: datetime) -> None:
    """The reporter of one open case writes that somebody takes it out on them."""
    for line in [one for one in walked if one.m.until == "planned"][:1]:
        opened = open_by_receipt(line.receipt)
        said = {"text": SUFFERS[line.m.language], "suffers": True, "submission": secrets.token_bytes(32)}
        messages.answer(report=opened.report, key=opened.key, at=now - timedelta(days=1), **said)


def judge_again(people: dict[str, Person], now: datetime) -> None:
    """Take up what waits, within the days that the office sets itself; the newest is left for whoever tries."""
    waiting: dict[Any, list[date]] = defaultdict(list)
    reports = {}
    for one in DetrimentOccasion.objects.filter(assessment=None).select_related("report").order_by("raised_on", "id"):
        reports[one.report_id] = one.report
        waiting[one.report_id].append(one.raised_on)
    keepers = _keepers(people, list(waiting))
    newest = sorted(waiting, key=lambda key: waiting[key][-1], reverse=True)[:LEFT]
    for number, (key, days) in enumerate(waiting.items()):
        while days and key in keepers:
            first, days = days[0], [day for day in days if day > days[0] + timedelta(days=SOON)]
            if days or key not in newest:
                at = min(datetime.combine(first, now.timetz()) + timedelta(days=SOON), now)
                _judge(reports[key], keepers[key], at, None if days else number, now)


def _keepers(people: dict[str, Person], keys: list[Any]) -> dict[Any, Any]:
    """Who of the receivers, or else the head, can open each report."""
    found = {}
    for name in ("mariam", "ilan", "awa"):
        member = people[name].member
        mine = ReportPermission.objects.filter(user=member, content_object__in=keys)
        found |= dict.fromkeys(mine.values_list("content_object_id", flat=True), member)
    return found


def _judge(report: Any, by: Any, at: datetime, last: int | None, now: datetime) -> None:
    """``last`` numbers the assessment that stands; some of those are grave, and what is over is mostly calm."""
    is_over = report.state in OVER
    is_grave = last is not None and not is_over and last % 3 == 0
    language = report.language if report.language in WHY else "en"
    ahead = timezone.localdate(now) + timedelta(days=4 + (last or 0) % 20)
    detriment.assess(
        report=report,
        level="high" if is_grave else "none" if is_over and last is not None else "low",
        others_level="low" if is_grave else "none",
        measures=["order", "wording", "contact", "career"] if is_grave else [],
        carer=by,
        reasons=(WHY if is_grave else CALM)[language],
        review_on=None if is_over or last is None else min(ahead, timezone.localdate(at) + timedelta(days=366)),
        by=by,
        at=at,
    )
