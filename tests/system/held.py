"""Evidence: an interview, and an exhibit whose every sealed field holds a canary, its copy, a signed receipt."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from cases.custody.actions import exhibits, handling, whereabouts
from tests.factories import cases as making
from tests.factories import custody
from tests.system.heard import hear


def gather(case: Any, by: Any, c: Callable[[str], str], file: bytes) -> Any:
    """A witness is heard; an exhibit is registered, examined, copied, and its copy sent out."""
    hear(case, by, c)
    exhibit = exhibits.register(
        case=case, kind="file", description=c("exhibit/description"), source=c("exhibit/source"), result="intact",
        place_detail=c("exhibit/place_detail"),
        file=making.upload(file, f"{c('exhibit/file_label')}.txt"), by=by, at=timezone.now(),
    )  # fmt: skip
    handling.note(exhibit=exhibit, kind="examined", result="intact", note=c("custody/note"), by=by, at=timezone.now())
    custody.to_destroy(case, exhibit, by, reasons=c("destruction/reasons"), refusal=c("destruction/refusal"))
    _derive(case, exhibit, by, c, file)
    return exhibit


def _derive(case: Any, exhibit: Any, by: Any, c: Callable[[str], str], file: bytes) -> None:
    """A copy that a laboratory keeps."""
    copy = exhibits.register(
        case=case, kind="file", description="A copy", source="The office", result="intact", parent=exhibit,
        method=c("exhibit/method"), by=by, at=timezone.now(),
    )  # fmt: skip
    receipt = making.upload(file, f"{c('custody/receipt_label')}.pdf")
    whereabouts.send_out(
        exhibit=copy, outsider="laboratory", receiver=c("custody/receiver"), receipt=receipt, result="intact", note="",
        by=by, at=timezone.now(),
    )  # fmt: skip
