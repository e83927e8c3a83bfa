"""What can happen to the proposal to destroy a report before its time."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

EARLY_DELETION = Machine(
    name="early_deletion",
    table="reporting_channels_earlydeletion",
    label=_("Early deletion of a report"),
    states=(
        State(
            "proposed",
            pgettext_lazy("deletion", "Proposed"),
            _("Somebody proposed to destroy the report before its time. A second person decides."),
        ),
        State("confirmed", pgettext_lazy("deletion", "Confirmed"), _("Two people agreed. The sweep destroys it.")),
        State("carried_out", _("Carried out"), _("The report is destroyed. The certificate says what went.")),
        State(
            "refused",
            pgettext_lazy("deletion", "Refused"),
            _("The second person refused. The report stays."),
            on_line=False,
        ),
        State("lapsed", _("Stopped by a legal hold"), _("A legal hold was placed first."), on_line=False),
    ),
    edges=(
        Edge(
            "",
            "propose",
            "proposed",
            "deletion.proposed",
            "receiver",
            _("Propose an early deletion"),
            _("A second person reads your reasons and decides. You cannot decide alone."),
        ),
        Edge(
            "proposed",
            "confirm",
            "confirmed",
            "deletion.confirmed",
            "head_of_office",
            _("Confirm the deletion"),
            _("The report is destroyed within minutes, in the backups too. Nobody can bring it back."),
        ),
        Edge(
            "proposed",
            "refuse",
            "refused",
            "deletion.refused",
            "head_of_office",
            _("Refuse the deletion"),
            _("The report stays. The colleague who proposed reads your reasons."),
            is_aside=True,
        ),
        Edge("proposed", "lapse", "lapsed", "deletion.lapsed", "head_of_office", _("Stop the deletion")),
        Edge("confirmed", "lapse", "lapsed", "deletion.lapsed", "head_of_office", _("Stop the deletion")),
        Edge("confirmed", "carry_out", "carried_out", "deletion.carried_out", "head_of_office", _("Carry out")),
    ),
)
