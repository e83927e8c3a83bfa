"""Addresses of recommendations; part of ``cases.urls``."""

from django.urls import path

from cases.recommendations import views

urlpatterns = [
    path("investigations/<uuid:pk>/report/recommendation/", views.Write.as_view(), name="recommend"),
    path("reports-recommendations/<uuid:pk>/", views.of_case, name="recommended"),
    path("reports-recommendations/<uuid:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw_recommendation"),
    path("reports-recommendations/<uuid:pk>/address/", views.Address.as_view(), name="address_recommendation"),
    path("recommendations/", views.listing, name="recommendations"),
    path("recommendations/<uuid:pk>/", views.show, name="recommendation"),
    path("recommendations/<uuid:pk>/note/", views.Note.as_view(), name="note_recommendation"),
    path("recommendations/<uuid:pk>/file/", views.proof_file, name="recommendation_file"),
]
