"""Addresses of the report; part of ``cases.urls``."""

from django.urls import path

from cases.report import views

urlpatterns = [
    path("investigations/<uuid:pk>/report/", views.show, name="report"),
    path("investigations/<uuid:pk>/report/print/", views.printed, name="report_print"),
    path("investigations/<uuid:pk>/report/part/<slug:code>/", views.write, name="report_part"),
    path("investigations/<uuid:pk>/report/part/<slug:code>/versions/", views.earlier, name="report_versions"),
    path("investigations/<uuid:pk>/report/loss/", views.EnterLoss.as_view(), name="enter_loss"),
    path("losses/<uuid:pk>/withdraw/", views.WithdrawLoss.as_view(), name="withdraw_loss"),
    path("investigations/<uuid:pk>/report/dissent/", views.Dissent.as_view(), name="dissent"),
    path("issued-reports/<uuid:pk>/", views.take, name="issued_report"),
]
