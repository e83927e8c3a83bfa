"""Addresses of people, relations, histories, early alerts and derogations, under /cases/."""

from django.urls import path

from cases.views import derogations, early, people

urlpatterns = [
    path("<uuid:pk>/people/add/", people.AddPerson.as_view(), name="add_person"),
    path("<uuid:pk>/people/relate/", people.Relate.as_view(), name="relate"),
    path("people/<uuid:pk>/part/", people.ChangePart.as_view(), name="person_part"),
    path("relations/<uuid:pk>/strike/", people.Strike.as_view(), name="relation_strike"),
    path("subjects/<uuid:pk>/history/", people.history, name="history"),
    path("histories/", people.index, name="history_index"),
    path("early/", early.listing, name="early"),
    path("early/rules/", early.rules, name="early_rules"),
    path("early/rules/new/", early.rule, name="early_rule_new"),
    path("early/rules/<uuid:pk>/", early.rule, name="early_rule"),
    path("early/<uuid:pk>/", early.show, name="early_alert"),
    path("early/<uuid:pk>/statement/", early.statement, name="early_statement"),
    path("derogations/", derogations.listing, name="derogations"),
    path("derogations/<uuid:pk>/confirm/", derogations.Confirm.as_view(), name="derogation_confirm"),
    path("derogations/<uuid:pk>/end/", derogations.End.as_view(), name="derogation_end"),
    path("derogations/uses/<uuid:pk>/follow/", derogations.Follow.as_view(), name="derogation_follow"),
    path("<uuid:pk>/derogation/", derogations.Use.as_view(), name="derogation_use"),
]
