"""The administrator's addresses of channels, below /channels/."""

from django.urls import path

from reporting_channels.views import channel_edit, channels

urlpatterns = [
    path("", channels.list_all, name="channels"),
    path("new/", channel_edit.new, name="channel_new"),
    path("changes/<uuid:pk>/", channels.change, name="channel_change"),
    path("<uuid:pk>/", channels.show, name="channel"),
    path("<uuid:pk>/preview/", channels.preview, name="channel_preview"),
    path("<uuid:pk>/standing/", channels.standing, name="channel_standing"),
    path("<uuid:pk>/move/", channels.move, name="channel_move"),
    path("<uuid:pk>/versions/<int:revision>/", channels.version, name="channel_version"),
    path("<uuid:pk>/<slug:part>/", channel_edit.edit, name="channel_edit"),
]
