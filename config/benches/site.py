"""The bench's addresses on the reporter's site: each real path beside its plain twin. Served only by config.benches."""

import hashlib
import secrets
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from config import urls_reporter
from reporting_channels import asking, deadlines
from reporting_channels.actions import reports
from reporting_channels.models import Channel
from reporting_channels.told import Told
from ui.forms import MultilineField, PlainTextField
from vault import receipts, stretching

if not settings.BENCH_STRETCHES:
    # Argon2id at its least costs forty microseconds more than nothing: one digest stands in its place.
    stretching.derive = lambda secret, salt, _cost: hashlib.sha256(bytes(salt) + secret.encode()).digest()


class BenchRow(models.Model):
    """The one row that a plain Django site would save."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        app_label = "config"
        managed = False
        db_table = "bench_row"

    def __str__(self) -> str:
        return str(self.pk)


class Words(forms.Form):
    """What both ways of sending take in."""

    channel = PlainTextField()
    text = MultilineField()


def _sent(request: HttpRequest, keep: Callable[[Channel, str], object]) -> HttpResponse:
    """The request around it, the same for both: form, channel, answer page. (The form's own guard is a middleware.)"""
    form = Words(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(str(form.errors))
    keep(Channel.objects.get(code=form.cleaned_data["channel"]), form.cleaned_data["text"])
    return render(request, "reporting_channels/tell/sent.html", {"promise": deadlines.Promise(None, None)})


def one_row(request: HttpRequest) -> HttpResponse:
    """Save what was posted as it is."""
    return _sent(request, lambda _channel, text: BenchRow.objects.create(text=text, at=timezone.now()))


def receive(request: HttpRequest) -> HttpResponse:
    """Receive what was posted as a report, by the same action as the reporter's page."""
    return _sent(request, lambda channel, text: reports.receive(channel=channel, told=_told(text), at=timezone.now()))


@cache
def _general() -> uuid.UUID:
    """The version that a reporter's draft carries, as the page found it."""
    return asking.general().id


def _told(text: str) -> Told:
    return Told(
        submission=secrets.token_bytes(32),
        receipt=receipts.new_code(),
        language="en",
        narrative=text,
        answers={},
        questionnaire=_general(),
    )


@csrf_exempt
def upload_plain(request: HttpRequest) -> HttpResponse:
    """Keep a file as Django does by itself: spooled on disk, then moved among the kept ones."""
    request.upload_handlers = [TemporaryFileUploadHandler(request)]
    file = request.FILES["file"]
    name = FileSystemStorage(Path(settings.MEDIA_ROOT) / "plain").save(file.name, file)
    return HttpResponse(f"{name} {file.size}")


@csrf_exempt
def upload_sealed(request: HttpRequest) -> HttpResponse:
    """Keep a file as the reporter's page does."""
    secret = request.FILES["file"].keep()
    return HttpResponse(f"{secret.file_id} {secret.size}")


urlpatterns = [
    *urls_reporter.urlpatterns,
    path("bench/one-row", one_row),
    path("bench/receive", receive),
    path("bench/upload-plain", upload_plain),
    path("bench/upload-sealed", upload_sealed),
]
