"""The reporter's site: no account, no session, no door to any case."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from reporting_channels.views import published
from ui.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("verify_log.py", published.script, name="published_script"),
    path("log-key.txt", published.key, name="published_key"),
    *i18n_patterns(path("", include("reporting_channels.urls_reporter"))),
]
handler404 = "ui.errors.not_found"
handler403 = "ui.errors.permission_denied"
handler400 = "ui.errors.bad_request"
handler500 = "ui.errors.server_error"
