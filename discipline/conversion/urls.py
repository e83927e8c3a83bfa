from django.urls import path

from discipline.conversion import views

urlpatterns = [
    path("<uuid:pk>/conversion/", views.Propose.as_view(), name="convert"),
    path("conversion/<uuid:pk>/", views.Show.as_view(), name="conversion"),
]
