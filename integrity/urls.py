from django.urls import path

from integrity.views import commitments

app_name = "integrity"
urlpatterns = [
    path("", commitments.Plan.as_view(), name="plan"),
    path("propose/", commitments.Propose.as_view(), name="propose"),
    path("<uuid:pk>/", commitments.CommitmentPage.as_view(), name="commitment"),
]
