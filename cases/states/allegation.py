"""Where an allegation can be (domain PROCESS 2.3)."""

from django.utils.translation import gettext_lazy as _

from machine.edges import Edge, Machine, State

ALLEGATION = Machine(
    name="allegation",
    table="cases_allegation",
    label=_("Allegation"),
    states=(
        State("alleged", _("Alleged"), _("It has been said, and nothing has been established.")),
        State(
            "under_investigation",
            _("Under investigation"),
            _("Inside the mandate: evidence for and against is sought."),
        ),
        State("finding_proposed", _("Finding proposed"), _("A reviewer who did not investigate reads it.")),
        State("finding_confirmed", _("Finding confirmed"), _("A second person has confirmed the finding.")),
        State("referred", _("Referred"), _("It is before the disciplinary authority.")),
    ),
    edges=(
        Edge("", "add", "alleged", "allegation.added", "investigator", _("Add an allegation")),
        Edge(
            "alleged",
            "investigate",
            "under_investigation",
            "allegation.investigated",
            "investigator",
            _("Investigate"),
            _("The allegation is taken up under the mandate."),
        ),
        Edge(
            "under_investigation",
            "propose_finding",
            "finding_proposed",
            "finding.proposed",
            "investigator",
            _("Propose a finding"),
            _("A reviewer will confirm it or send it back with questions."),
        ),
        Edge(
            "finding_proposed",
            "confirm",
            "finding_confirmed",
            "finding.confirmed",
            "reviewer",
            _("Confirm the finding"),
            _("The finding then stands. You confirm that the evidence was examined for and against."),
        ),
        Edge(
            "finding_proposed",
            "send_back",
            "under_investigation",
            "finding.returned",
            "reviewer",
            _("Send the finding back"),
            _("The investigator reads your questions and proposes anew. The returned finding stays on file."),
        ),
        Edge(
            "finding_confirmed",
            "refer",
            "referred",
            "allegation.referred",
            "head_of_office",
            _("Refer the allegation"),
            _("It goes to the disciplinary authority together with the case."),
        ),
    ),
)
