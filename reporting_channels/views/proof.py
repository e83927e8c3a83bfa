"""The proof of submission: taken on the page of the number or later, fetched once the log has sealed it."""

import json
import secrets
import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from audit.proofs import NoProof
from reporting_channels import reporter_door, tokens
from reporting_channels.actions import deposits
from reporting_channels.crowd import lanes
from reporting_channels.deposits import access
from reporting_channels.reporter_door import Opened

OPEN = "amana/open/v1"
ASKS = ("prove", "statement", "words")


def open_token(opened: Opened, submission: str = "") -> str:
    """What the browser carries while a report is open: it opens it again for half an hour, without the receipt."""
    return tokens.seal(
        OPEN,
        {
            "receipt": opened.receipt_id.hex,
            "derived": opened.derived.hex(),
            "submission": submission or secrets.token_bytes(32).hex(),
            "at": int(time.time()),
        },
    )


def is_asked(request: HttpRequest) -> bool:
    """Whether a button of these pages was pressed."""
    return request.POST.get("go") in ASKS or (request.POST.get("page") == "proof" and request.POST.get("go") != "back")


def begin(request: HttpRequest, code: str) -> HttpResponse:
    """From the page that shows the number."""
    with lanes.returning.turn(is_first=True):
        opened = reporter_door.open_by_receipt(code)
    return answer(request, opened, open_token(opened))


def answer(request: HttpRequest, opened: Opened, token: str) -> HttpResponse:
    """The page of the proof, or one of its two files."""
    made = deposits.make(opened=opened, at=timezone.now())
    try:
        statement = access.statement(made)
    except NoProof:
        statement = None
    go = request.POST.get("go")
    if go == "words":
        return _file(access.own_copy(opened, made), "my-words.json")
    if go == "statement" and statement is not None:
        return _file(statement, "statement.json")
    context = {
        "open": token,
        "made": made,
        "statement": statement,
        "printed": _written(statement) if statement else "",
        "was_too_soon": go == "statement",
        "published": "\n".join(request.build_absolute_uri(reverse(f"published_{one}")) for one in ("script", "key")),
    }
    return render(request, "reporting_channels/come_back/proof.html", context)


def _file(content: dict[str, Any], name: str) -> HttpResponse:
    response = HttpResponse(_written(content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _written(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
