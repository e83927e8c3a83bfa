"""The reporter's site: three pages, so that a browser's history tells little."""

from django.urls import path

from reporting_channels.views.come_back import ComeBack
from reporting_channels.views.home import home
from reporting_channels.views.tell import Tell

urlpatterns = [
    path("", home, name="reporter_home"),
    path("tell/", Tell.as_view(), name="tell"),
    path("back/", ComeBack.as_view(), name="come_back"),
]
