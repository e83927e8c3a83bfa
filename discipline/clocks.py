"""The clocks of a proceeding, computed from its own events by the pinned procedure. No country is named here."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import Any

from cases.flags.standing import events_of as flag_events
from discipline.models import Appeal, Proceeding
from discipline.reading import sustained_allegations
from procedures.access import clocks_of as procedure_clocks
from procedures.access import due_of
from procedures.calendars import Calendar
from procedures.clocks import Due
from procedures.remedies import served_on
from procedures.sanctions import SUSPENDED

WARNINGS = (90, 30, 7)  # days before a limit at which it is announced
THEIRS = ("APPEAL_FILING", "PROBATION")  # limits of the person, not of the office


def _due(version: Any, code: str, events: dict[str, Any], today: date) -> Due | None:
    """The clock of that code; None where the procedure has none: then nothing limits the step."""
    if code not in {clock.code for clock in version.profile.clocks}:
        return None
    return due_of(version, code, events, today)


def clock_of(version: Any, code: str, events: dict[str, Any], today: date) -> Due | None:
    """One clock of the procedure at work on these events; None where the procedure has none of that code."""
    return _due(version, code, events, today)


def prescription(case: Any, *, known_on: date, today: date) -> Due | None:
    """The last day to open, from the day on which the facts were known; prosecution moves it as the procedure says."""
    return _due(case.procedure, "prescription", {"facts.known": known_on, **flag_events(case)}, today)


def prescription_of(case: Any, subject: Any, *, today: date, rows: Any = None) -> Due | None:
    """The prescription of what was sustained against this person, from the earliest day of knowledge."""
    known = [allegation.knowledge_on for allegation in sustained_allegations(case, subject, rows=rows)]
    return prescription(case, known_on=min(known), today=today) if known else None


def summons(version: Any, *, summoned_on: date, today: date) -> Due | None:
    """The first day on which the board may sit after this summons."""
    return _due(version, "board_notice", {"hearing.convoked": summoned_on}, today)


def service_day(version: Any, *, way: str, on: date, today: date) -> date:
    """The day on which a paper served in this way counts as received under the procedure."""
    service = version.profile.service(way)
    if service is None or not service.clock:
        return on
    due = due_of(version, service.clock, {version.profile.clock(service.clock).starts: on}, today)
    return served_on(service, on, on=due.on)


def is_told_of(sanction: Any, kind: Any) -> bool:
    """Whether the notice that was served names this remedy; before any notice, as the secretariat recorded it."""
    notice = next((one for one in sanction.papers.all() if one.kind == "notice"), None)
    if notice is not None and getattr(notice, "service", None) is not None and kind.code not in notice.remedies:
        return False
    return sanction.are_remedies_printed or (bool(sanction.unprinted) and kind.code not in sanction.unprinted)


def filing_clock(sanction: Any, kind: Any) -> str:
    """The clock that counts for this appeal; empty where the limit cannot be held against the person at all.

    A limit of which the person was not told does not count, if the procedure says so: another may take its place.
    """
    profile = sanction.proceeding.procedure.profile
    if not kind.filing_clock:
        return ""
    clock = profile.clock(kind.filing_clock)
    is_told = is_told_of(sanction, kind) or clock.unprinted_law is None
    return clock.code if is_told else clock.unprinted


def filing(appeal: Appeal, *, today: date) -> Due | None:
    """The last day to file this appeal; None where nothing limits it."""
    proceeding = appeal.sanction.proceeding
    code = filing_clock(appeal.sanction, proceeding.procedure.profile.appeal(appeal.kind))
    return _due(proceeding.procedure, code, events_of(proceeding, today=today, without=appeal), today)


def answer_of(appeal: Appeal, *, today: date) -> Due | None:
    """The clock of the silence kept on this appeal, alone."""
    version = appeal.sanction.proceeding.procedure
    kind = version.profile.appeal(appeal.kind)
    if not kind.silence_clock:
        return None
    clock = version.profile.clock(kind.silence_clock)
    return due_of(version, clock.code, {clock.starts: appeal.filed_on, clock.ends: appeal.determined_at}, today)


def answered_on(appeal: Appeal, *, today: date) -> Any:
    """When the appeal was answered: by a decision, or by a silence that counts as one."""
    if appeal.determined_at:
        return appeal.determined_at
    silence = answer_of(appeal, today=today)
    return silence.on if silence is not None and silence.status == "lapsed" else None


def events_of(proceeding: Proceeding, *, today: date, without: Appeal | None = None) -> dict[str, Any]:
    """What has happened in this proceeding, under the names that profiles use."""
    board = getattr(proceeding, "board", None)
    sittings = list(board.sittings.all()) if board else []
    hearing = getattr(proceeding, "hearing", None)
    opinion = getattr(proceeding, "opinion", None)
    sanctions = list(proceeding.sanctions.all())
    return {
        "facts.known": proceeding.knowledge_on,
        **flag_events(proceeding.case),
        "proceeding.opened": proceeding.opened_at,
        "charges.served": proceeding.charges_served_on,
        "board.referred": board.convoked_at if board else None,
        "hearing.convoked": sittings[-1].received_on or sittings[-1].summoned_on if sittings else None,
        **_postponements(sittings),
        **_orders(sittings),
        "hearing.held": hearing.held_on if hearing else None,
        "opinion.given": opinion.given_on if opinion else None,
        "decision.confirmed": proceeding.decided_at,
        "decision.notified": next((s.notified_on for s in sanctions if s.notified_on), None),
        **_after(sanctions),
        "sanction.imposed": next((s.imposed_at for s in sanctions if s.is_standing), None),
        **_appeal_events(sanctions, today, without),
    }


def _postponements(sittings: list[Any]) -> dict[str, list[date]]:
    """From the sitting that the board postponed to the next one: as long as that, the board's time stands still."""
    pairs = [(one, after) for one, after in pairwise(sittings) if one.state == "postponed"]
    return {
        "hearing.postponed": [one.sits_on for one, _after in pairs],
        "hearing.resumed": [after.sits_on for _one, after in pairs],
    }


