"""The reporter's door: a receipt opens one report, and a wrong one costs the same as a right one."""

import hmac
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from reporting_channels.models import Erasure, Receipt, Report
from reporting_channels.told import digest
from vault import receipts
from vault.receipts import WrongReceipt
from vault.sealing import CompartmentKey


class Erased(Exception):
    """The receipt is a right one, and its report was destroyed. ``ground`` and ``on`` say under what, and when."""

    def __init__(self, ground: str, on: date) -> None:
        super().__init__()
        self.ground, self.on = ground, on


@dataclass(frozen=True)
class Opened:
    """A report opened by its receipt. ``derived`` opens it again without the receipt."""

    report: Report
    key: CompartmentKey
    receipt_id: UUID
    derived: bytes = field(repr=False)


def open_by_receipt(typed: str) -> Opened:
    """Open the report that this receipt belongs to.

    Raises InvalidReceipt for what cannot be a receipt, Erased where the report was destroyed, WrongReceipt
    where nothing opens; the latter stretches the code once even when no row is found, so that time tells nothing.
    """
    code = receipts.normalise(typed)
    rows = list(Receipt.objects.select_related("report__channel").filter(locator=receipts.locator(code)))
    if not rows:
        receipts.derive(code, receipts.new_salt())
        raise WrongReceipt()
    for row in rows:
        try:
            return _opened(row, receipts.derive(code, bytes(row.salt)))
        except WrongReceipt:
            continue
    raise WrongReceipt()


def open_again(receipt_id: UUID, derived: bytes) -> Opened:
    """Open with what an earlier entry of the receipt derived; raises WrongReceipt, Erased."""
    row = Receipt.objects.select_related("report__channel").filter(pk=receipt_id).first()
    if row is None:
        raise WrongReceipt()
    return _opened(row, derived)


def _opened(row: Receipt, derived: bytes) -> Opened:
    if row.report.is_erased:
        if not hmac.compare_digest(bytes(row.known), receipts.recognises(derived)):
            raise WrongReceipt()
        raise Erased(*Erasure.objects.filter(report=row.report_id).values_list("ground", "erased_on").get())
    key = receipts.unwrap(row.wrapped_key, derived, row.report.compartment_id)
    return Opened(row.report, key, row.pk, derived)


def is_sent(submission: bytes) -> bool:
    """Whether a report was made of this draft already."""
    return Report.objects.filter(submission=digest(submission)).exists()
