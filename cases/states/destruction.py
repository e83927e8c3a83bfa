"""How an exhibit comes to be destroyed: asked for by one, agreed by two others (PROCESS 2.4, evidence item)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

_HEAD = "head_of_office"

DESTRUCTION = Machine(
    name="destruction",
    table="cases_destruction",
    label=_("Destruction of an exhibit"),
    states=(
        State("proposed", pgettext_lazy("destruction", "Proposed"), _("Two other people of the team must agree.")),
        State("agreed", _("Agreed by one"), _("One person agreed. Another one must.")),
        State("approved", _("Agreed by two"), _("It may be carried out.")),
        State("carried_out", _("Carried out"), _("The exhibit no longer exists. The certificate says what went.")),
        State("refused", pgettext_lazy("destruction", "Refused"), _("The exhibit stays."), on_line=False),
    ),
    edges=(
        Edge("", "propose", "proposed", "destruction.proposed", _HEAD, _("Propose to destroy it")),
        Edge(
            "proposed",
            "agree",
            "agreed",
            "destruction.agreed",
            "reviewer",
            _("Agree to the destruction"),
            _("One more person must agree before it is carried out."),
        ),
        Edge(
            "agreed",
            "approve",
            "approved",
            "destruction.approved",
            "reviewer",
            _("Agree to the destruction, as the second"),
            _("Whoever holds the exhibit may then destroy it. It cannot be undone."),
        ),
        *(
            Edge(
                source,
                "refuse",
                "refused",
                "destruction.refused",
                "reviewer",
                _("Refuse the destruction"),
                _("The exhibit stays. Your reason stays with the proposal."),
                is_aside=True,
            )
            for source in ("proposed", "agreed", "approved")
        ),
        Edge(
            "approved",
            "carry_out",
            "carried_out",
            "destruction.carried_out",
            "investigator",
            _("Destroy it now"),
            _("A file can never be opened again, not even from a backup. It cannot be undone."),
        ),
    ),
)
