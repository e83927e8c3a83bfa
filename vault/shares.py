"""Shares of a 32-byte secret as printed words (SLIP-39): k of n open, fewer tell nothing."""

from collections.abc import Iterable

import shamir_mnemonic  # type: ignore[import-untyped]

SECRET_BYTES = 32
MOST = 16


class CannotCombine(Exception):
    """Too few shares, shares of different secrets, or a word that was copied wrongly."""


def split(secret: bytes, threshold: int, count: int) -> list[str]:
    """Return ``count`` shares of 33 words each, of which any ``threshold`` give the secret back.

    No passphrase and the lowest stretching: the secret is already random. At least two shares
    are needed and at most sixteen can be made (SLIP-39).
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError("Only 32-byte secrets are split.")
    if not 2 <= threshold <= count <= MOST:
        raise ValueError("The threshold is at least 2, at most the number of shares, at most 16.")
    (group,) = shamir_mnemonic.generate_mnemonics(1, [(threshold, count)], secret, iteration_exponent=0)
    return group


def combine(words: Iterable[str]) -> bytes:
    """Return the secret; raise CannotCombine. More shares than needed are fine, repeats are not counted."""
    given = list(dict.fromkeys(" ".join(share.lower().split()) for share in words))
    try:
        needed = shamir_mnemonic.Share.from_mnemonic(given[0]).member_threshold if given else 0
        secret = shamir_mnemonic.combine_mnemonics(given[:needed])
    except (shamir_mnemonic.MnemonicError, ValueError) as error:
        raise CannotCombine from error
    if len(secret) != SECRET_BYTES:
        raise CannotCombine
    return secret
