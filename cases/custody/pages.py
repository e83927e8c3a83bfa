"""What the pages of exhibits show, in the shapes of the components of ``ui``."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.models import Member
from cases.custody import chain, policies
from cases.custody import policies_keeping as keeping
from cases.doors import Door, ajar, door
from cases.models import Case, Custody, Exhibit, StoragePlace, Verification
from cases.models.investigation import POWERS
from cases.policies.investigations import open_investigation
from cases.report import policies as report_policies
from machine.policies import may
from ui.words import day_in_words, moment_in_words

EVIDENCE_COLUMNS = [
    {"key": "number", "label": gettext_lazy("Exhibit"), "kind": "text"},
    {"key": "description", "label": gettext_lazy("Description"), "kind": "text"},
    {"key": "kind", "label": gettext_lazy("Kind"), "kind": "text"},
    {"key": "state", "label": gettext_lazy("State"), "kind": "tag"},
    {"key": "holder", "label": gettext_lazy("Held by"), "kind": "person"},
    {"key": "place", "label": gettext_lazy("Where it is kept"), "kind": "text"},
]
TONES = {"missing": "late", "offered": "soon", "outside": "soon", "registered": "soon", "returned": "done"}


def _rows(*pairs: tuple) -> list[dict[str, Any]]:
    return [{"label": label, "value": value} for label, value in pairs if value]


def exhibit_rows(exhibit: Exhibit) -> list[dict[str, Any]]:
    """Facts of the exhibit."""
    file = exhibit.shown_file or {}
    where = " · ".join(filter(None, (str(exhibit.place or ""), exhibit.opened["place_detail"])))
    return _rows(
        (_("Kind"), exhibit.kind_label),
        (pgettext("exhibit", "How it came"), exhibit.origin_label),
        (_("Where it comes from"), exhibit.opened["source"]),
        (_("Obtained on"), day_in_words(exhibit.obtained_on) if exhibit.obtained_on else ""),
        (_("Power of the mandate"), POWERS.get(exhibit.power, "")),
        (_("Made from"), str(exhibit.parent or "")),
        (_("How it was made"), exhibit.opened["method"]),
        (_("Held by"), exhibit.holder.name),
        (_("Where it is kept"), where),
        (_("Registered on"), moment_in_words(exhibit.registered_at)),
        (_("Registered by"), exhibit.registered_by.name),
        (_("File"), file.get("name")),
        (_("SHA-256 of the file"), in_eights(file.get("sha256", ""))),
    )


def in_eights(digits: str) -> str:
    """A digest as people compare it."""
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))


def custody_entries(exhibit: Exhibit) -> list[dict[str, Any]]:
    """The line of custody as a timeline, newest first."""
    return [_entry(event) for event in reversed(exhibit.shown_custody)]


def _entry(event: Custody) -> dict[str, Any]:
    receipt = ""
    if event.shown_receipt is not None:
        receipt = reverse("cases:exhibit_receipt", args=[event.pk])
    return {
        "event": event,
        "says": event.kind_label,
        "to": event.to.name if event.kind == "transferred" else "",
        "receiver": event.opened["receiver"],
        "note": event.opened["note"],
        "receipt_url": receipt,
        "tone": "late" if event.kind == "missing" or event.result in ("changed", "broken", "damaged") else "",
    }


def is_whole(exhibit: Exhibit) -> bool:
    """Whether the line of custody computes to what is stored."""
    return chain.flaw_in(exhibit, exhibit.shown_custody) is None


def exhibit_doors(exhibit: Exhibit, by: Member) -> list[Door]:
    """What can be done with it beside the steps of its edge table."""
    if exhibit.state in policies.ENDED:
        return []
    handed = {"exhibit": exhibit, "by": by}
    return ajar(
        [
            door(_("Note what was done with it"), "cases:note", exhibit, policies.require_may_note, **handed),
            door(_("Put it elsewhere"), "cases:move", exhibit, policies.require_may_move, **handed),
            door(_("Place a hold"), "cases:hold_exhibit", exhibit, keeping.require_may_place_hold, **handed),
            door(
                _("Propose to destroy it"), "cases:propose_destruction", exhibit, keeping.require_may_propose, **handed
            ),
        ]
    )


# -- the evidence list -------------------------------------------------------------


def evidence_rows(exhibits: list[Exhibit]) -> list[dict[str, Any]]:
    """The evidence list of a case; the descriptions were opened."""
    return [
        {
            "number": str(one),
            "description": one.opened["description"],
            "kind": one.kind_label,
            "state": (one.state_label, TONES.get(one.state, "plain")),
            "holder": one.holder.name,
            "place": str(one.place or ""),
            "url": one.get_absolute_url(),
        }
        for one in exhibits
    ]


def evidence_doors(case: Case, by: Member) -> list[Door]:
    """What can be added to the list."""
    return ajar(
        [
            door(_("Register an exhibit"), "cases:register", case, policies.require_may_register, case=case, by=by),
            door(
                _("Register many files at once"),
                "cases:register_files",
                case,
                policies.require_may_register,
                case=case,
                by=by,
            ),
            door(_("Verify all exhibits"), "cases:verify", case, policies.require_may_verify, case=case, by=by),
            door(_("Export the custody"), "cases:custody_export", case, policies.require_may_export, case=case, by=by),
            door(
                _("Begin a stock-taking"), "cases:begin_count", case, keeping.require_may_begin_count, case=case, by=by
            ),
        ]
    )


def verification_rows(case: Case, run: Verification | None, by: Member) -> dict[str, Any] | None:
    """How the newest verification stands: its counts, what failed, whether it still holds."""
    if run is None:
        return None
    verified = list(run.verified.select_related("exhibit", "verified_by"))
    return {
        "run": run,
        # Who was sent here by a report that cannot go on finds the way back to it.
        "report_url": _report_url(case, by),
        "done": len(verified),
        "failed": [one for one in verified if not one.is_sound],
        "is_fresh": run.heads == policies.heads(case),
    }


def _report_url(case: Case, by: Member) -> str:
    running = open_investigation(case)
    if running is None or running.started_at is None:
        return ""
    reads = may(report_policies.require_may_read, investigation=running, by=by)
    return reverse("cases:report", args=[running.pk]) if reads else ""


def hold_lines(exhibit: Exhibit, by: Member) -> list[dict[str, Any]]:
    """Holds on the exhibit, and whether the reader may lift them."""
    return [
        {
            "hold": one,
            "lift_url": reverse("cases:lift_hold", args=[one.pk])
            if may(keeping.require_may_lift_hold, hold=one, by=by)
            else "",
        }
        for one in exhibit.holds.select_related("placed_by", "lifted_by")
    ]


# -- places ----------------------------------------------------------------------------

PLACE_COLUMNS = [
    {"key": "code", "label": gettext_lazy("Code"), "kind": "code"},
    {"key": "name", "label": gettext_lazy("Name"), "kind": "text"},
    {"key": "kind", "label": gettext_lazy("Kind"), "kind": "text"},
    {"key": "inside", "label": gettext_lazy("Inside"), "kind": "text"},
    {"key": "closed", "label": gettext_lazy("Closed"), "kind": "day"},
]
KEPT_COLUMNS = [
    {"key": "number", "label": gettext_lazy("Exhibit"), "kind": "code"},
    {"key": "kind", "label": gettext_lazy("Kind"), "kind": "text"},
    {"key": "state", "label": gettext_lazy("State"), "kind": "tag"},
    {"key": "holder", "label": gettext_lazy("Held by"), "kind": "person"},
]


def place_rows(places: Iterable[StoragePlace]) -> list[dict[str, Any]]:
    """The list of places."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "kind": one.kind_label,
            "inside": one.inside.code if one.inside else "",
            "closed": one.closed_at,
            "url": one.get_absolute_url(),
        }
        for one in places
    ]


def kept_rows(exhibits: Iterable[Exhibit]) -> list[dict[str, Any]]:
    """What lies in a place, by number alone: a list on a door names nobody's matter."""
    return [
        {
            "number": one.number,
            "kind": one.kind_label,
            "state": (one.state_label, TONES.get(one.state, "plain")),
            "holder": one.holder.name,
            "url": one.get_absolute_url(),
        }
        for one in exhibits
    ]
