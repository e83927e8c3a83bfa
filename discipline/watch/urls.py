from django.urls import path

from discipline.watch import views

urlpatterns = [
    path("limits/", views.told, name="limits_told"),
    path("limits/<uuid:pk>/seen/", views.seen, name="limit_seen"),
]
