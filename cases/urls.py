"""Addresses of the room on the staff site, under /cases/."""

from django.urls import include, path

from cases import urls_people, urls_whole
from cases.custody import urls as custody
from cases.views import allegations, cases, investigations, team

app_name = "cases"
urlpatterns = [
    *urls_people.urlpatterns,
    path("", cases.listing, name="list"),
    path("from/<uuid:pk>/", cases.Open.as_view(), name="open"),
    path("<uuid:pk>/", cases.show, name="case"),
    path("<uuid:pk>/tab/<slug:code>/", cases.show, name="tab"),
    path("<uuid:pk>/log/", cases.log, name="log"),
    path("<uuid:pk>/assign/", team.Assign.as_view(), name="assign"),
    path("<uuid:pk>/step-back/", team.Recuse.as_view(), name="recuse"),
    path("declare/<uuid:pk>/", team.Declare.as_view(), name="declare"),
    path("team/<uuid:pk>/end/", team.End.as_view(), name="end"),
    path("<uuid:pk>/add-subject/", allegations.AddSubject.as_view(), name="add_subject"),
    path("<uuid:pk>/add-allegation/", allegations.AddAllegation.as_view(), name="add_allegation"),
    path("allegations/<uuid:pk>/", allegations.show, name="allegation"),
    path("allegations/<uuid:pk>/finding/", allegations.ProposeFinding.as_view(), name="finding"),
    path("allegations/<uuid:pk>/mandate/", investigations.Extend.as_view(), name="extend"),
    path("", include("cases.planning.urls")),
    path("investigations/<uuid:pk>/", investigations.show, name="investigation"),
    path("", include("cases.interviews.urls")),
    *custody.urlpatterns,
    *urls_whole.urlpatterns,
]
