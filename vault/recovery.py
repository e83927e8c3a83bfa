"""The recovery code that a member prints: seven groups of four characters.

27 random characters of 32 (135 bits) and one check character. No I, L, O or U, so that nothing
is misread; what people type for them is understood.
"""

import secrets

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused
from vault import check_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MISREAD = str.maketrans("OIL", "011")
LENGTH = 28
GROUP = 4


class InvalidRecoveryCode(Refused):
    """Not a recovery code: a character is missing, wrong or swapped."""

    sentence = _("This is not a recovery code. It has seven groups of four letters and digits: check each of them.")
    http_status = 400


def new_code() -> str:
    """Return a new code in groups, to be printed and never stored."""
    values = [secrets.randbelow(len(ALPHABET)) for _position in range(LENGTH - 1)]
    values.append(check_digits.base32(values))
    text = "".join(ALPHABET[value] for value in values)
    return "-".join(text[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normalise(typed: str) -> str:
    """Return the 28 characters of a typed code; raise InvalidRecoveryCode."""
    text = "".join(character for character in typed.upper() if character.isalnum()).translate(MISREAD)
    if len(text) != LENGTH or not set(text) <= set(ALPHABET):
        raise InvalidRecoveryCode
    if check_digits.base32([ALPHABET.index(character) for character in text]) != 0:
        raise InvalidRecoveryCode
    return text