def _orders(sittings: list[Any]) -> dict[str, list[date]]:
    """What the board ordered before its opinion, and the authority's notice to go on."""
    orders = [one.order for one in sittings if getattr(one, "order", None) is not None]
    stays = [one for one in orders if one.kind == "stay"]
    return {
        "board.inquiry_ordered": [one.ordered_on for one in orders if one.kind == "inquiry"],
        "board.stayed": [one.ordered_on for one in stays],
        "board.notified_to_go_on": [one.ended_on for one in stays if one.ended_on],
    }


def _after(sanctions: list[Any]) -> dict[str, Any]:
    """What ended the probation or the mention of the sanction that stands."""
    standing = next((one for one in sanctions if one.is_standing), None)
    revoked, erased = getattr(standing, "revocation", None), getattr(standing, "mention_erasure", None)
    return {
        "suspension.revoked": revoked.revoked_at if revoked else None,
        "sanction.erased": erased.erased_on if erased else None,
        "sanction.repeated": erased.repeated_on if erased else None,
    }


def _appeal_events(sanctions: list[Any], today: date, without: Appeal | None) -> dict[str, list[Any]]:
    """Each appeal lodged and answered, under the names that its kind has in the procedure."""
    found: dict[str, list[Any]] = defaultdict(list)
    for appeal in (appeal for sanction in sanctions for appeal in sanction.appeals.all()):
        if without is not None and appeal.pk == without.pk:
            continue
        kind = sanctions[0].proceeding.procedure.profile.appeal(appeal.kind)
        found[kind.lodged_as].append(appeal.filed_on)
        answered = answered_on(appeal, today=today)
        if answered:
            found[kind.answered_as].append(answered)
    return dict(found)


def clocks_of(proceeding: Proceeding, *, today: date, calendar: Calendar | None = None) -> list[Due]:
    """Every clock that these events have started and that this proceeding can meet, open ones first."""
    events = events_of(proceeding, today=today)
    found = procedure_clocks(proceeding.procedure, events, today, calendar=calendar)
    beyond = out_of_reach(proceeding)
    return [due for due in found if due.clock.code not in beyond]


def out_of_reach(proceeding: Proceeding) -> set[str]:
    """Codes of clocks that cannot be met here.

    Probation without a suspended part, another sanction's erasure, the limit that another one stands in for, and
    every limit to appeal once no sanction stands any more.
    """
    profile = proceeding.procedure.profile
    standing = next((s for s in proceeding.sanctions.all() if s.is_standing), None)
    rule = profile.sanction(standing.code) if standing else None
    kept = {rule.erasure.clock} if rule else set()
    if rule and rule.suspension and standing.parameters.get(SUSPENDED):
        kept.add(rule.suspension.probation_clock)
    told = next((s for s in proceeding.sanctions.all() if s.notified_on and s.is_standing), None)
    filing_clocks = {filing_clock(told, kind) for kind in profile.appeals} if told else set()
    bound_to_sanction = {clock.code for clock in profile.clocks if clock.starts == "sanction.imposed"}
    others = {clock.code for clock in profile.clocks if clock.kind == "APPEAL_FILING"} - filing_clocks
    return (bound_to_sanction | others) - kept


def coming(dues: list[Due]) -> list[tuple[int, Due]]:
    """Limits to act before that are near, each with the smallest of the warnings that it has reached; late ones, 0."""
    found = []
    for due in dues:
        if not due.is_open or due.clock.bound != "latest" or due.days_left is None:
            continue
        if due.clock.kind in THEIRS:
            continue
        left = due.days_left
        reached = 0 if left < 0 else next((days for days in sorted(WARNINGS) if left <= days), None)
        if reached is not None:
            found.append((reached, due))
    return sorted(found, key=lambda pair: pair[1].on)
