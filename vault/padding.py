"""Padding before sealing, so that the length of a ciphertext says little.

The padded length is a multiple of 256 bytes and, from 4 KiB on, follows Padmé (Nikitin et al.,
"Reducing Metadata Leakage from Encrypted Files", PoPETs 2019), whose steps grow with the length
so that at most about log log of it leaks, at a cost below 12 %.
The marker is that of ISO/IEC 7816-4: one byte 0x80, then zeros.
"""

STEP = 256
MARKER = b"\x80"


class BadPadding(ValueError):
    """The opened bytes carry no padding marker: they were not sealed by us."""


def padded_length(length: int) -> int:
    """Return the smallest allowed length (bytes) that is not below ``length``."""
    step = STEP
    if length > 1:
        exponent = length.bit_length() - 1
        step = max(STEP, 1 << (exponent - exponent.bit_length()))
    return max(STEP, -(-length // step) * step)


def pad(plaintext: bytes) -> bytes:
    """Return ``plaintext``, the marker, and zeros up to an allowed length."""
    return (plaintext + MARKER).ljust(padded_length(len(plaintext) + 1), b"\x00")


def unpad(padded: bytes) -> bytes:
    """Return what ``pad`` was given; raise BadPadding when the marker is missing."""
    stripped = padded.rstrip(b"\x00")
    if not stripped.endswith(MARKER):
        raise BadPadding
    return stripped[: -len(MARKER)]
