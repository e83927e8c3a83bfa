"""Addresses of the contradictory stage; part of ``cases.urls``."""

from django.urls import path

from cases.contradiction import views

urlpatterns = [
    path("investigations/<uuid:pk>/contradiction/", views.show, name="contradiction"),
    path("investigations/<uuid:pk>/extract/", views.Prepare.as_view(), name="prepare_extract"),
    path("investigations/<uuid:pk>/dispense/", views.DispenseOne.as_view(), name="dispense"),
    path("extracts/<uuid:pk>/", views.extract, name="extract"),
    path("extracts/<uuid:pk>/letter/", views.letter, name="extract_letter"),
    path("extracts/<uuid:pk>/discard/", views.Discard.as_view(), name="discard_extract"),
    path("extracts/<uuid:pk>/comment/", views.RecordComment.as_view(), name="record_comment"),
    path("comments/<uuid:pk>/answer/", views.Answer.as_view(), name="answer_comment"),
    path("comments/<uuid:pk>/file/", views.comment_file, name="comment_file"),
]
