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
            _("The allegations in scope are taken up. The subject is told, or a reason for waiting is recorded."),
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
