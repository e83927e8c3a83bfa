"""Whom a report must not reach, kept so that the stored database does not tell it (ADR 0022).

A bar is a keyed fingerprint of report and member. Bars of the intake fill places of ``Report.barred``, which every
report has, with noise where nobody is barred; later ones are rows of Exclusion. The database's guards compute the
same fingerprint with a key that only the sessions of the sites carry.
"""

import hmac
import os
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from reporting_channels.models import Exclusion, Report

BYTES = 16
PLACES = 8


def token(report: Report, member_id: UUID) -> bytes:
    """What stands for this member on this report, and on no other."""
    return hmac.digest(settings.BARS_KEY, report.pk.bytes + member_id.bytes, "sha256")[:BYTES]


def filled(report: Report, member_ids: Iterable[UUID]) -> bytes:
    """The places of a new report: its bars and noise, in an order that says nothing."""
    known = {token(report, member_id) for member_id in member_ids}
    places = -(-max(len(known), 1) // PLACES) * PLACES
    noise = os.urandom(BYTES * (places - len(known)))
    return b"".join(sorted([*known, *(noise[at : at + BYTES] for at in range(0, len(noise), BYTES))]))


def barred(report: Report, members: Iterable[Any]) -> list[Any]:
    """Those of the members whom the report must not reach."""
    kept = _places(report) | {
        bytes(one) for one in Exclusion.objects.filter(report=report).values_list("token", flat=True)
    }
    return [member for member in members if token(report, member.pk) in kept]


def is_barred(report: Report, member: Any) -> bool:
    """Whether the report must not reach this member."""
    return bool(barred(report, [member]))


def _places(report: Report) -> set[bytes]:
    whole = bytes(report.barred)
    return {whole[at : at + BYTES] for at in range(0, len(whole), BYTES)}
