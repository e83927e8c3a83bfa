"""Addresses of the room on the staff site, under /cases/."""

from django.urls import include, path

from cases import urls_people, urls_whole
from cases.attention import views as attention
from cases.custody import urls as custody
from cases.listing import views as listing
from cases.notes import views as notes
from cases.telling import views as telling
from cases.timeline import views as timeline
from cases.views import allegations, cases, investigations, team

app_name = "cases"
urlpatterns = [
    *urls_people.urlpatterns,
    path("", listing.listing, name="list"),
    path("searches/keep/", listing.keep_search, name="keep_search"),
    path("searches/<uuid:pk>/drop/", listing.drop_search, name="drop_search"),
    path("columns/", listing.choose_columns, name="columns"),
    path("many/", listing.many, name="many"),
    path("told/", attention.preferences_page, name="preferences"),
    path("calendar/make/", attention.make_feed, name="make_feed"),
    path("calendar/close/", attention.revoke_feed, name="revoke_feed"),
    path("calendar/<str:token>/", attention.feed, name="feed"),
    path("<uuid:pk>/watch/", attention.watch, name="watch"),
    path("<uuid:pk>/review/", attention.SetReview.as_view(), name="review"),
    path("<uuid:pk>/outcome/", telling.TellOutcome.as_view(), name="tell_outcome"),
    path("<uuid:pk>/notes/team/", notes.TellTeam.as_view(), name="tell_team"),
    path("<uuid:pk>/notes/own/", notes.NoteForOneself.as_view(), name="note_for_oneself"),
    path("notes/<uuid:pk>/throw-away/", notes.throw_away, name="throw_note_away"),
    path("<uuid:pk>/timeline/<slug:form>/", timeline.take, name="timeline_file"),
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
    path("", include("cases.report.urls")),
    path("", include("cases.contradiction.urls")),
    path("", include("cases.recommendations.urls")),
    path("", include("cases.casefile.urls")),
    path("investigations/<uuid:pk>/", investigations.show, name="investigation"),
    path("", include("cases.interviews.urls")),
    *custody.urlpatterns,
    *urls_whole.urlpatterns,
]
