"""A commitment of the joint action plan between the administration and the private sector."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

HEAD = "head_of_office"

COMMITMENT = Machine(
    name="commitment",
    table="integrity_commitment",
    label=_("Commitment"),
    states=(
        State("proposed", _("Put forward"), _("One side has written it down; nobody is bound yet.")),
        State("agreed", _("Agreed"), _("Both sides stand by it, until the day it names.")),
        State("kept", _("Kept"), _("It was done, and the plan says how that can be seen.")),
        State(
            "dropped",
            pgettext_lazy("commitment", "Dropped"),
            _("Both sides let it go; the reason stays."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "propose", "proposed", "commitment.proposed", HEAD, _("Propose a commitment")),
        Edge(
            "proposed",
            "agree",
            "agreed",
            "commitment.agreed",
            HEAD,
            _("Record the agreement"),
            _("From now on the plan measures this commitment. Whoever proposed it cannot agree to it alone."),
        ),
        Edge("agreed", "keep", "kept", "commitment.kept", HEAD, _("Record that it was kept")),
        Edge("proposed", "drop", "dropped", "commitment.dropped", HEAD, _("Drop the commitment"), is_aside=True),
        Edge("agreed", "drop", "dropped", "commitment.dropped", HEAD, _("Drop the commitment"), is_aside=True),
    ),
)
