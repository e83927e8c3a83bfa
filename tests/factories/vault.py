"""Holders, keys and the office's quorum for tests, made through the vault's own functions."""

import itertools
import uuid
from typing import NamedTuple

from django.db import models
from django.test.utils import isolate_apps
from django.utils import timezone

from audit.actors import OPERATOR, REPORTER
from vault import compartments, hybrid, keys, quorum, sealing
from vault.fields import SealedField
from vault.keyring import Keyring
from vault.models import Compartment, Holder, Quorum
from vault.sealing import CompartmentKey

PASSPHRASE = "a lantern above the quiet harbour"
_numbers = itertools.count(1)

with isolate_apps("vault"):

    class Note(models.Model):
        """A row with sealed fields that no room owns."""

        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        body = SealedField(contract="amana/note/body")
        title = SealedField(contract="amana/note/title", null=True)
        plain = models.CharField(max_length=20)

        class Meta:
            app_label = "vault"

        def __str__(self) -> str:
            return str(self.pk)


class Held(NamedTuple):
    holder: Holder
    keyring: Keyring


def held() -> Held:
    """A member's saved holder with its key unlocked, without the cost of a passphrase."""
    seed = hybrid.new_seed()
    holder = Holder.objects.create(kind=Holder.Kind.MEMBER, public_key=hybrid.public_bytes(seed))
    return Held(holder, Keyring(holder.pk, seed))


def member_key(passphrase: str = PASSPHRASE) -> keys.NewKey:
    return keys.new_member_key(passphrase)


def loose_key() -> CompartmentKey:
    """The key of a compartment that is in no database."""
    return sealing.new_key(uuid.uuid4())


def compartment(*holders: Holder, kind: str = "report") -> tuple[Compartment, CompartmentKey]:
    return compartments.create(kind=kind, at=timezone.now(), by=REPORTER, holders=holders)


def office_quorum(officers: int = 3, threshold: int = 2) -> tuple[Quorum, list[str]]:
    return quorum.create(officers=officers, threshold=threshold, by=OPERATOR, at=timezone.now())
