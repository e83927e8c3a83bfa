"""Where a case can be (domain PROCESS 2.2). How it ended is in ``Case.outcome``, never here."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

CASE = Machine(
    name="case",
    table="cases_case",
    label=_("Case"),
    states=(
        State("preliminary", _("Preliminary"), _("The office gathers the allegations and forms the team.")),
        State("investigation", _("Investigation"), _("A signed mandate allows the team to look for what happened.")),
        State(
            "decision",
            _("Decision"),
            _("Every allegation has a confirmed finding. The head of office decides what follows."),
        ),
        State(
            "referred",
            _("Referred"),
            _("The disciplinary authority holds the findings and decides whether to open proceedings."),
        ),
        State("discipline", _("Discipline"), _("Disciplinary proceedings are open.")),
        State("follow_up", _("Follow-up"), _("What was decided is carried out; the people concerned are told.")),
        State("closed", pgettext_lazy("case", "Closed"), _("The file can be read and no longer changed.")),
    ),
    edges=(
        Edge("", "open", "preliminary", "case.opened", "head_of_office", _("Open a case")),
        Edge(
            "preliminary",
            "investigate",
            "investigation",
            "case.investigated",
            "head_of_office",
            _("Start the investigation"),
            _("The case leaves the preliminary phase: facts are now sought under the mandate."),
        ),
        Edge(
            "investigation",
            "decide",
            "decision",
            "case.decided",
            "head_of_office",
            _("Take the findings to decision"),
            _("No allegation can be added from now on; the findings stand as confirmed."),
        ),
        Edge(
            "decision",
            "refer",
            "referred",
            "case.referred",
            "head_of_office",
            _("Refer to the disciplinary authority"),
            _("The authority you name receives this case's key and the sustained allegations. The report stays here."),
        ),
        Edge(
            "decision",
            "follow_up",
            "follow_up",
            "case.followed_up",
            "head_of_office",
            _("Go to follow-up without discipline"),
            _("No disciplinary proceedings will be opened from this case unless it is reopened."),
        ),
        Edge(
            "referred",
            "enter_discipline",
            "discipline",
            "case.discipline_entered",
            "disciplinary_authority",
            _("Open disciplinary proceedings"),
            _("Only the opening of proceedings moves the case here."),
        ),
        Edge(
            "discipline",
            "finish",
            "follow_up",
            "case.discipline_finished",
            "disciplinary_authority",
            _("Take the case to follow-up"),
            _("Only the end of the proceedings moves the case here."),
        ),
        Edge(
            "follow_up",
            "close",
            "closed",
            "case.closed",
            "head_of_office",
            _("Close the case"),
            _("The file becomes read-only. Opening it again needs a ground that is written down."),
        ),
        Edge(
            "closed",
            "reopen",
            "follow_up",
            "case.reopened",
            "head_of_office",
            _("Reopen the case"),
            _("The earlier closure stays on file, with the ground of the reopening."),
        ),
    ),
)
