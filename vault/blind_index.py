"""Exact-match search without reading: HMAC-SHA256 over a normalised form (SECURITY.md).

Equal tokens mean equal normalised texts under the same index key. Whoever has no index key
cannot test a guess.
"""

import hmac
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from vault.sealing import CompartmentKey, derived

# Letters that Unicode does not decompose but people exchange freely.
FOLDED = str.maketrans(
    {
        "\u0671": "\u0627",  # alef wasla
        "\u0649": "\u064a",  # alef maksura
        "\u06cc": "\u064a",  # Farsi yeh
        "\u06a9": "\u0643",  # keheh
        "\u0629": "\u0647",  # teh marbuta
        "\u0640": None,  # tatweel
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)
# What stays of ASCII once its case is gone: punctuation and controls part words, as ``_plain`` says of any script.
ASCII = {number: " " for number in range(128) if unicodedata.category(chr(number))[0] in "PZC"}
# Combining classes of vowel signs and accents; 7 to 9 (nukta, kana voicing, virama) make other letters.
ACCENTS = (range(10, 37), range(200, 241))


def normalised(text: str) -> str:
    """Return the form in which names and staff numbers are compared.

    Case, accents, Arabic vowel signs and letter variants, the script of digits, punctuation and
    spacing do not count.
    """
    if text.isascii():
        return " ".join(text.lower().translate(ASCII).split())
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(character for character in decomposed if not _is_accent(character)).translate(FOLDED)
    plain = unicodedata.normalize("NFKC", "".join(map(_plain, bare)))
    return " ".join(plain.split())


def token(index_key: CompartmentKey, text: str) -> str:
    """Return the token (64 hexadecimal digits) that stands for ``text`` in the index."""
    key = derived(index_key, "amana/blind-index/v1")
    return hmac.digest(key, normalised(text).encode("utf-8"), "sha256").hex()


def tokens(index_key: CompartmentKey, forms: Iterable[str]) -> dict[str, bytes]:
    """The tokens (32 bytes) of forms that are normalised already; the key is derived once for all of them."""
    key = derived(index_key, "amana/blind-index/v1")
    return {form: hmac.digest(key, form.encode("utf-8"), "sha256") for form in forms}


@lru_cache(maxsize=4096)
def _is_accent(character: str) -> bool:
    combining = unicodedata.combining(character)
    return any(combining in accents for accents in ACCENTS)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character.isdecimal():
        return str(int(character))
    if unicodedata.category(character)[0] in "PZC":
        return " "
    return character
