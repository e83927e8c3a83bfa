"""Where an investigation can be (domain PROCESS 2.4)."""

from django.utils.translation import gettext_lazy as _

from machine.edges import Edge, Machine, State

INVESTIGATION = Machine(
    name="investigation",
    table="cases_investigation",
    label=_("Investigation"),
    states=(
        State("planned", _("Planned"), _("Scope and plan are written; nothing may be done yet.")),
        State("mandated", _("Mandated"), _("The mandate is signed: scope, powers and end date are fixed.")),
        State("active", _("Active"), _("Interviews are held and exhibits registered.")),
        State(
            "suspended",
            _("Suspended"),
            _("The work stands still for a reason that is written down; nobody is heard."),
            on_line=False,
        ),
        State("delivered", _("Delivered"), _("The report is with the head of office.")),
    ),
    edges=(
        Edge("", "plan", "planned", "investigation.planned", "investigator", _("Plan the investigation")),
        Edge(
            "planned",
            "mandate",
            "mandated",
            "investigation.mandated",
            "head_of_office",
            _("Sign the mandate"),
            _("The investigators may act within this scope, with these powers, until this day."),
        ),
        Edge(
            "mandated",
            "start",
            "active",
            "investigation.started",
            "investigator",
            _("Begin the work"),
            _("The allegations in scope are taken up. Each subject is told, or a reason for waiting is recorded."),
        ),
        Edge(
            "active",
            "suspend",
            "suspended",
            "investigation.suspended",
            "head_of_office",
            _("Suspend the investigation"),
            _("Nobody is heard until it is resumed. Which time limits stand still is a matter of the procedure."),
        ),
        Edge(
            "suspended",
            "resume",
            "active",
            "investigation.resumed",
            "head_of_office",
            _("Resume the investigation"),
            _("The work goes on, and the time limits that stood still run again from today."),
        ),
        Edge(
            "active",
            "deliver",
            "delivered",
            "investigation.delivered",
            "investigator",
            _("Deliver the report"),
            _("The report can no longer be changed."),
        ),
    ),
)
