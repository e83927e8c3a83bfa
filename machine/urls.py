from django.urls import path

from machine.views import Transition

app_name = "machine"
urlpatterns = [
    path("<slug:machine>/<uuid:pk>/<slug:verb>/", Transition.as_view(), name="transition"),
]
