"""The first page: who we are, what can be told, what protects, what does not, and who can be met."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reporting_channels import access
from reporting_channels.channels.hours import in_words


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Plain words, one button to tell, one to come back; then whom one can speak to, and when."""
    met = [{"channel": channel, "hours": in_words(channel.hours.all())} for channel in access.clerk_channels()]
    return render(request, "reporting_channels/home.html", {"met": met})
