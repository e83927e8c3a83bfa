"""The auditor's pages, on the staff site only."""

from django.urls import path

from audit.views import checkpoints, entries

app_name = "audit"
urlpatterns = [
    path("", entries.entries, name="entries"),
    path("<int:number>/", entries.entry, name="entry"),
    path("<int:number>/proof/", entries.proof, name="proof"),
    path("checkpoints/", checkpoints.checkpoints, name="checkpoints"),
    path("export/", checkpoints.export, name="export"),
]
