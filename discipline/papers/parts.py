"""What each paper draws from its proceeding: ``DRAWN`` names the function of each kind."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from discipline.board.policies import eligible
from discipline.board.presenting import ordinal_of_seat
from discipline.papers import acts, remedies, sittings
from discipline.papers.blocks import Part, facts, ledger, minor, part, text
from discipline.papers.inventory import consultations, pieces, told
from discipline.papers.kinds import Wanted
from discipline.papers.source import Source
from discipline.presenting import sanction_in_words
from ui.words import day_in_words

Drawn = Callable[[Wanted, Source], list[Part]]


def _charges(source: Source) -> Part:
    charges = [
        block
        for one in source.proceeding.charges.all()
        for block in (
            minor(_("Charge %(n)s") % {"n": one.position}),
            text(source.texts.charges[one.pk]),
        )
    ]
    return part(_("Charges"), *charges)


def _opening(wanted: Wanted, source: Source) -> list[Part]:
    return [part(_("Facts"), text(source.texts.facts)), _charges(source)]


def _referral(wanted: Wanted, source: Source) -> list[Part]:
    """What the authority puts before the board: the facts, the person's own part in them, how the matter was led."""
    proceeding = source.proceeding
    rows = (
        (_("Facts known since"), day_in_words(proceeding.knowledge_on)),
        (_("Last day to open the proceeding"), _day(proceeding.prescribed_on)),
        (_("Proceeding opened on"), day_in_words(proceeding.opened_at)),
        (_("Charges served on"), _day(proceeding.charges_served_on)),
        (_("File open to the person since"), _day(proceeding.file_opened_on)),
    )
    read = consultations(proceeding)
    says = ledger([_("Day"), _("Reader"), _("Pages shown")], [3, 4, 2], read) if read else text(_("None so far."))
    count = _("%(count)s documents, numbered in the inventory.") % {"count": len(pieces(proceeding))}
    return [
        part(_("Facts and circumstances"), text(source.texts.facts)),
        _charges(source),
        part(_("Course of the proceeding"), facts(*rows)),
        part(_("Consultations"), says),
        part(pgettext("paper", "File"), text(count)),
    ]


def _day(value: Any) -> str:
    return day_in_words(value) if value else ""


def _inventory(wanted: Wanted, source: Source) -> list[Part]:
    columns = [_("No."), _("Document"), _("Date"), _("Pages or pieces")]
    read = consultations(source.proceeding)
    says = ledger([_("Day"), _("Reader"), _("Pages shown")], [3, 4, 2], read) if read else text(_("None so far."))
    made = [
        part(_("Documents"), ledger(columns, [1, 7, 3, 2], pieces(source.proceeding))),
        part(_("Consultations"), says),
    ]
    notices = told(source.proceeding)
    if notices:
        rows = ledger([_("Day"), _("Documents")], [3, 4], notices)
        made.append(part(_("New documents of which the person was told"), rows))
    return made


def _summons(wanted: Wanted, source: Source) -> list[Part]:
    sitting = wanted.about.sitting
    when = facts(
        (_("Day"), day_in_words(sitting.sits_on)),
        (_("Hour and place"), source.place_of(sitting)),
        (_("Sitting"), _("second, after one that lacked its quorum") if sitting.is_second else ""),
    )
    seats = [[eligible(seat)[0].name, ordinal_of_seat(seat)] for seat in source.board.seats if eligible(seat)]
    made = [part(_("The sitting"), when)]
    if seats:
        made.append(part(_("Who sits"), ledger([pgettext("paper", "Member"), _("Seat")], [4, 4], seats)))
    return made if wanted.about.member is not None else [*made, _charges(source)]


def _decision(wanted: Wanted, source: Source) -> list[Part]:
    proceeding, profile = source.proceeding, source.profile
    decision = next(one for one in proceeding.decisions.all() if one.state == "confirmed")
    said = source.texts.decisions[decision.pk]
    rulings = [
        block
        for one in proceeding.charges.all()
        for block in (
            minor(_("Charge %(n)s") % {"n": one.position}),
            text(source.texts.charges[one.pk]),
            facts((_("Ruling"), str(one.get_ruling_display()))),
        )
    ]
    result = sanction_in_words(profile, decision.sanction, decision.parameters) or _("No sanction")
    article = [(_("Text"), str(profile.sanction(decision.sanction).law.article))] if decision.sanction else []
    signed = [
        (pgettext("paper", "Proposed by"), decision.proposed_by.name),
        (pgettext("paper", "Confirmed by"), decision.confirmed_by.name),
        (_("Confirmed on"), day_in_words(decision.confirmed_at)),
    ]
    made = [
        part(_("Charges"), *rulings),
        part(_("Decision"), facts((_("Sanction"), result), *article, *signed)),
        part(_("Reasons"), text(said["reasons"])),
    ]
    if said["departure"]:
        made.append(part(_("Why it departs from the opinion"), text(said["departure"])))
    if decision.sanction:
        made.append(_remedies(remedies.printed(profile, decision.sanction)))
    return made


def _notice(wanted: Wanted, source: Source) -> list[Part]:
    sanction = wanted.about.sanction
    said = source.texts.decisions[sanction.decision_id]
    # Where no letter told the person the facts before, this paper does (Japan, NPSA art. 89(1)).
    told = [] if source.is_served_first else [part(_("Facts"), text(source.texts.facts)), _charges(source)]
    return [
        *told,
        part(_("Reasons"), text(said["reasons"])),
        _remedies(remedies.printed(source.profile, sanction.code)),
    ]


def _remedies(found: list[remedies.Remedy]) -> Part:
    rows = [
        [str(one.kind.label), one.before, " ".join(filter(None, (one.limit, one.silence))), one.law] for one in found
    ]
    columns = [_("Remedy"), _("Before whom"), _("Time limit"), _("Source")]
    nothing = _("No remedy was found in the sources of this procedure: no limit is held against you.")
    return part(_("Remedies and time limits"), ledger(columns, [4, 4, 5, 3], rows) if rows else text(nothing))


DRAWN: dict[str, Drawn] = {
    "opening-letter": _opening,
    "inventory": _inventory,
    "summons": _summons,
    "referral-report": _referral,
    "board-summons": _summons,
    "board-order": sittings.order,
    "minutes": sittings.minutes,
    "opinion": sittings.opinion,
    "decision": _decision,
    "notice": _notice,
    "execution-order": acts.execution_order,
    "erasure-certificate": acts.erasure_certificate,
    "discontinuance": acts.discontinuance,
}
