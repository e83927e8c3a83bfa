"""States and edges of one sitting of a board (PROCESS.md 2.6, P7 to P9)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

SECRETARIAT = "secretariat"

SITTING = Machine(
    name="sitting",
    table="discipline_sitting",
    label=_("Sitting"),
    states=(
        State("planned", _("Summoned"), _("Everybody is summoned for a day.")),
        State("in_session", _("In session"), _("Enough members sit; the matter is being heard.")),
        State("held", _("Held"), _("The person was heard, or did not come.")),
        State("short", _("Without quorum"), _("Too few members came; everybody is summoned again."), on_line=False),
        State(
            "postponed", pgettext_lazy("sitting", "Postponed"), _("The board postponed it by a vote."), on_line=False
        ),
        State(
            "inquiring",
            _("Further inquiry"),
            _("The board asked for a further inquiry; everybody is summoned again afterwards."),
            on_line=False,
        ),
        State(
            "stayed",
            pgettext_lazy("sitting", "Stayed"),
            _("The board proposed to wait for the criminal judgment."),
            on_line=False,
        ),
        State(
            "dropped",
            _("Called off"),
            _("Another day was set, or the proceeding ended before it could be held."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "plan", "planned", "sitting.planned", SECRETARIAT, _("Summon for a sitting")),
        Edge(
            "planned",
            "open",
            "in_session",
            "sitting.opened",
            SECRETARIAT,
            _("Open the sitting"),
            _("Where a board sits, say who holds each seat: nobody else votes, and the attendance cannot be changed."),
        ),
        Edge(
            "planned",
            "adjourn",
            "short",
            "sitting.adjourned",
            SECRETARIAT,
            _("Record that too few members came"),
            _("Everybody is summoned again for the day you give."),
            is_aside=True,
        ),
        Edge(
            "in_session",
            "postpone",
            "postponed",
            "sitting.postponed",
            SECRETARIAT,
            _("Postpone the sitting"),
            _("The board postpones by a vote, as often as the procedure allows. Everybody is summoned again."),
            is_aside=True,
        ),
        Edge(
            "in_session",
            "inquire",
            "inquiring",
            "sitting.inquiring",
            SECRETARIAT,
            _("Order a further inquiry"),
            _("The sitting ends. Once the inquiry is over, everybody is summoned again."),
            is_aside=True,
        ),
        Edge(
            "in_session",
            "stay",
            "stayed",
            "sitting.stayed",
            SECRETARIAT,
            _("Propose a stay"),
            _(
                "The sitting ends, and the board waits for the criminal judgment. The authority may put it on notice to"
                " go on."
            ),
            is_aside=True,
        ),
        Edge("in_session", "close", "held", "sitting.closed", SECRETARIAT, _("Record the hearing")),
        *(
            Edge(source, "drop", "dropped", "sitting.dropped", SECRETARIAT, _("Drop the sitting"))
            for source in ("planned", "in_session")
        ),
    ),
)
