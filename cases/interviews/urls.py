"""Addresses of interviews; part of ``cases.urls``."""

from django.urls import path

from cases.interviews.views import anonymity, interviews

urlpatterns = [
    path("<uuid:pk>/plan-interview/", interviews.Plan.as_view(), name="plan_interview"),
    path("<uuid:pk>/interviews/", interviews.calendar, name="interviews"),
    path("interviews/<uuid:pk>/", interviews.show, name="interview"),
    path("interviews/<uuid:pk>/sitting/", interviews.Sitting.as_view(), name="sitting"),
    path("interviews/<uuid:pk>/arrange/", interviews.Arrange.as_view(), name="arrange"),
    path("interviews/<uuid:pk>/give/", interviews.Give.as_view(), name="give_interview"),
    path("interviews/<uuid:pk>/proof/", interviews.proof, name="rights_proof"),
    path("interviews/<uuid:pk>/anonymise/", anonymity.Anonymise.as_view(), name="anonymise"),
    path("interviews/<uuid:pk>/original/", anonymity.Original.as_view(), name="original"),
    path("anonymised/<uuid:pk>/", anonymity.Decide.as_view(), name="decide_anonymity"),
    path("passages/<uuid:pk>/", anonymity.Point.as_view(), name="passages"),
]
