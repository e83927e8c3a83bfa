"""The eleven kinds of question as an administrator chooses them, and what each has to set."""

from django.utils.translation import gettext_lazy as _

from reporting_channels.questionnaires.definition import Kind

KINDS = {
    Kind.SHORT: (_("Short text"), _("One line: a number of a declaration, the name of a ship.")),
    Kind.LONG: (_("Long text"), _("A box in which people tell in their own words.")),
    Kind.CHOICE: (_("One choice"), _("One answer of a list. Choices can carry points for triage.")),
    Kind.CHOICES: (_("Several choices"), _("Any number of answers of a list. Choices can carry points for triage.")),
    Kind.DATE: (_("Date"), _("A day, a month or a year; “around” and “I do not know” are answers.")),
    Kind.AMOUNT: (_("Amount with currency"), _("A sum, exact or around.")),
    Kind.PLACE: (_("Place"), _("An office, a gate, a ship, a road, in words.")),
    Kind.UNIT: (_("Unit and post"), _("Where in the administration.")),
    Kind.PERSONS: (_("Persons named"), _("Who took part. Names are compared with the office’s members in secret.")),
    Kind.FILE: (_("File"), _("Photographs or papers; it can never be demanded.")),
    Kind.CONSENT: (_("Consent"), _("Yes or no to something that needs agreement.")),
}
CHOICES = [(kind.value, label) for kind, (label, _hint) in KINDS.items()]
HINTS = {kind.value: hint for kind, (_label, hint) in KINDS.items()}


def kind_label(kind: str) -> str:
    """The kind in words."""
    return str(KINDS[Kind(kind)][0]) if kind in KINDS else str(kind)
