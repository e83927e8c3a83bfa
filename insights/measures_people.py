"""Figures on interim measures, in a theme of their own and never with sanctions; on early alerts and derogations."""

from django.utils.translation import gettext_lazy as _

from insights.shapes import Breakdown, Delay, Measure, Theme

PRECAUTION, ALERT, USE = _("interim measures"), _("early alerts"), _("uses of a derogation")
PRECAUTIONS = Breakdown("measure", _("Measure"))
ENDS = Breakdown("ended", _("How it ended"))
CLOSURES = Breakdown("closure", _("How it was closed"))
PAIRS = Breakdown("pair", _("What could not be kept apart"))

INTERIM_DECIDED = Measure(
    "interim_decided",
    _("Interim measures decided"),
    PRECAUTION,
    _(
        "Each measure counts once, in the quarter of its signature. A precaution is no sanction: these figures are"
        " never added to those of sanctions."
    ),
    (PRECAUTIONS,),
)
INTERIM_ENDED = Measure(
    "interim_ended",
    _("Interim measures ended"),
    PRECAUTION,
    _("Each measure counts once, in the quarter in which it was lifted, lapsed by itself, or was replaced."),
    (ENDS,),
)
ALERTS_CLOSED = Measure(
    "early_alerts_closed",
    _("Early alerts closed"),
    ALERT,
    _(
        "Each alert counts once, in the quarter in which it was closed. The share of false alarms measures the rules,"
        " and nobody."
    ),
    (CLOSURES,),
)
DEROGATIONS_USED = Measure(
    "derogations_used",
    _("Separations that could not be kept"),
    USE,
    _("Each use of a confirmed derogation counts once, in the quarter in which it was used."),
    (PAIRS,),
)

INTERIM = Theme(
    "interim",
    _("Interim measures"),
    (INTERIM_DECIDED, INTERIM_ENDED),
    (
        Delay(
            "interim_length",
            _("From the signature to the end"),
            PRECAUTION,
            _("Days between the two, for the measures that ended in the quarter."),
            counted_in="interim_ended",
        ),
    ),
)
SAFEGUARDS = Theme("safeguards", _("Safeguards"), (ALERTS_CLOSED, DEROGATIONS_USED))
