"""What each paper draws from its proceeding: ``DRAWN`` names the function of each kind."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from discipline.access import Texts
from discipline.models import Proceeding
from discipline.papers import remedies, wording
from discipline.papers.inventory import consultations, pieces
from discipline.papers.kinds import Wanted, board_of
from discipline.presenting import sanction_in_words
from letters.text import paragraphs
from ui.words import day_in_words

Part = dict[str, Any]
Drawn = Callable[[Wanted, Proceeding, Texts], list[Part]]


def part(title: str, *blocks: dict[str, Any]) -> Part:
    """One heading with its blocks."""
    return {"title": title, "blocks": list(blocks)}


def text(words: str) -> dict[str, Any]:
    """Typed words, as they are."""
    return {"kind": "text", "paragraphs": paragraphs(words)}


def facts(*rows: tuple[str, str]) -> dict[str, Any]:
    """Label and value, line by line."""
    return {"kind": "facts", "rows": [{"label": label, "value": value} for label, value in rows if value]}


def ledger(columns: list[str], widths: list[int], rows: list[list[str]]) -> dict[str, Any]:
    """A table."""
    return {"kind": "ledger", "columns": columns, "widths": widths, "rows": [{"cells": cells} for cells in rows]}


def rights(profile: Any, kind: Any) -> list[dict[str, Any]]:
    """Rights owed at this moment and those that the profile wants printed on this paper, each with its source."""
    document = wording.document_of(profile, kind)
    codes = {right.code for right in profile.rights_at(kind.moment)} if kind.moment else set()
    codes |= set(document.prints) if document is not None else set()
    found = [right for right in profile.rights if right.code in codes]
    rows = [[str(one.label), str(one.text), str(one.law.article or one.law.source)] for one in found]
    return [ledger([_("Right"), _("What it means"), _("Source")], [3, 6, 4], rows)] if rows else []


def _opening(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    charges = [
        block
        for one in proceeding.charges.all()
        for block in (
            {"kind": "minor", "text": _("Charge %(n)s") % {"n": one.position}},
            text(texts.charges[one.pk]),
        )
    ]
    return [part(_("Facts"), text(texts.facts)), part(_("Charges"), *charges)]


def _inventory(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    made = [
        part(_("Documents"), ledger([_("No."), _("Document"), _("Date"), _("Pages")], [1, 7, 3, 1], pieces(proceeding)))
    ]
    read = consultations(proceeding)
    says = ledger([_("Day"), _("Reader"), _("Pages shown")], [3, 4, 2], read) if read else text(_("None so far."))
    return [*made, part(_("Consultations"), says)]


def _summons(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    board = board_of(proceeding)
    seats = [
        [seat.titular.name, str(seat.get_college_display()), _("chair") if seat.is_chair else ""]
        for seat in board.seats.select_related("titular")
    ]
    if not seats:
        return [part(_("Charges"), *(text(texts.charges[one.pk]) for one in proceeding.charges.all()))]
    return [part(_("Who sits"), ledger([_("Member"), _("For"), _("Part")], [4, 3, 2], seats))]


def minutes(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    """The sitting as it was recorded."""
    hearing, profile = proceeding.hearing, proceeding.procedure.profile
    owed = {right.code for right in profile.rights_at("hearing.held")}
    told = [(_("The person was present"), hearing.is_person_present)]
    if "silence" in owed:
        told.append((_("Told of the right to remain silent"), hearing.is_silence_notified))
    if "last-word" in owed:
        told.append((_("The person, or their counsel, had the last word"), hearing.is_last_word_given))
    present = [
        [one.member.name, str(one.seat.get_college_display())]
        for one in hearing.sitting.attendances.select_related("member", "seat")
    ]
    made = [part(_("Members present"), ledger([_("Member"), _("For")], [4, 3], present))] if present else []
    says = facts(*((label, _("yes") if yes else _("no")) for label, yes in told))
    return [*made, part(_("Course of the sitting"), says, text(texts.minutes))]


def _opinion(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    opinion, profile = proceeding.opinion, proceeding.procedure.profile
    rows = [
        [
            sanction_in_words(profile, one.sanction, one.parameters) or _("No sanction"),
            str(one.votes_for),
            str(one.votes_against),
            str(one.abstained),
        ]
        for one in proceeding.rounds.order_by("rank")
    ]
    columns = [_("Proposal, from the most severe"), _("For"), _("Against"), _("Abstained")]
    result = str(profile.sanction(opinion.sanction).label) if opinion.sanction else str(opinion.get_result_display())
    return [
        part(_("Votes"), ledger(columns, [6, 1, 2, 2], rows)),
        part(_("Opinion"), facts((_("Result"), result)), text(texts.opinion)),
    ]


def _decision(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    decision = next(one for one in proceeding.decisions.all() if one.state == "confirmed")
    said = texts.decisions[decision.pk]
    rulings = [
        [str(one.position), texts.charges[one.pk], str(one.get_ruling_display())] for one in proceeding.charges.all()
    ]
    profile = proceeding.procedure.profile
    result = sanction_in_words(profile, decision.sanction, decision.parameters) or _("No sanction")
    article = [(_("Text"), str(profile.sanction(decision.sanction).law.article))] if decision.sanction else []
    signed = [
        (_("Proposed by"), decision.proposed_by.name),
        (_("Confirmed by"), decision.confirmed_by.name),
        (_("Confirmed on"), day_in_words(decision.confirmed_at)),
    ]
    made = [
        part(_("Charges"), ledger([_("No."), _("Charge"), _("Ruling")], [1, 7, 2], rulings)),
        part(_("Decision"), facts((_("Sanction"), result), *article, *signed)),
        part(_("Reasons"), text(said["reasons"])),
    ]
    if said["departure"]:
        made.append(part(_("Why it departs from the opinion"), text(said["departure"])))
    return made


def _notice(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    rows = [
        [str(one.kind.label), one.before, " ".join(filter(None, (one.limit, one.silence))), one.law]
        for one in remedies.printed(wanted.about)
    ]
    said = texts.decisions[wanted.about.decision_id]
    table = (
        ledger([_("Remedy"), _("Before whom"), _("Time limit"), _("Source")], [4, 4, 5, 3], rows)
        if rows
        else text(_("No remedy was found in the sources of this procedure: no limit is held against you."))
    )
    return [part(_("Reasons"), text(said["reasons"])), part(_("Remedies and time limits"), table)]


def _nothing(wanted: Wanted, proceeding: Proceeding, texts: Texts) -> list[Part]:
    return []


DRAWN: dict[str, Drawn] = {
    "opening-letter": _opening,
    "inventory": _inventory,
    "summons": _summons,
    "board-summons": _summons,
    "minutes": minutes,
    "opinion": _opinion,
    "decision": _decision,
    "notice": _notice,
    "execution-order": _nothing,
    "erasure-certificate": _nothing,
}
