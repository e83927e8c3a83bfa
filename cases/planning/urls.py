"""Addresses of mandates, plans, tasks and hours; part of ``cases.urls``."""

from django.urls import path

from cases.planning.views import mandates, plans, ready, task

urlpatterns = [
    path("<uuid:pk>/plan/", plans.Plan.as_view(), name="plan"),
    path("investigations/<uuid:pk>/plan/", plans.show, name="board"),
    path("investigations/<uuid:pk>/plan/line/", plans.AddLine.as_view(), name="add_plan_line"),
    path("investigations/<uuid:pk>/plan/estimate/", plans.Estimate.as_view(), name="estimate"),
    path("investigations/<uuid:pk>/plan/task/", task.Add.as_view(), name="add_task"),
    path("investigations/<uuid:pk>/hours/", mandates.Hours.as_view(), name="hours"),
    path("investigations/<uuid:pk>/letter/", mandates.letter, name="letter"),
    path("investigations/<uuid:pk>/letter/pdf/", mandates.letter_pdf, name="letter_pdf"),
    path("investigations/<uuid:pk>/amend/", mandates.Amend.as_view(), name="amend"),
    path("investigations/<uuid:pk>/notice/", mandates.Notice.as_view(), name="notice"),
    path("plan-lines/<uuid:pk>/judge/", plans.Judge.as_view(), name="judge"),
    path("plan-lines/<uuid:pk>/strike/", plans.StrikeLine.as_view(), name="strike_line"),
    path("hours/<uuid:pk>/strike/", mandates.StrikeHours.as_view(), name="strike_hours"),
    path("tasks/<uuid:pk>/", task.show, name="task"),
    path("tasks/<uuid:pk>/assign/", task.Assign.as_view(), name="assign_task"),
    path("tasks/<uuid:pk>/waits-for/", task.WaitFor.as_view(), name="wait_for"),
    path("tasks/<uuid:pk>/waits-no-more/", task.wait_no_more, name="wait_no_more"),
    path("tasks/<uuid:pk>/tick/", task.tick, name="tick"),
    path("ready-plans/", ready.listing, name="ready_plans"),
    path("ready-plans/<slug:category>/", ready.Edit.as_view(), name="ready_plan"),
]
