"""What the cleaner's and the scanner's codes are called, and what each means for whoever sent or reads the file."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reporting_channels.cleaning import findings as codes

FOUND: dict[str, Promise] = {
    codes.POSITION: _("Place"),
    codes.AUTHOR: _("Author"),
    codes.CHANGED_BY: _("Last changed by"),
    codes.COMPANY: _("Organisation"),
    codes.OWNER: _("Owner"),
    codes.DEVICE: _("Device or printer"),
    codes.SERIAL: _("Serial number"),
    codes.SOFTWARE: _("Program"),
    codes.CREATED: _("Made on"),
    codes.CHANGED: _("Changed on"),
    codes.PRINTED: _("Printed on"),
    codes.TITLE: _("Title"),
    codes.COMMENT: _("Hidden remark"),
    codes.KEYWORDS: _("Keywords"),
    codes.TEMPLATE: _("Template"),
    codes.TIME_SPENT: _("Time spent writing"),
    codes.HIDDEN_SIGNS: _("Signs that nobody sees"),
    codes.NOTES: _("Writer of a remark"),
    codes.REVISIONS: _("Earlier versions or tracked changes"),
    codes.THUMBNAIL: _("Small picture of an earlier state"),
    codes.OTHER: _("Other hidden details"),
    codes.MACROS: _("Macros"),
    codes.SCRIPT: _("A script or an action that starts by itself"),
    codes.EMBEDDED: _("A file inside the file"),
    codes.OUTSIDE: _("Something fetched from elsewhere"),
    codes.FORM: _("A form that computes"),
    codes.SIGNATURE: _("Electronic signature"),
    codes.TWO_KINDS: _("Is also a file of another kind"),
    codes.RESTRICTED: _("Restrictions on printing or copying"),
    codes.LEFT_OUT: _("Left out of the cleaned copy"),
}
# What can tell who sent it: named first, and in the warning.
TELLING = (codes.POSITION, codes.AUTHOR, codes.CHANGED_BY, codes.OWNER, codes.COMPANY, codes.SERIAL, codes.DEVICE)
# What can do harm to whoever opens the original.
HARMFUL = (codes.MACROS, codes.SCRIPT, codes.EMBEDDED, codes.OUTSIDE, codes.TWO_KINDS)

REASONS: dict[str, Promise] = {
    codes.ENCRYPTED: _("It is locked with a password."),
    codes.DAMAGED: _("It is damaged, or not built as its kind should be."),
    codes.TOO_LARGE: _("It is too large to be cleaned."),
    codes.TOO_MANY_PIXELS: _("The picture is too large to be drawn anew."),
    codes.TOO_MANY_PARTS: _("It has far too many parts."),
    codes.BOMB: _("Unpacked, it would fill the machine."),
    codes.ENTITIES: _("It is built in a way that can stop a machine."),
    codes.NOT_WHAT_IT_SAYS: _("Its content is of another kind than its name says."),
    codes.TOO_LONG: _("It took too long."),
    codes.CRASHED: _("It brought the cleaner down; the cleaner runs apart, and nothing else was harmed."),
    codes.NO_WALLS: _("This machine cannot lock the cleaner in, so nothing was opened."),
    codes.BUSY: _("Too many files arrived at once."),
    codes.KIND: _("No cleaned copy is made of files of this kind."),
    codes.GONE: _("The sealed file could not be read."),
}
SILENT: dict[str, Promise] = {
    "silent": _("The scanner did not answer."),
    "too_large": _("The file is larger than the scanner takes."),
    "error": _("The scanner could not read it."),
}


@dataclass(frozen=True)
class Line:
    """One kind of finding with everything it said."""

    code: str
    label: Promise | str
    values: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_telling(self) -> bool:
        return self.code in TELLING

    @property
    def is_harmful(self) -> bool:
        return self.code in HARMFUL


def lines(listed: tuple[tuple[str, str], ...]) -> list[Line]:
    """The findings by kind, what can tell who sent it first."""
    values: dict[str, list[str]] = {}
    for code, value in listed:
        values.setdefault(code, []).extend([value] if value else [])
    order = [*TELLING, *HARMFUL, *FOUND]
    return [Line(code, FOUND[code], tuple(values[code])) for code in sorted(values, key=order.index)]
