"""A few addresses for the sample pages."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path


def anything(request, rest=""):
    return HttpResponse("here")


urlpatterns = [
    path("signed-out", anything, name="account_logout"),
    *i18n_patterns(
        path("", anything, name="sample_home"),
        path("cases/", anything, name="sample_cases"),
        path("<path:rest>", anything, name="sample"),
    ),
]
