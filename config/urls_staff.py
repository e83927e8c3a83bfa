"""The staff site: everything here needs a sign-in unless accounts.gate says otherwise."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from ui.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    *i18n_patterns(
        path("", include("accounts.urls")),
        path("do/", include("machine.urls")),
        path("reports/", include("reporting_channels.urls_staff")),
        path("channels/", include("reporting_channels.urls_channels")),
        path("questionnaires/", include("reporting_channels.urls_questionnaires")),
        path("cases/", include("cases.urls")),
        path("discipline/", include("discipline.urls")),
        path("procedures/", include("procedures.urls")),
        path("statistics/", include("insights.urls")),
        path("integrity/", include("integrity.urls")),
        path("log/", include("audit.urls")),
    ),
]
handler404 = "ui.errors.not_found"
handler403 = "ui.errors.permission_denied"
handler400 = "ui.errors.bad_request"
handler500 = "ui.errors.server_error"
