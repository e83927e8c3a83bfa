"""The reporter's receipt: 32 digits in any script, shown once, the only key they need.

6 digits locator, 25 secret digits (83 bits), 1 check digit (SECURITY.md). The row that holds
locator, salt and wrapped key belongs to reporting_channels; these are pure functions.
"""

import os
import secrets
import unicodedata
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from machine.refusals import Refused
from vault import check_digits, stretching
from vault.sealing import CompartmentKey, material

LOCATOR = 6
LENGTH = 32
GROUP = 4
LONGEST = 200  # characters, separators included
NONCE_BYTES = 12
VERSION = b"\x01"
# What people put between groups, in whichever script: every kind of space, dash and direction mark counts, and these.
BETWEEN = set("\t\r\n.\u2212\u30fb\u30fc\uff0e\uff65\uff70\u0640")  # minus, middle dots, drawn-out vowels, tatweel
BETWEEN_KINDS = ("Zs", "Pd", "Cf")


class InvalidReceipt(Refused):
    """Not a receipt: a digit is missing, wrong or swapped. Says nothing about any report."""

    sentence = _("This is not a receipt. It has eight groups of four digits: check each of them.")
    http_status = 400


class WrongReceipt(Refused):
    """A well-formed receipt that opens no report."""

    sentence = _("No report opens with this receipt. Check each digit and try again.")
    http_status = 404


def new_code() -> str:
    """Return 32 new digits: locator, secret, check digit."""
    digits = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
    return digits + check_digits.decimal(digits)


def normalise(text: str) -> str:
    """Return the 32 ASCII digits of a typed receipt, in whichever script it was typed.

    Raises InvalidReceipt when it is not 32 digits or the check digit finds an error: every
    single wrong digit and every swap of two neighbours is found.
    """
    if len(text) > LONGEST:
        raise InvalidReceipt
    digits = []
    for character in text:
        if character.isdecimal():
            digits.append(str(int(character)))
        elif character not in BETWEEN and unicodedata.category(character) not in BETWEEN_KINDS:
            raise InvalidReceipt
    code = "".join(digits)
    if len(code) != LENGTH or check_digits.decimal(code) != "0":
        raise InvalidReceipt
    return code


def grouped(code: str) -> list[str]:
    """Return the eight groups of four that the page shows."""
    return [code[start : start + GROUP] for start in range(0, LENGTH, GROUP)]


def locator(code: str) -> str:
    """Return the six digits by which the row is found. They may be shared by several reports."""
    return code[:LOCATOR]


def new_salt() -> bytes:
    """Return a salt of its own for one report; also what to derive with when no row is found."""
    return stretching.new_salt()


@sensitive_variables("code")
def derive(code: str, salt: bytes | memoryview) -> bytes:
    """Return the key that wraps the compartment's (Argon2id, 19 MiB x 2, about 20 ms)."""
    return stretching.derive(code, salt, stretching.receipt_cost())


def wrap(key: CompartmentKey, derived: bytes) -> bytes:
    """Wrap the report's compartment key (61 bytes)."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(derived).encrypt(nonce, material(key), _context(key.compartment_id))


def unwrap(wrapped: bytes | memoryview, derived: bytes, compartment_id: uuid.UUID) -> CompartmentKey:
    """Return the compartment key; raise WrongReceipt."""
    raw = bytes(wrapped)
    nonce, sealed = raw[1 : 1 + NONCE_BYTES], raw[1 + NONCE_BYTES :]
    try:
        return CompartmentKey(compartment_id, AESGCM(derived).decrypt(nonce, sealed, _context(compartment_id)))
    except (InvalidTag, ValueError) as error:
        raise WrongReceipt from error


def recognises(derived: bytes) -> bytes:
    """Return what is kept to recognise the receipt once the key is destroyed; it opens nothing (32 bytes)."""
    return HKDFExpand(hashes.SHA256(), 32, info=b"amana/receipt-known/v1").derive(derived)


def _context(compartment_id: uuid.UUID) -> bytes:
    return b"amana/receipt/v1\x00" + compartment_id.bytes
