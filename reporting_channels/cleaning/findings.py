"""What the cleaner looked for and met: codes, each with what it said. Plain Python; the words stand in ``words``."""

import re

from reporting_channels.cleaning import limits

# Who and where
POSITION, AUTHOR, CHANGED_BY, COMPANY, OWNER = "position", "author", "changed_by", "company", "owner"
# With what and when
DEVICE, SERIAL, SOFTWARE, CREATED, CHANGED, PRINTED = "device", "serial", "software", "created", "changed", "printed"
# Words that nobody sees
TITLE, COMMENT, KEYWORDS, TEMPLATE, TIME_SPENT, HIDDEN_SIGNS = (
    "title", "comment", "keywords", "template", "time_spent", "hidden_signs",
)  # fmt: skip
NOTES, REVISIONS, THUMBNAIL, OTHER = "notes", "revisions", "thumbnail", "other"
# What could do something, or hides something
MACROS, SCRIPT, EMBEDDED, OUTSIDE, FORM, SIGNATURE, TWO_KINDS, RESTRICTED, LEFT_OUT = (
    "macros", "script", "embedded", "outside", "form", "signature", "two_kinds", "restricted", "left_out",
)  # fmt: skip

CODES = frozenset({
    POSITION, AUTHOR, CHANGED_BY, COMPANY, OWNER, DEVICE, SERIAL, SOFTWARE, CREATED, CHANGED, PRINTED, TITLE, COMMENT,
    KEYWORDS, TEMPLATE, TIME_SPENT, HIDDEN_SIGNS, NOTES, REVISIONS, THUMBNAIL, OTHER, MACROS, SCRIPT, EMBEDDED, OUTSIDE,
    FORM, SIGNATURE, TWO_KINDS, RESTRICTED, LEFT_OUT,
})  # fmt: skip

# Why there is no cleaned copy
ENCRYPTED, DAMAGED, TOO_LARGE, TOO_MANY_PIXELS, TOO_MANY_PARTS, BOMB, ENTITIES, NOT_WHAT_IT_SAYS, TOO_LONG, CRASHED = (
    "encrypted", "damaged", "too_large", "too_many_pixels", "too_many_parts", "bomb", "entities", "not_what_it_says",
    "too_long", "crashed",
)  # fmt: skip
NO_WALLS, BUSY, KIND, GONE = "no_walls", "busy", "kind", "gone"
REASONS = frozenset({
    ENCRYPTED, DAMAGED, TOO_LARGE, TOO_MANY_PIXELS, TOO_MANY_PARTS, BOMB, ENTITIES, NOT_WHAT_IT_SAYS, TOO_LONG, CRASHED,
    NO_WALLS, BUSY, KIND, GONE,
})  # fmt: skip


class CannotClean(Exception):
    """No cleaned copy can be made; ``reason`` is one of REASONS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Found:
    """The list of one file. A value is said once for each code."""

    def __init__(self) -> None:
        self._listed: dict[tuple[str, str], None] = {}

    def add(self, code: str, value: object = "") -> None:
        """Note that ``code`` was met, and what it said, as far as it can be shown."""
        if len(self._listed) < limits.LISTED:
            self._listed[(code, shown(value))] = None

    @property
    def listed(self) -> list[list[str]]:
        return [list(one) for one in sorted(self._listed)]


EXIF_DAY = re.compile(r"(\d{4}):(\d\d):(\d\d)\b")
PDF_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d).*", re.DOTALL)


def _day(text: str) -> str:
    """Days as photographs and PDF write them, in the order in which they are read."""
    return PDF_DAY.sub(r"\1-\2-\3 \4:\5", EXIF_DAY.sub(r"\1-\2-\3", text[: limits.VALUE * 4]))


def shown(value: object) -> str:
    """One line of printable text out of anything."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = _day(str(value))
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(text.split())[: limits.VALUE]
