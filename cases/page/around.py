"""What stands around a case on its page: flags, joined cases, proposals that wait, acts on the case as a whole."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.doors import Door, door
from cases.flags import policies as flags
from cases.flags.access import read_flags
from cases.flags.standing import open_flags
from cases.joining import policies as joining
from cases.joining.access import read_joined
from cases.models import Case
from cases.screening import policies as screening
from cases.screening.access import read_reopenings, read_settings_aside
from cases.tabs import FIRST, Look, block, flag, tab
from machine.edges import Words

TONES = {"on_hold": "soon", "restricted": "late", "criminal": "soon"}


def marks(kind: str) -> Any:
    """The mark of this flag beside the number."""

    def mark(case: Case) -> tuple[Words, str] | None:
        standing = next((one for one in open_flags(case) if one.kind == kind), None)
        return (standing.kind_label, TONES[kind]) if standing else None

    return mark


def noticed(look: Look) -> dict[str, Any] | None:
    """Flags that stand, cases that were merged into this one, and what waits for a second person."""
    case = look.case
    shown = {"flags": open_flags(case), "waiting": _waiting(case), "absorbed": []}
    for one in shown["flags"]:
        one.lift = door("", "cases:lift", one, flags.require_may_lift, flag=one, by=look.by)
    shown["absorbed"] = [one.absorbed for one in case.mergers.all() if one.confirmed_at is not None]
    return shown if any(shown.values()) else None


def _waiting(case: Case) -> list[dict[str, str]]:
    waiting = []
    for merger in case.mergers.all():
        if merger.is_waiting:
            says = _("A merger waits for a second person.")
            waiting.append({"says": says, "url": reverse("cases:answer_merger", args=[merger.pk])})
    for one in case.settings_aside.all():
        if one.confirmed_at is None and one.refused_at is None:
            says = _("Closing before any investigation waits for a second person.")
            waiting.append({"says": says, "url": reverse("cases:answer_set_aside", args=[one.pk])})
    for one in case.screenings.select_related("allegation"):
        if one.is_waiting:
            says = _("%(allegation)s: screening out waits for a second person.") % {"allegation": one.allegation}
            waiting.append({"says": says, "url": reverse("cases:screening", args=[one.pk])})
    return waiting


def flagged(look: Look) -> dict[str, Any]:
    """Every flag that stood or stands, who set and lifted it and why."""
    return {"flags": read_flags(look.by, look.case, look.at)}


def joined(look: Look) -> dict[str, Any]:
    """Links, mergers, splits."""
    return read_joined(look.by, look.case, look.at)


def ended(look: Look) -> dict[str, Any] | None:
    """Proposals to close the case before any investigation."""
    settings = read_settings_aside(look.by, look.case, look.at)
    return {"settings": settings} if settings else None


def reopened(look: Look) -> dict[str, Any] | None:
    """Earlier closures and why each was taken back."""
    reopenings = read_reopenings(look.by, look.case, look.at)
    return {"reopenings": reopenings} if reopenings else None


def acts(look: Look) -> dict[str, Any]:
    """Acts on the case as a whole that are open to who looks; the page has enough to say without the others."""
    given = {"case": look.case, "by": look.by}
    offered: list[Door] = [
        door(_("Put on hold"), "cases:hold", look.case, flags.require_may_hold, **given),
        door(_("Restrict"), "cases:restrict", look.case, flags.require_may_restrict, **given),
        door(_("Admit somebody to the closed circle"), "cases:admit", look.case, flags.require_may_admit, **given),
        door(_("Note criminal proceedings"), "cases:criminal", look.case, flags.require_may_note_criminal, **given),
        door(_("Link to another case"), "cases:link", look.case, joining.require_may_link, **given),
        door(
            _("Merge another case into this one"),
            "cases:merge",
            look.case,
            joining.require_may_propose_merger,
            **given,
        ),
        door(_("Split into a case of its own"), "cases:split", look.case, joining.require_may_split, **given),
        door(
            _("Close before any investigation"),
            "cases:set_aside",
            look.case,
            screening.require_may_propose_setting_aside,
            **given,
        ),
    ]
    return {"doors": [one for one in offered if one.why is None]}


tab("around", gettext_lazy("Flags and ties"), order=75)
for kind in TONES:
    flag(marks(kind))
block(FIRST, "cases/tabs/noticed.html", noticed, order=5)
block("around", "cases/tabs/flags.html", flagged, order=10)
block("around", "cases/tabs/joined.html", joined, order=20)
block("around", "cases/tabs/early_end.html", ended, order=30)
block("around", "cases/tabs/reopened.html", reopened, order=40)
block("around", "cases/parts/doors.html", acts, order=10, aside=True)
