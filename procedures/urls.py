"""The procedures' pages, on the staff site only."""

from django.urls import path

from .conduct import views as conduct
from .units import views as units
from .views import calendars, comparing, editing, versions

app_name = "procedures"
urlpatterns = [
    path("", versions.listing, name="list"),
    path("compare/", comparing.compare, name="compare"),
    path("compare/pdf/", comparing.compare_pdf, name="compare_pdf"),
    path("conduct/", conduct.documents, name="documents"),
    path("conduct/new/", conduct.new_document, name="new_document"),
    path("conduct/<uuid:pk>/", conduct.document, name="conduct"),
    path("conduct/<uuid:pk>/article/", conduct.new_article, name="new_article"),
    path("conduct/<uuid:pk>/import/", conduct.import_text, name="import_text"),
    path("conduct/articles/<uuid:pk>/version/", conduct.new_version, name="new_version"),
    path("conduct/articles/<uuid:pk>/repeal/", conduct.repeal, name="repeal_article"),
    path("units/", units.listing, name="units"),
    path("units/new/", units.new, name="new_unit"),
    path("units/<uuid:pk>/", units.rename, name="unit"),
    path("<uuid:version_id>/", versions.version, name="version"),
    path("load/", editing.load, name="load"),
    path("<uuid:version_id>/sign/", editing.sign, name="sign"),
    path("<uuid:version_id>/changes/", editing.changes, name="changes"),
    path("calendar/copy/", calendars.copy, name="copy_calendar"),
    path("calendar/<str:country>/<int:year>/<uuid:holiday_id>/confirm/", calendars.confirm, name="confirm_holiday"),
    path("calendar/<str:country>/<int:year>/", calendars.calendar, name="calendar"),
    path("calendar/<str:country>/<int:year>/<uuid:holiday_id>/remove/", calendars.remove, name="remove_holiday"),
]
