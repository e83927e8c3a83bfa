"""The minutes and the opinion of a board as parts of a paper, drawn from the board's own minutes."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from discipline.board.minutes import Attending, Heard, Minutes, SittingMinutes
from discipline.orders.policies import EVENTS
from discipline.orders.presenting import effects
from discipline.papers.blocks import Block, Part, facts, ledger, minor, note, part, text
from discipline.papers.kinds import Wanted
from discipline.papers.source import Source
from ui.words import day_in_words, labelled

NEVER_SAT = ("planned", "dropped")
DONE = {
    "silence": gettext_lazy("The person was told of the right to remain silent"),
    "file-access-stated": gettext_lazy("The chair said whether the person used the access to the file"),
    "report-read": gettext_lazy("The report that refers the matter was read"),
    "prosecution-disclosed": gettext_lazy("The board was told whether there is a prosecution"),
    "last-word": gettext_lazy("The person, or their counsel, had the last word"),
}


def minutes(wanted: Wanted, source: Source) -> list[Part]:
    """Composition, recusals, each sitting with its attendance, what was said, the votes."""
    told = source.minutes
    made = [_composition(told), _recusals(told)]
    made += [_sitting(one) for one in told.sittings if one.state not in NEVER_SAT]
    made.append(_course(told))
    if told.votes:
        made.append(part(_("Votes"), _votes(told), *_set_aside(told), text(told.conclusion)))
    return made


def _set_aside(told: Minutes) -> list[Block]:
    """Votes that were typed wrongly: as they stood, and why they do not count."""
    blocks: list[Block] = []
    for one in told.set_aside:
        words = {"proposal": one["proposal"], "for": one["votes_for"], "against": one["votes_against"]}
        words |= {"abstained": one["abstained"], "name": one["by"]}
        said = _(
            "Set aside by %(name)s as typed wrongly: %(proposal)s, %(for)s for, %(against)s against, %(abstained)s"
            " abstained."
        )
        blocks += [note(said % words), text(one["why"])]
    return blocks


def opinion(wanted: Wanted, source: Source) -> list[Part]:
    """The votes from the most severe proposal downward, what follows from them, and why."""
    told = source.minutes
    return [
        part(_("Votes"), _votes(told), text(told.conclusion)),
        part(_("Opinion and its reasons"), text(told.opinion)),
    ]


def order(wanted: Wanted, source: Source) -> list[Part]:
    """What the board ordered, by which vote, what it does to each time limit, and how it ended if it has."""
    found = _sitting_of(wanted, source)
    there = [_attending(seat) for seat in found.attending]
    event = EVENTS[wanted.about.sitting.order.kind]
    moved = [[str(one["clock"]), str(one["says"]), one["law"].article] for one in effects(source.profile, event)]
    columns = [_("Time limit"), _("What the order does to it"), _("Source")]
    runs_on = text(_("Every other time limit runs on.") if moved else _("Each time limit runs on."))
    limits = [*([ledger(columns, [4, 5, 3], moved)] if moved else []), runs_on]
    return [
        part(pgettext("paper", "Order"), *_order(found.order or {})),
        part(_("Who sat"), ledger([_("Seat"), _("Present")], [4, 5], there)),
        part(_("Time limits"), *limits),
    ]


def _sitting_of(wanted: Wanted, source: Source) -> SittingMinutes:
    return next(one for one in source.minutes.sittings if one.rank == wanted.about.sitting.rank)


def signing(wanted: Wanted, source: Source) -> list[str]:
    """Who presided over the sitting that the paper is about: the one that ordered, else the one that was held."""
    sat = [one for one in source.minutes.sittings if one.state == "held"]
    if wanted.kind.code == "board-order":
        sat = [_sitting_of(wanted, source)]
    return [seat.name for one in sat for seat in one.attending if seat.is_chair and seat.name]


def _composition(told: Minutes) -> Part:
    ground = [minor(_("On what ground the board has this size")), text(told.size_ground)] if told.size_ground else []
    rows = facts((_("Category or grade"), told.category))
    unknown = [note(one) for one in told.unknowns]
    return part(_("Composition"), *([rows] if rows["rows"] else []), *ground, *unknown)


def _recusals(told: Minutes) -> Part:
    blocks: list[Block] = []
    for one in told.recusals:
        rows = facts((_("Ground"), one["ground"]), (_("Asked by"), one["asked_by"]))
        blocks += [minor(f"{one['name']} ({one['seat']})"), rows, text(one["words"])]
    return part(_("Recusals"), *blocks)


def _sitting(one: SittingMinutes) -> Part:
    words = {"n": one.rank, "day": day_in_words(one.sits_on), "state": one.state_label}
    blocks: list[Block] = []
    if one.is_second:
        blocks.append(text(_("Second sitting, after one that lacked its quorum.")))
    if one.attending:
        blocks.append(ledger([_("Seat"), _("Present")], [4, 5], [_attending(seat) for seat in one.attending]))
    if one.quorum_ground:
        blocks += [minor(_("On what ground the board sat with these members")), text(one.quorum_ground)]
    if one.state == "postponed":
        vote = _("%(for)s for, %(against)s against") % {"for": one.votes_for, "against": one.votes_against}
        rows = facts((_("Asked by"), one.asked_by), (_("Vote"), vote))
        blocks += [minor(_("Postponed by a vote of the board.")), rows, text(one.why)]
    if one.order:
        blocks += _order(one.order)
    for witness in one.witnesses:
        blocks += _witness(witness)
    return part(_("Sitting %(n)s, %(day)s: %(state)s") % words, *blocks)


def _order(order: dict[str, Any]) -> list[Block]:
    """A further inquiry or a stay: how it was voted, what for, how it ended."""
    vote = _("%(for)s for, %(against)s against") % {"for": order["votes_for"], "against": order["votes_against"]}
    rows = facts((_("Ordered on"), day_in_words(order["ordered_on"])), (_("Vote"), vote))
    blocks = [minor(str(order["kind"])), rows, text(order["words"])]
    if order["ended_on"]:
        blocks += [facts((str(order["ground"]), day_in_words(order["ended_on"]))), text(order["result"])]
    return blocks


def _attending(seat: Attending) -> list[str]:
    if seat.is_substitute:
        return [seat.seat, _("%(name)s, substitute") % {"name": seat.name}]
    return [seat.seat, seat.name or _("nobody")]


def _witness(one: Heard) -> list[Block]:
    kept = [
        (one.is_heard_apart, _("Heard apart.")),
        (one.may_person_attend, _("The person could attend.")),
        (one.is_accompanied, _("Accompanied.")),
    ]
    said = [_("Called by: %(who)s.") % {"who": one.called_by}, *(words for was, words in kept if was)]
    return [minor(_("Witness: %(name)s") % {"name": one.name}), note(" ".join(said)), text(one.statement)]


def _course(told: Minutes) -> Part:
    was = [(_("The person was present"), told.is_person_present)]
    was += [(str(DONE[code]), done) for code, done in told.told.items()]
    rows = [[label, _("yes") if done else _("no")] for label, done in was]
    return part(_("Course of the sitting"), ledger([_("What was done"), ""], [6, 1], rows), text(told.said))


def _votes(told: Minutes) -> Block:
    rows = []
    for one in told.votes:
        names = "; ".join(labelled(name, choice) for name, choice in one.names)
        proposal = f"{one.proposal} ({names})" if names else one.proposal
        result = _("majority") if one.is_won else _("no majority")
        rows.append([proposal, str(one.votes_for), str(one.votes_against), str(one.abstained), result])
    columns = [_("Proposal, from the most severe"), _("For"), _("Against"), _("Abstained"), _("Result")]
    return ledger(columns, [6, 2, 2, 2, 3], rows)
