from django.urls import path

from discipline.views import doors, pages

app_name = "discipline"
urlpatterns = [
    path("", pages.Proceedings.as_view(), name="proceedings"),
    path("open/<uuid:pk>/", pages.Open.as_view(), name="open"),
    path("<uuid:pk>/", pages.ProceedingPage.as_view(), name="proceeding"),
    path("<uuid:pk>/charge/", pages.Lay.as_view(), name="lay"),
    path("<uuid:pk>/rights/", doors.notify_rights, name="notify_rights"),
    path("<uuid:pk>/consultation/", doors.record_consultation, name="record_consultation"),
    path("<uuid:pk>/member/", doors.admit, name="admit"),
    path("<uuid:pk>/decision/", doors.propose, name="propose"),
    path("<uuid:pk>/sanction/", doors.impose, name="impose"),
    path("sanction/<uuid:pk>/appeal/", doors.lodge, name="lodge"),
]
