"""Addresses of printed case files; part of ``cases.urls``."""

from django.urls import path

from cases.casefile import views

urlpatterns = [
    path("<uuid:pk>/file/", views.Files.as_view(), name="files"),
    path("files/<uuid:pk>/", views.progress, name="file_progress"),
    path("files/<uuid:pk>/take/", views.take, name="take_file"),
]
