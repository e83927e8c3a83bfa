"""One task: its checklist, what it waits for, who does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cases import access as case_access
from cases.planning import access, forms, pages, policies
from cases.planning.actions import task as task_actions
from cases.views.doing import CaseDoing, after_declaring


class Add(CaseDoing):
    """Something more to do."""

    noun = "investigation"
    find = staticmethod(case_access.get_investigation)
    action = staticmethod(task_actions.add)
    require = staticmethod(policies.require_may_change_plan)
    form = forms.AddTask
    title = gettext_lazy("Add a task")

    def _next(self, row: Any, done: Any) -> str:
        return pages.board_url(row)


@require_safe
@after_declaring
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """What is to be done, by whom, by when, after what."""
    task = access.get_task(request.user, pk)
    access.read_task(request.user, task, timezone.now())
    shown = pages.task_of(task, request.user, timezone.localdate())
    return render(request, "cases/planning/task.html", shown)


class Assign(CaseDoing):
    """Who does it."""

    noun = "task"
    find = staticmethod(access.get_task)
    action = staticmethod(task_actions.assign)
    require = staticmethod(policies.require_may_assign_task)
    form = forms.AssignTask
    title = gettext_lazy("Give the task to somebody")


class WaitFor(CaseDoing):
    """What comes first."""

    noun = "task"
    find = staticmethod(access.get_task)
    action = staticmethod(task_actions.wait_for)
    form = forms.WaitFor
    title = gettext_lazy("Let it wait for another task")

    @staticmethod
    def require(*, task: Any, by: Any) -> None:
        """Whether the plan can be changed."""
        policies.require_may_change_plan(investigation=task.investigation, by=by)


@require_POST
@after_declaring
def wait_no_more(request: HttpRequest, pk: Any) -> HttpResponse:
    """It begins without the other one."""
    task = access.get_task(request.user, pk)
    needed = access.get_needed(request.user, task, request.POST.get("needed", ""))
    task_actions.wait_no_more(task=task, needed=needed, by=request.user, at=timezone.now())
    return redirect(task.get_absolute_url())


@require_POST
@after_declaring
def tick(request: HttpRequest, pk: Any) -> HttpResponse:
    """Tick a point of the checklist, or take the tick back."""
    task = access.get_task(request.user, pk)
    line = access.get_checklist_line(request.user, task, request.POST.get("line", ""))
    is_ticked = request.POST.get("is_ticked") == "yes"
    task_actions.tick(task=task, line=line, is_ticked=is_ticked, by=request.user, at=timezone.now())
    return redirect(f"{task.get_absolute_url()}#checklist")
