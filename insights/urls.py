from django.urls import path

from insights.views import statistics

app_name = "insights"
urlpatterns = [
    path("", statistics.newest, name="statistics"),
    path("<int:number>/<slug:theme>/", statistics.year, name="year"),
    path("<int:number>/<slug:theme>/file/", statistics.take_away, name="take_away"),
]
