"""Addresses of flags, screening, joined cases and numbers, under /cases/."""

from django.urls import path

from cases.flags import views as flags
from cases.joining import views as joining
from cases.numbering import views as numbering
from cases.screening import views as screening

urlpatterns = [
    path("number/", joining.by_number, name="by_number"),
    path("numbers/", numbering.numbering, name="numbering"),
    path("<uuid:pk>/hold/", flags.Hold.as_view(), name="hold"),
    path("<uuid:pk>/restrict/", flags.Restrict.as_view(), name="restrict"),
    path("<uuid:pk>/admit/", flags.Admit.as_view(), name="admit"),
    path("<uuid:pk>/criminal/", flags.NoteCriminal.as_view(), name="criminal"),
    path("flags/<uuid:pk>/lift/", flags.Lift.as_view(), name="lift"),
    path("<uuid:pk>/early-end/", screening.SetAside.as_view(), name="set_aside"),
    path("early-ends/<uuid:pk>/", screening.AnswerSettingAside.as_view(), name="answer_set_aside"),
    path("screenings/<uuid:pk>/", screening.AnswerScreening.as_view(), name="screening"),
    path("<uuid:pk>/link/", joining.Link.as_view(), name="link"),
    path("links/<uuid:pk>/end/", joining.Unlink.as_view(), name="unlink"),
    path("<uuid:pk>/merge/", joining.Merge.as_view(), name="merge"),
    path("mergers/<uuid:pk>/", joining.AnswerMerger.as_view(), name="answer_merger"),
    path("<uuid:pk>/split/", joining.Split.as_view(), name="split"),
]
