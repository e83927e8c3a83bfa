"""What happens at a door that does not open: an entry, then the same 404 as for nothing at all."""

import re
from typing import Any, NoReturn

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from audit.log import record

_ODD = re.compile(r"[^A-Za-z0-9_.:-]")


def missing(member: Any, kind: str, id: Any) -> NoReturn:
    """Record that ``member`` tried a door that is not theirs, and raise Http404.

    The answer is the same whether the object exists or not. The entry has its own
    transaction, so that it outlives the refused request: doors are opened before an
    action begins, and one tried inside a transaction fails loudly.
    """
    tried = _ODD.sub("", str(id))[:80]
    with transaction.atomic(durable=True):
        record("door.tried", by=member, subject=(kind, tried), at=timezone.now())
    raise Http404
