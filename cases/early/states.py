"""Where an early alert can be (domain PROCESS 2.10). No state of it is a sanction or leads to one."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

REVIEWER = "head_of_office"
OPEN = ("new", "under_review")
CLOSED = ("acknowledged", "intervention", "false_positive")

EARLY_ALERT = Machine(
    name="early_alert",
    table="cases_earlyalert",
    label=_("Early alert"),
    states=(
        State("new", pgettext_lazy("alert", "New"), _("A rule counted as many events as it was told to.")),
        State("under_review", _("Under review"), _("Somebody looks at the events behind the count.")),
        State("acknowledged", _("Acknowledged"), _("The count is right, and nothing is to be done.")),
        State(
            "intervention",
            _("Help offered"),
            _("A talk, training, rotation or support was offered: never discipline."),
            on_line=False,
        ),
        State(
            "false_positive",
            _("False alarm"),
            _("The count says nothing about the person: the rule is measured by it."),
            on_line=False,
        ),
        State(
            "expired",
            pgettext_lazy("alert", "Expired"),
            _("Its time ran out: it is not shown any more."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "raise", "new", "early_alert.raised", REVIEWER, _("Raise an alert")),
        Edge("new", "take_up", "under_review", "early_alert.taken_up", REVIEWER, _("Look at it")),
        Edge(
            "under_review",
            "acknowledge",
            "acknowledged",
            "early_alert.acknowledged",
            REVIEWER,
            _("Close: nothing to be done"),
        ),
        Edge(
            "under_review",
            "intervene",
            "intervention",
            "early_alert.intervened",
            REVIEWER,
            _("Close: help is offered"),
            _("What is offered is support. It is noted nowhere in the personal file and counts for no sanction."),
        ),
        Edge(
            "under_review",
            "dismiss",
            "false_positive",
            "early_alert.dismissed",
            REVIEWER,
            _("Close: false alarm"),
            _("The rule's share of false alarms is published with its counts."),
            is_aside=True,
        ),
        Edge("new", "expire", "expired", "early_alert.expired", REVIEWER, _("Let it expire")),
        Edge("under_review", "expire", "expired", "early_alert.expired", REVIEWER, _("Let it expire")),
    ),
)
