"""Taking a proof of submission: a digest goes into the log, and the report keeps, sealed, where it went."""

import json
import os
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audit import proofs
from audit.actors import REPORTER, Actor
from audit.log import record
from reporting_channels.deposits import access
from reporting_channels.deposits.digests import commit
from reporting_channels.models import Deposit
from reporting_channels.reporter_door import Opened

SALT_BYTES = 32


def make(*, opened: Opened, by: Actor = REPORTER, at: datetime) -> access.Made:
    """Deposit the digest of what was told; asked again, the first one is the answer.

    The entry is committed before the row is written, so that nothing in the database ties them but what is sealed;
    a crash between the two leaves an entry that nobody can open, and the next press makes another.
    """
    existing = access.deposit_of(opened)
    if existing is not None:
        return existing
    salt = os.urandom(SALT_BYTES)
    commitment = commit(salt, access.words(opened))
    with transaction.atomic():
        record("submission.deposited", by=by, at=at, commitment=commitment)
        place = proofs.place_of_last(event="submission.deposited", at=at, commitment=commitment)
    try:
        with transaction.atomic():
            _keep(opened, place, salt, commitment, at)
    except IntegrityError:  # a second press at the same moment
        pass
    found = access.deposit_of(opened)
    assert found is not None
    return found


def _keep(opened: Opened, place: proofs.Place, salt: bytes, commitment: str, at: datetime) -> None:
    row = Deposit(report=opened.report, made_on=timezone.localdate(at))
    said = {"number": place.number, "body": place.body, "commitment": commitment, "salt": salt.hex()}
    row.opening = opened.key.seal(row, "opening", json.dumps(said))
    row.save(force_insert=True)
