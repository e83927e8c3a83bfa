"""Where a task of an investigation's plan can be."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

TASK = Machine(
    name="task",
    table="cases_task",
    label=pgettext_lazy("plan", "Task"),
    states=(
        State("open", pgettext_lazy("task", "To do"), _("Somebody on the team is to do it.")),
        State("done", pgettext_lazy("task", "Done"), _("It was done; what came of it is noted.")),
        State(
            "waived",
            pgettext_lazy("task", "Waived"),
            _("The team decided not to do it; the reason is noted."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "add", "open", "task.added", "investigator", _("Add a task")),
        Edge(
            "open",
            "complete",
            "done",
            "task.completed",
            "investigator",
            _("Mark the task as done"),
            _("What waited for it may begin, and its time limits start today."),
        ),
        Edge(
            "open",
            "waive",
            "waived",
            "task.waived",
            "investigator",
            _("Waive the task"),
            _("The reason stays on file. What waited for it may begin."),
            is_aside=True,
        ),
        Edge(
            "done",
            "take_up_again",
            "open",
            "task.taken_up_again",
            "investigator",
            _("Take the task up again"),
            _("It stands among the tasks to do, and waits for a new end."),
            is_aside=True,
        ),
        Edge(
            "waived",
            "take_up_again",
            "open",
            "task.taken_up_again",
            "investigator",
            _("Take the task up again"),
            _("It stands among the tasks to do, and waits for a new end."),
            is_aside=True,
        ),
    ),
)
