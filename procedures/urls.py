"""The procedures' pages, on the staff site only."""

from django.urls import path

from .views import calendars, comparing, versions

app_name = "procedures"
urlpatterns = [
    path("", versions.listing, name="list"),
    path("compare/", comparing.compare, name="compare"),
    path("<uuid:version_id>/", versions.version, name="version"),
    path("<uuid:version_id>/sign/", versions.sign, name="sign"),
    path("calendar/<str:country>/<int:year>/", calendars.calendar, name="calendar"),
    path("calendar/<str:country>/<int:year>/<uuid:holiday_id>/remove/", calendars.remove, name="remove_holiday"),
]
