"""The bench's addresses on the reporter's site: each real path beside its plain twin. Served only by config.benches."""

import secrets
import uuid
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from reporting_channels.actions import reports
from reporting_channels.models import Channel
from reporting_channels.questionnaire import NARRATIVE
from reporting_channels.told import Told
from ui.health import healthz
from vault import receipts


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


@csrf_exempt
def one_row(request: HttpRequest) -> HttpResponse:
    """Save what was posted as it is."""
    channel = Channel.objects.get(code=request.POST["channel"])
    row = BenchRow.objects.create(text=request.POST["text"], at=timezone.now())
    return HttpResponse(f"{channel.code} {row.pk}")


@csrf_exempt
def receive(request: HttpRequest) -> HttpResponse:
    """Receive what was posted as a report, through the same action as the reporter's page."""
    channel = Channel.objects.get(code=request.POST["channel"])
    told = Told(
        submission=secrets.token_bytes(32),
        receipt=receipts.new_code(),
        language="en",
        narrative=request.POST["text"],
        answers={NARRATIVE: request.POST["text"][:40]},
    )
    report = reports.receive(channel=channel, told=told, at=timezone.now())
    return HttpResponse(f"{channel.code} {report.pk}")


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
    path("healthz", healthz),
    path("one-row", one_row),
    path("receive", receive),
    path("upload-plain", upload_plain),
    path("upload-sealed", upload_sealed),
]
