from django.urls import path

from discipline.board import views

urlpatterns = [
    path("<uuid:pk>/convoke/", views.Convoke.as_view(), name="convoke"),
    path("<uuid:pk>/board/", views.show, name="board"),
    path("<uuid:pk>/board/ineligible/", views.make_ineligible, name="ineligible"),
    path("<uuid:pk>/board/minutes/", views.minutes, name="minutes"),
    path("<uuid:pk>/vote/", views.Vote.as_view(), name="vote"),
    path("vote/<uuid:pk>/correction/", views.correct, name="correct_vote"),
    path("seat/<uuid:pk>/recuse/", views.recuse, name="recuse"),
    path("seat/<uuid:pk>/substitute/", views.replace, name="replace"),
    path("sitting/<uuid:pk>/day/", views.put_off, name="put_off"),
    path("sitting/<uuid:pk>/witness/", views.hear_witness, name="witness"),
]
