"""States and edges of a disciplinary proceeding and of what it brings forth.

PROCESS.md 2.6 to 2.8. A proceeding without a board goes from file access
straight to the decision; the pinned procedure says which envisaged sanction
needs the board (for the French State CGFP art. L532-5).

These are the edges of every tradition together. The ``steps`` of the pinned
profile narrow them (``policies.line``): none is added for a country.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

AUTHORITY = "disciplinary_authority"
SECRETARIAT = "secretariat"
APPEAL = "appeal_authority"

PROCEEDING = Machine(
    name="proceeding",
    table="discipline_proceeding",
    label=_("Disciplinary proceeding"),
    states=(
        State(
            "opened",
            pgettext_lazy("proceeding", "Opened"),
            _("The authority has opened the proceeding; charges are being laid."),
        ),
        State("charged", _("Charges served"), _("The person knows the charges and their rights.")),
        State("file_access", _("File open to the person"), _("The person and their counsel may read the whole file.")),
        State(
            "convoked",
            pgettext_lazy("proceeding", "Convoked"),
            _("Everybody is summoned; a board, if any, is composed."),
            on_line=False,
        ),
        State("heard", _("Heard"), _("The person was heard, or did not come."), on_line=False),
        State("opinion_given", _("Opinion given"), _("The board has given its reasoned opinion."), on_line=False),
        State("decided", _("Decided"), _("A second person has confirmed the decision.")),
        State("ended", _("Ended"), _("What was decided has been carried out, and no appeal is open.")),
        State(
            "discontinued",
            _("Discontinued"),
            _("The authority ended the proceeding without a decision."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "open", "opened", "proceeding.opened", AUTHORITY, _("Open a proceeding")),
        Edge(
            "opened",
            "serve",
            "charged",
            "proceeding.charged",
            SECRETARIAT,
            _("Serve the charges"),
            _("The person is told the charges and each of their rights. What was served cannot be changed afterwards."),
        ),
        Edge(
            "charged",
            "give_file_access",
            "file_access",
            "proceeding.file_opened",
            SECRETARIAT,
            _("Give access to the file"),
            _("From this day the person may read and copy the whole numbered file."),
        ),
        *(
            Edge(
                source,
                "convoke",
                "convoked",
                "board.convoked",
                SECRETARIAT,
                _("Convoke to the hearing"),
                _("Where a board sits, its members receive the key to this proceeding, never to the report."),
            )
            for source in ("charged", "file_access")
        ),
        Edge("convoked", "hold", "heard", "hearing.held", SECRETARIAT, _("Record the hearing")),
        Edge("heard", "give_opinion", "opinion_given", "opinion.given", SECRETARIAT, _("Record the board's opinion")),
        *(
            Edge(source, "decide", "decided", "proceeding.decided", AUTHORITY, _("Confirm the decision"))
            for source in ("opened", "charged", "file_access", "heard", "opinion_given")
        ),
        Edge(
            "decided",
            "finish",
            "ended",
            "proceeding.ended",
            SECRETARIAT,
            _("End the proceeding"),
            _("The case goes back to the head of office for its follow-up."),
        ),
        *(
            Edge(
                source,
                "discontinue",
                "discontinued",
                "proceeding.discontinued",
                AUTHORITY,
                _("Discontinue"),
                _("The proceeding ends without a decision; the reason stays on the file."),
                is_aside=True,
            )
            for source in ("opened", "charged", "file_access", "convoked", "heard", "opinion_given")
        ),
    ),
)

CHARGE = Machine(
    name="charge",
    table="discipline_charge",
    label=_("Charge"),
    states=(
        State("laid", _("Laid"), _("Written down, not yet known to the person.")),
        State("served", _("Served"), _("The person has received it.")),
        State("answered", _("Ruled on"), _("The decision says whether it is proved.")),
    ),
    edges=(
        Edge("", "lay", "laid", "charge.laid", AUTHORITY, _("Lay a charge")),
        Edge("laid", "serve", "served", "charge.served", SECRETARIAT, _("Serve")),
        # Where the decision itself tells the person the facts, nothing was served before (Japan, NPSA art. 89).
        Edge("laid", "rule", "answered", "charge.ruled", AUTHORITY, _("Rule on the charge")),
        Edge("served", "rule", "answered", "charge.ruled", AUTHORITY, _("Rule on the charge")),
    ),
)

DECISION = Machine(
    name="decision",
    table="discipline_decision",
    label=_("Decision"),
    states=(
        State("proposed", pgettext_lazy("decision", "Proposed"), _("Waits for a second person.")),
        State("confirmed", _("Confirmed"), _("A second person has confirmed it.")),
        State("returned", _("Sent back"), _("A second person sent it back with questions."), on_line=False),
    ),
    edges=(
        Edge("", "propose", "proposed", "decision.proposed", SECRETARIAT, _("Propose a decision")),
        Edge(
            "proposed",
            "confirm",
            "confirmed",
            "decision.confirmed",
            AUTHORITY,
            _("Confirm the decision"),
            _("The decision becomes final inside the office. Whoever proposed it cannot confirm it."),
        ),
        Edge("proposed", "return", "returned", "decision.returned", AUTHORITY, _("Send back"), is_aside=True),
    ),
)

SANCTION = Machine(
    name="sanction",
    table="discipline_sanction",
    label=_("Sanction"),
    states=(
        State("imposed", _("Imposed"), _("Drawn up; it has no effect before the person is notified.")),
        State("notified", _("Notified"), _("The person has received it; the time for an appeal runs.")),
        State("executed", _("Executed"), _("It has been carried out.")),
        State("annulled", _("Annulled"), _("An appeal annulled it: it is as if it had never been."), on_line=False),
        State("replaced", _("Replaced"), _("An appeal put another sanction in its place."), on_line=False),
    ),
    edges=(
        Edge(
            "",
            "impose",
            "imposed",
            "sanction.imposed",
            AUTHORITY,
            _("Impose the sanction"),
            _("The sanction of the confirmed decision is drawn up, within the bounds of the scale."),
        ),
        Edge("imposed", "notify", "notified", "sanction.notified", SECRETARIAT, _("Record the notification")),
        Edge("notified", "execute", "executed", "sanction.executed", SECRETARIAT, _("Mark as executed")),
        *(
            Edge(source, "annul", "annulled", "sanction.annulled", SECRETARIAT, _("Annul after an appeal"))
            for source in ("imposed", "notified", "executed")
        ),
        *(
            Edge(source, "replace", "replaced", "sanction.replaced", SECRETARIAT, _("Replace after an appeal"))
            for source in ("imposed", "notified", "executed")
        ),
    ),
)

APPEAL_MACHINE = Machine(
    name="appeal",
    table="discipline_appeal",
    label=_("Appeal"),
    states=(
        State("lodged", _("Lodged"), _("Registered on the day it was received.")),
        State("admitted", pgettext_lazy("appeal", "Admitted"), _("It is in time and complete; it is being examined.")),
        State("inadmissible", _("Inadmissible"), _("It could not be examined; the reason was given."), on_line=False),
        State(
            "silent",
            _("Rejected by silence"),
            _("Nobody answered in time: under the procedure the silence is a rejection."),
            on_line=False,
        ),
        State("determined", _("Determined"), _("The appeal has its outcome.")),
        State("implemented", _("In effect"), _("The outcome has taken effect on the sanction.")),
    ),
    edges=(
        Edge("", "lodge", "lodged", "appeal.lodged", SECRETARIAT, _("Lodge an appeal")),
        Edge("lodged", "admit", "admitted", "appeal.admitted", APPEAL, _("Admit the appeal")),
        *(
            Edge(
                source,
                "note_silence",
                "silent",
                "appeal.silent",
                SECRETARIAT,
                _("Note the rejection by silence"),
                _("The clock of the answer has run out. The next appeal is open from that day."),
                is_aside=True,
            )
            for source in ("lodged", "admitted")
        ),
        Edge("lodged", "reject", "inadmissible", "appeal.rejected", APPEAL, _("Declare inadmissible"), is_aside=True),
        Edge(
            "admitted",
            "determine",
            "determined",
            "appeal.determined",
            APPEAL,
            _("Determine the appeal"),
            _("The outcome binds the office. Nobody who proposed, confirmed or advised may determine it."),
        ),
        Edge(
            "determined",
            "implement",
            "implemented",
            "appeal.implemented",
            SECRETARIAT,
            _("Carry out the outcome"),
            _("An annulled or varied sanction changes at once."),
        ),
    ),
)
