"""Where a recommendation can be (PROCESS 2.2, C9: closed or transferred, never forgotten)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

OWNER = "owner"  # of the recommendation: any member, whatever their role

RECOMMENDATION = Machine(
    name="recommendation",
    table="cases_recommendation",
    label=_("Recommendation"),
    states=(
        State("written", pgettext_lazy("recommendation", "Written"), _("It stands in the report that is being made.")),
        State(
            "withdrawn",
            pgettext_lazy("recommendation", "Withdrawn"),
            _("It was taken out of the report before it was delivered."),
            on_line=False,
        ),
        State("addressed", _("Addressed"), _("Its owner has received it and has to accept or refuse it.")),
        State("accepted", pgettext_lazy("recommendation", "Accepted"), _("Its owner carries it out.")),
        State(
            "refused",
            pgettext_lazy("recommendation", "Refused"),
            _("Its owner refused it and said why; the office decides what follows."),
            on_line=False,
        ),
        State("completed", _("Completed"), _("Its owner says that it is done and shows it; somebody else checks.")),
        State("closed", pgettext_lazy("recommendation", "Closed"), _("Somebody other than its owner has closed it.")),
    ),
    edges=(
        Edge("", "write", "written", "recommendation.written", "investigator", _("Add a recommendation")),
        Edge(
            "written",
            "withdraw",
            "withdrawn",
            "recommendation.withdrawn",
            "investigator",
            _("Take the recommendation out"),
            _("It stays on file and is not printed in the report."),
            is_aside=True,
        ),
        *(
            Edge(
                source,
                "address",
                "addressed",
                "recommendation.addressed",
                "head_of_office",
                _("Give it to its owner"),
                _("The owner reads this recommendation and nothing else of the case."),
            )
            for source in ("written", "refused", "addressed", "accepted")
        ),
        Edge(
            "addressed",
            "accept",
            "accepted",
            "recommendation.accepted",
            OWNER,
            _("Accept the recommendation"),
            _("You carry it out by the day named, or say here why it takes longer."),
        ),
        Edge(
            "addressed",
            "refuse",
            "refused",
            "recommendation.refused",
            OWNER,
            _("Refuse the recommendation"),
            _("The head of office reads your reasons."),
            is_aside=True,
        ),
        Edge(
            "accepted",
            "complete",
            "completed",
            "recommendation.completed",
            OWNER,
            _("Report it as done"),
            _("Somebody else checks the proof and closes it, or hands it back."),
        ),
        Edge(
            "completed",
            "hand_back",
            "accepted",
            "recommendation.handed_back",
            "head_of_office",
            _("Hand it back: the proof does not suffice"),
            _("The owner reads what is missing."),
            is_aside=True,
        ),
        *(
            Edge(
                source,
                "close",
                "closed",
                "recommendation.closed",
                "head_of_office",
                _("Close the recommendation"),
                _("You confirm that the proof, or the refusal, was examined. Its owner cannot do this."),
            )
            for source in ("completed", "refused")
        ),
    ),
)
