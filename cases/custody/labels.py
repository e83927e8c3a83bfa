"""Labels of exhibits: the number, the case's number, and a QR code of an address that says nothing by itself."""

import io
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from cases.models import Exhibit


def labels_of(exhibits: Iterable[Exhibit], absolute: Any) -> list[dict[str, Any]]:
    """One label an exhibit; ``absolute`` makes the full address of a path where the office has set none."""
    return [{"exhibit": one, "kind": one.kind_label, "qr": _drawn(address_of(one, absolute))} for one in exhibits]


def address_of(exhibit: Exhibit, absolute: Any) -> str:
    """Where the code leads: the office's own address for its staff site outlives whichever name it was printed from."""
    path = reverse("cases:scan", args=[exhibit.pk])
    return urljoin(settings.STAFF_ADDRESS, path) if settings.STAFF_ADDRESS else absolute(path)


def standing_alone(address: str) -> str:
    """The code as a drawing that needs no page around it."""
    return _svg(address, svgns=True)


def _drawn(address: str) -> SafeString:
    return mark_safe(_svg(address, svgns=False))  # noqa: S308 drawn by segno from an address of ours


def _svg(address: str, svgns: bool) -> str:
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=3, border=2, xmldecl=False, svgns=svgns, omitsize=False, nl=False
    )
    return drawn.getvalue().decode("ascii")
