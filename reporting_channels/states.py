"""What can happen to a report; what can happen to a request for its reporter's identity stands beside it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State
from reporting_channels.states_disclosure import IDENTITY_DISCLOSURE

__all__ = ["APART", "ERASABLE", "IDENTITY_DISCLOSURE", "REPORT"]

# Sealed and receipted like any other, and in no inbox, clock or count until somebody lets it in (ADR 0016).
APART = ("quarantined", "set_aside")

# At its end a report is destroyed by the sweep; before it, from wherever it stands, by two people.
ERASABLE = (
    "closed",
    "set_aside",
    "quarantined",
    "received",
    "acknowledged",
    "assessed",
    "no_case_proposed",
    "no_case",
    "attached",
    "feedback_given",
)


def _erasing(state: str) -> Edge:
    return Edge(
        state,
        "erase",
        "erased",
        "report.erased",
        "head_of_office",
        _("Erase the report"),
        _("Its key, its words and its files are destroyed, in the backups too. Nobody can bring them back."),
    )


# "Awaiting an answer" is no state: it is read from the dialogue (see queries of Message).
REPORT = Machine(
    name="report",
    table="reporting_channels_report",
    label=_("Report"),
    states=(
        State(
            "received", pgettext_lazy("report", "Received"), _("The report has arrived. Nobody has answered it yet.")
        ),
        State(
            "acknowledged",
            pgettext_lazy("report", "Acknowledged"),
            _("The office told the reporter that it has the report."),
        ),
        State(
            "assessed",
            pgettext_lazy("report", "Assessed"),
            _("The grid is filled in. The next step is a case, or no case."),
        ),
        State(
            "no_case_proposed",
            _("No case proposed"),
            _("Somebody proposed to open no case. A second person decides."),
            on_line=False,
        ),
        State("no_case", _("No case"), _("Two people agreed that no case is opened."), on_line=False),
        State("attached", _("In a case"), _("A case was opened from this report.")),
        State("feedback_given", _("Feedback given"), _("The reporter can read what became of the report.")),
        State("closed", pgettext_lazy("report", "Closed"), _("Nothing more is done here. The time of keeping runs.")),
        State(
            "quarantined",
            pgettext_lazy("report", "Kept apart"),
            _("It arrived in a flood, or as machines send. It is sealed like any other and waits for a look."),
            on_line=False,
        ),
        State(
            "set_aside",
            pgettext_lazy("report", "Set aside"),
            _("Somebody looked at it and took it for junk. It can be let in until its time of keeping is over."),
            on_line=False,
        ),
        State(
            "erased",
            pgettext_lazy("report", "Erased"),
            _("The words, the files and the keys were destroyed. Only codes and months remain, for counting."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "receive", "received", "report.received", "reporter", _("Receive a report")),
        Edge("", "keep_apart", "quarantined", "report.kept_apart", "reporter", _("Receive a report and keep it apart")),
        *(
            Edge(
                apart,
                "let_in",
                "received",
                "report.let_in",
                "receiver",
                _("Let it in"),
                _("It goes into the inbox like any other. Its clocks run from the day on which it was sent."),
            )
            for apart in ("quarantined", "set_aside")
        ),
        Edge(
            "quarantined",
            "set_aside",
            "set_aside",
            "report.set_aside",
            "receiver",
            _("Set it aside"),
            _("It is taken for junk and kept for a short time, in which it can still be let in."),
            is_aside=True,
        ),
        Edge(
            "received",
            "acknowledge",
            "acknowledged",
            "report.acknowledged",
            "receiver",
            _("Acknowledge the report"),
            _("The reporter will read your words when they come back with their number."),
        ),
        Edge(
            "acknowledged",
            "assess",
            "assessed",
            "report.assessed",
            "receiver",
            _("Assess the report"),
            _("The grid is kept as it is. The codes count in statistics; the note stays sealed."),
        ),
        Edge(
            "assessed",
            "attach",
            "attached",
            "report.attached",
            "head_of_office",
            _("Open a case"),
            _("A case is opened from this report."),
        ),
        Edge(
            "assessed",
            "propose_no_case",
            "no_case_proposed",
            "report.no_case_proposed",
            "receiver",
            _("Propose to open no case"),
            _("A second person reads your reasons and decides. You cannot decide alone."),
        ),
        Edge(
            "no_case_proposed",
            "confirm_no_case",
            "no_case",
            "report.no_case_confirmed",
            "head_of_office",
            _("Confirm that no case is opened"),
            _("The report ends without a case. The reporter must then be told why."),
        ),
        Edge(
            "no_case_proposed",
            "return",
            "assessed",
            "report.returned",
            "head_of_office",
            _("Send the proposal back"),
            _("The proposal is refused. The colleague who made it reads your reasons."),
            is_aside=True,
        ),
        Edge(
            "attached",
            "give_feedback",
            "feedback_given",
            "report.feedback_given",
            "receiver",
            _("Give feedback"),
            _("The reporter will read your words with their number. They cannot be taken back."),
        ),
        Edge(
            "no_case",
            "give_feedback",
            "feedback_given",
            "report.feedback_given",
            "receiver",
            _("Give feedback"),
            _("The reporter will read your words with their number. They cannot be taken back."),
        ),
        Edge(
            "feedback_given",
            "close",
            "closed",
            "report.closed",
            "receiver",
            _("Close the report"),
            _("Nothing more is asked of the reporter, who can still write. The time of keeping starts."),
        ),
        Edge(
            "closed",
            "reopen",
            "acknowledged",
            "report.reopened",
            "head_of_office",
            _("Open the report again"),
            _(
                "It comes back into the inbox, in its case or to be assessed anew. The earlier end stays on file, the "
                "time of keeping stops, and the reporter is owed feedback again."
            ),
            is_aside=True,
        ),
        Edge(
            "closed",
            "reopen_in_case",
            "attached",
            "report.reopened_in_case",
            "head_of_office",
            _("Open it again in its case"),
        ),
        *(_erasing(state) for state in ERASABLE),
    ),
)
