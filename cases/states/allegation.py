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
        State(
            "screened_out",
            _("Screened out"),
            _("Two people agreed, before any investigation, that it is not looked into; the reason is on file."),
            on_line=False,
        ),
        State(
            "no_finding",
            _("Ended without a finding"),
            _("Nothing is established either way: a reason outside the facts ended it."),
            on_line=False,
        ),
        State("moved", _("Moved to another case"), _("It goes on in another case, with its evidence."), on_line=False),
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
            is_aside=True,
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
        Edge(
            "alleged",
            "screen_out",
            "screened_out",
            "allegation.screened_out",
            "head_of_office",
            _("Screen the allegation out"),
            _("It is not investigated. A second person agreed; the reason is on file."),
            is_aside=True,
        ),
        Edge(
            "screened_out",
            "take_back",
            "alleged",
            "allegation.taken_back",
            "head_of_office",
            _("Take the allegation up again"),
            _("It is open again; the earlier reason stays on file."),
            is_aside=True,
        ),
        *(
            Edge(
                state,
                "end_without_finding",
                "no_finding",
                "allegation.ended_without_finding",
                "head_of_office",
                _("End without a finding"),
                _("Nothing is established either way. That the reporter withdrew is no reason."),
                is_aside=True,
            )
            for state in ("alleged", "under_investigation")
        ),
        Edge(
            "finding_confirmed",
            "reconsider",
            "under_investigation",
            "finding.reconsidered",
            "head_of_office",
            _("Look at the finding again"),
            _("For a case that was reopened. The earlier finding stays on file; a new one is proposed and confirmed."),
            is_aside=True,
        ),
        *(
            Edge(
                state,
                "move",
                "moved",
                "allegation.moved",
                "head_of_office",
                _("Move to another case"),
                _("It goes on there with the links to its evidence; here it can be read."),
            )
            for state in ("alleged", "under_investigation")
        ),
    ),
)
