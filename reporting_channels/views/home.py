"""The first page: who we are, what can be told, what protects, and what does not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Plain words, one button to tell, one to come back."""
    return render(request, "reporting_channels/home.html")
