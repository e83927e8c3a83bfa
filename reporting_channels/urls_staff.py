"""The staff's addresses of this room, below /reports/."""

from django.urls import path

from reporting_channels.views import disclosure, inbox, quarantine, report

urlpatterns = [
    path("", inbox.inbox, name="reports"),
    path("apart/", quarantine.queue, name="quarantine"),
    path("identities/", disclosure.list_all, name="disclosures"),
    path("identities/<uuid:pk>/", disclosure.show, name="disclosure"),
    path("identities/<uuid:pk>/name/", disclosure.identity, name="disclosure_identity"),
    path("<uuid:pk>/", report.show, name="report"),
    path("<uuid:pk>/files/<uuid:attachment>/", report.download, name="report_file"),
    path("<uuid:pk>/write/", report.write, name="report_write"),
    path("<uuid:pk>/give/", report.share, name="report_share"),
    path("<uuid:pk>/keep-away/", report.exclude, name="report_exclude"),
    path("<uuid:pk>/step-back/", report.recuse, name="report_recuse"),
    path("<uuid:pk>/identity/", disclosure.ask, name="report_identity"),
]
