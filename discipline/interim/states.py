"""Where an interim measure can be (domain PROCESS 2.5). It is never a sanction and ends by itself."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

HEAD = "head_of_office"
AUTHORITY = "disciplinary_authority"
STANDING = ("decided", "notified", "in_force")

_LAPSE = _("The maximum of the procedure is over: the person has their full rights again from the next day.")
_LIFT = _("The person has their full rights again. The measure is not taken up again: a new one is a new decision.")

INTERIM_MEASURE = Machine(
    name="interim_measure",
    table="discipline_interimmeasure",
    label=_("Interim measure"),
    states=(
        State(
            "proposed",
            pgettext_lazy("interim measure", "Proposed"),
            _("Somebody asks for it. Whoever asked never decides."),
        ),
        State(
            "decided",
            pgettext_lazy("interim measure", "Decided"),
            _("It is signed. It has no effect before the person is notified, and its maximum is running."),
        ),
        State(
            "notified",
            pgettext_lazy("interim measure", "Notified"),
            _("The person knows, with proof; the effect waits for its day."),
        ),
        State("in_force", pgettext_lazy("interim measure", "In force"), _("It applies to the person.")),
        State("lifted", pgettext_lazy("interim measure", "Lifted"), _("It was ended by a decision, with its ground.")),
        State(
            "lapsed",
            pgettext_lazy("interim measure", "Lapsed"),
            _("Its maximum is over: it ended by itself."),
            on_line=False,
        ),
        State(
            "replaced",
            pgettext_lazy("interim measure", "Replaced"),
            _("Another measure came into force in its place."),
            on_line=False,
        ),
        State(
            "refused",
            pgettext_lazy("interim measure", "Not decided"),
            _("It was asked for and not taken. The reason stays on file."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "propose", "proposed", "interim_measure.proposed", HEAD, _("Propose an interim measure")),
        Edge(
            "proposed",
            "decide",
            "decided",
            "interim_measure.decided",
            AUTHORITY,
            _("Decide the measure"),
            _(
                "You sign that the fault would be grave and the facts are plausible enough, on what is known today."
                " The maximum runs from now; the effect only from notification."
            ),
        ),
        Edge(
            "proposed",
            "refuse",
            "refused",
            "interim_measure.refused",
            AUTHORITY,
            _("Decide not to take it"),
            _("The proposal and your reason stay on file. A new proposal remains possible."),
            is_aside=True,
        ),
        Edge(
            "decided",
            "notify",
            "notified",
            "interim_measure.notified",
            HEAD,
            _("Record the notification"),
            _("Nothing applies to the person before this day. Keep the proof with the file."),
        ),
        Edge(
            "notified",
            "begin",
            "in_force",
            "interim_measure.began",
            HEAD,
            _("Record that it took effect"),
            _("For a measure whose effect was put off, for example by sick leave. The maximum is not put off."),
        ),
        *(
            Edge(
                source,
                "lift",
                "lifted",
                "interim_measure.lifted",
                AUTHORITY,
                _("Lift the measure"),
                _LIFT,
                is_aside=True,
            )
            for source in STANDING
        ),
        *(
            Edge(source, "lapse", "lapsed", "interim_measure.lapsed", AUTHORITY, _("Let the measure lapse"), _LAPSE)
            for source in STANDING
        ),
        *(
            Edge(
                source, "replace", "replaced", "interim_measure.replaced", AUTHORITY, _("Put another in its place"), ""
            )
            for source in STANDING
        ),
    ),
)
