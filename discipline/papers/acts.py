"""The order to carry a sanction out and the certificate that its mention is gone, as parts of a paper."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from discipline.execution.standing import probation_due
from discipline.papers.blocks import Part, facts, ledger, part
from discipline.papers.kinds import Wanted
from discipline.papers.source import Source
from discipline.presenting import sanction_in_words
from procedures.sanctions import SUSPENDED
from ui.words import day_in_words


def execution_order(wanted: Wanted, source: Source) -> list[Part]:
    """What is carried out from when to when; a table for the payroll to fill in where pay is touched."""
    sanction = wanted.about.sanction
    order, rule = sanction.order, source.profile.sanction(sanction.code)
    ends = day_in_words(order.ends_on) if order.ends_on else ""
    made = [
        part(
            _("What is ordered"),
            facts(
                (_("Sanction"), sanction_in_words(source.profile, sanction.code, sanction.parameters)),
                (_("Text"), str(rule.law.article)),
                (_("First day"), day_in_words(order.starts_on)),
                (_("Last day"), ends),
                (_("Ordered by"), order.ordered_by.name),
                (_("Ordered on"), day_in_words(order.ordered_at)),
            ),
        )
    ]
    if sanction.parameters.get(SUSPENDED):
        made.append(_suspended(sanction))
    if "pay" in rule.touches:
        rows = [
            [_("First day withheld"), day_in_words(order.starts_on), ""],
            [_("Last day withheld"), ends, ""],
            [_("Amount"), "", ""],
        ]
        made.append(
            part(_("Payroll"), ledger([_("Entry"), _("Ordered"), _("Confirmed by the payroll")], [3, 3, 4], rows))
        )
    return made


def _suspended(sanction: object) -> Part:
    """The days that are not served now, and until when a new sanction would call them in."""
    days = sanction.parameters[SUSPENDED]
    firm = sanction.parameters.get("days", 0) - days
    due = probation_due(sanction, today=sanction.order.starts_on)
    until = day_in_words(due.on) if due is not None and due.on is not None else ""
    rows = ((_("Days to serve"), str(firm)), (_("Days suspended"), str(days)), (_("Probation until"), until))
    return part(_("Suspended part"), facts(*rows))


def erasure_certificate(wanted: Wanted, source: Source) -> list[Part]:
    """Which mention is gone, since when, and under which rule."""
    sanction = wanted.about.sanction
    erased, rule = sanction.mention_erasure, source.profile.sanction(sanction.code).erasure
    return [
        part(
            _("The mention"),
            facts(
                (_("Sanction"), sanction_in_words(source.profile, sanction.code, sanction.parameters)),
                (_("Imposed on"), day_in_words(sanction.imposed_at)),
                (_("Asked for on"), day_in_words(erased.asked_on) if erased.asked_on else ""),
                (pgettext("mention", "Erased on"), day_in_words(erased.erased_on)),
                (_("Rule"), str(rule.says)),
                (_("Source"), str(rule.law.article or rule.law.source)),
            ),
        )
    ]


def discontinuance(wanted: Wanted, source: Source) -> list[Part]:
    """Why and when the proceeding ended without a decision."""
    proceeding = source.proceeding
    rows = (
        (_("Reason"), str(proceeding.discontinued_says)),
        (_("Ended on"), day_in_words(proceeding.ended_at)),
        (pgettext("paper", "Decided by"), proceeding.ended_by.name),
    )
    return [part(_("End of the proceeding"), facts(*rows))]
