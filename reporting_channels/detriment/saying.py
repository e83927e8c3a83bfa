"""The risk in words: on the page of each decision, for whoever decides there. Codes and days; nothing is opened."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import permissions
from accounts.models import Member
from machine.reminders import Reminder
from reporting_channels.codes import label
from reporting_channels.detriment.access import Standing, standing, standings
from reporting_channels.detriment.codes import FOR_THE_CASE, OF_THE_CASE, OF_THE_IDENTITY, Measure
from reporting_channels.models import Report
from ui.words import day_in_words, listed


def of_report(report: Report, by: Member) -> Iterator[Reminder]:
    """For whoever may open the report, with the way to the assessment."""
    yield reminder(standing(report, timezone.localdate()), is_reader=True)


def of_disclosure(row: Any, by: Member) -> Iterator[Reminder]:
    """For the requester and the custodians of an identity; the way is shown to whoever may open the report."""
    report = row.identity.report
    found = standing(report, timezone.localdate())
    yield reminder(found, is_reader=True) if permissions.has(by, report) else reminder(found, knows=OF_THE_IDENTITY)


def of_reports(reports: Iterable[Report], *, is_step: bool = False) -> list[Reminder]:
    """For whoever decides in a case that stands on these reports: never which report, never its words."""
    found = standings([one for one in reports if not one.is_erased], timezone.localdate())
    return [reminder(one, knows=OF_THE_CASE, is_step=is_step) for one in found.values()]


def reminder(
    found: Standing, *, is_reader: bool = False, knows: tuple[str, ...] = (), is_step: bool = False
) -> Reminder:
    """One notice; ``knows``: of which occasions whoever cannot open the report is told; ``is_step`` as in of_reports.

    On the page of a step of the case it also says that the step will make it due again.
    """
    after = (_("Once this step is taken it is to be assessed again: those who keep the report are asked to."),)
    url = reverse("report_risk", args=[found.report.pk]) if is_reader else ""
    return Reminder(
        title=_("Risk of harm to whoever reported"),
        lines=(*lines(found, is_reader=is_reader, knows=knows), *(after if is_step else ())),
        tone="late" if found.is_late else "soon" if found.due or found.last is None else "info",
        url=url,
        link=_("Assess it again") if url else "",
    )


def lines(found: Standing, *, is_reader: bool, knows: tuple[str, ...] = ()) -> Iterator[str]:
    """When, how high, whether it is due again and why, what must be heeded."""
    last = found.last
    if last is None:
        yield _("It was not assessed yet.")
    else:
        yield _("Assessed last on %(day)s: %(level)s. For those close to them, helpers and witnesses: %(others)s.") % {
            "day": day_in_words(last.assessed_at),
            "level": str(last.get_level_display()).lower(),
            "others": str(last.get_others_level_display()).lower(),
        }
    if found.due:
        yield _due(found, [one for one in found.owed if is_reader or one.kind in knows])
    if last is not None and last.measures:
        yield from _measures(last, is_reader)


def _due(found: Standing, told: list[Any]) -> str:
    day = day_in_words(found.due)
    if not found.owed:
        return _("The next look was set for %(day)s, and is not done yet.") % {"day": day}
    if not told:
        return _("Due again by %(day)s, and not done yet.") % {"day": day}
    owed = _("Due again by %(day)s, and not done yet: %(whys)s.")
    if found.last is None:
        owed = _("Due by %(day)s, and not done yet: %(whys)s.")
    whys = listed([f"{one.get_kind_display()} ({day_in_words(one.raised_on)})" for one in told], is_long=True)
    return owed % {"day": day, "whys": whys}


def _measures(last: Any, is_reader: bool) -> Iterator[str]:
    """Those that tell where the reporter works or what they fear stay with the report (cl. 7.5.5)."""
    shown = [code for code in last.measures if is_reader or code in FOR_THE_CASE]
    if shown:
        yield _("Heed what was agreed: %(measures)s.") % {
            "measures": listed([label(Measure, code) for code in shown], is_long=True)
        }
    hidden = len(last.measures) - len(shown)
    if hidden:
        yield ngettext(
            "%(count)s other measure is known to those who keep the report.",
            "%(count)s other measures are known to those who keep the report.",
            hidden,
        ) % {"count": hidden}
    yield _("%(name)s looks after it.") % {"name": last.carer.name}
