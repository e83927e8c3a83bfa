"""Who reads what somebody is about to write: never mixed up, and always said above the box (UX.md)."""

from django.utils.translation import gettext_lazy as _

VOICES = {
    "reporter": (_("To the reporter"), _("The person who reported reads this."), "note"),
    "team": (_("To the team"), _("Everybody assigned to this matter reads this; the reporter does not."), "people"),
    "readers": (
        _("To those who keep the report"),
        _("Whoever may open the report reads this; the team of a case and the reporter do not."),
        "people",
    ),
    "custodians": (
        _("To the custodians"),
        _("Each custodian of this identity reads this, and whoever asks for it; nobody else does."),
        "people",
    ),
    "private": (_("Private note"), _("Only you read this."), "person"),
}
