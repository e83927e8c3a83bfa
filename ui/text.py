"""Which characters people's text may hold, and how it is written before anybody compares, seals or prints it."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# U+202A-202E and U+2066-2069 turn the order of what is shown: a text could read otherwise than it is (CVE-2021-42574).
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Control characters other than tab and line feed break letters, exports and databases; lone surrogates break UTF-8.
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

TURNING_SENTENCE = _(
    "This text holds hidden characters that change the order in which it is read. They often come along when text is "
    "copied. Type the text again, or paste it without formatting."
)
BROKEN_SENTENCE = _(
    "This text holds control characters that cannot be kept. They often come from a damaged copy. Type the text again, "
    "or paste it without formatting."
)


def written(text: str) -> str:
    """The text in NFC with plain line feeds. ValidationError with a sentence for characters that cannot be kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _BROKEN.search(text):
        raise ValidationError(BROKEN_SENTENCE, code="control")
    if _TURNING.search(text):
        raise ValidationError(TURNING_SENTENCE, code="bidi")
    return unicodedata.normalize("NFC", text)
