"""The evidence list as a paper: every exhibit, its line of custody, and what the log vouches for.

Each exhibit's row ends with the last hash of its line; the last verification put the digest of all of them into the
log, so that the paper, the export and the log can be held against each other without us.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import Entry
from cases.custody import policies
from cases.custody.label_sheet import language
from cases.custody.pages import in_eights
from cases.models import Case, Custody, Exhibit
from cases.report import proof
from letters import press
from letters.text import paragraphs
from ui.context import office_name
from ui.words import day_in_words, moment_in_words

SHEET = "document"


def pdf(case: Case, exhibits: list[Exhibit], at: datetime) -> bytes:
    """The inventory of the case, whose words and files' names are open. Raises letters.press.NotPrinted."""
    return press.pdf(SHEET, _filled(case, exhibits, timezone.localtime(at)), language())


def _filled(case: Case, exhibits: list[Exhibit], at: datetime) -> dict[str, Any]:
    title = _("Inventory of exhibits")
    facts = [
        (_("Case"), case.number),
        (_("Exhibits"), str(len(exhibits))),
        (_("Printed on"), moment_in_words(at)),
    ]
    return {
        "office": office_name(),
        "under": "",
        "title": title,
        "subtitle": _("Case %(number)s") % {"number": case.number},
        "reference": f"{case.number} · {title}",
        "mark": _("Confidential"),
        "made": [at.year, at.month, at.day],
        "cover": False,
        "facts": [{"label": label, "value": value} for label, value in facts],
        "warning": "",
        "words": {"page": _("Page"), "contents": _("Contents")},
        "names": {},
        "parts": [_listed(exhibits), *(_followed(one) for one in exhibits)],
        "proof": _proof(case),
    }


def _listed(exhibits: list[Exhibit]) -> dict[str, Any]:
    columns = [_("No."), _("Description"), _("Kind"), _("State"), _("Held by"), _("Where it is kept")]
    rows = [
        {
            "anchor": "",
            "cells": [
                str(one.rank), paragraphs(one.opened["description"]), one.kind_label, one.state_label, one.holder.name,
                str(one.place or ""),
            ],
        }
        for one in exhibits
    ]  # fmt: skip
    ledger = {"kind": "ledger", "columns": columns, "widths": [0.7, 4, 1.7, 1.6, 2, 2], "rows": rows}
    return {"title": _("Exhibits of this case"), "blocks": [ledger]}


def _followed(exhibit: Exhibit) -> dict[str, Any]:
    line = exhibit.shown_custody
    said = [
        (_("Where it comes from"), exhibit.opened["source"]),
        (_("Registered on"), f"{moment_in_words(exhibit.registered_at)}, {exhibit.registered_by.name}"),
        (_("SHA-256 of the file"), in_eights((exhibit.shown_file or {}).get("sha256", ""))),
        (_("Last hash of its line of custody"), in_eights(line[-1].hash) if line else ""),
    ]
    facts = [{"label": label, "value": paragraphs(value)} for label, value in said if value]
    columns = [_("When"), _("What"), _("Who"), _("Condition")]
    rows = [{"anchor": "", "cells": _event(one)} for one in line]
    ledger = {"kind": "ledger", "columns": columns, "widths": [2, 4, 2, 1.6], "rows": rows}
    return {"title": str(exhibit), "blocks": [{"kind": "facts", "rows": facts}, ledger]}


def _event(event: Custody) -> list[Any]:
    to = event.to.name if event.kind == "transferred" else event.opened["receiver"]
    what = f"{event.kind_label} → {to}" if to else event.kind_label
    place = f"\n{event.place}" if event.place else ""
    seal = "\n" + _("Seal %(seal)s") % {"seal": event.seal} if event.seal else ""
    note = f"\n{event.opened['note']}" if event.opened["note"] else ""
    return [day_in_words(timezone.localdate(event.noted_at)), paragraphs(f"{what}{place}{seal}{note}"),
            event.noted_by.name, event.result_label]  # fmt: skip


def _proof(case: Case) -> dict[str, Any]:
    """The digest over the last hash of every line, and the entry of the verification that found it so."""
    heads = policies.heads(case)
    run = case.verifications.filter(finished_at__isnull=False).order_by("-finished_at").first()
    entry = _entry_of(case, heads) if run is not None and run.heads == heads and not run.failed else None
    rows = [{"label": _("SHA-256 over the last hash of every line of custody"), "value": heads, "mono": True}]
    if entry is None:
        says = _("The exhibits were not verified since something last happened to one: the log vouches for no digest.")
        return {"title": _("Digest and proof"), "says": says, "rows": rows}
    says = _(
        "Every file was read again and every line of custody computed again by the verification below, an entry of the"
        " audit log, which nobody can change. With this page and the published verifier an outsider can check that it"
        " stood in the log under the signed checkpoint."
    )
    return proof.with_path(entry, says, rows)


def _entry_of(case: Case, heads: str) -> Entry | None:
    done = Entry.objects.filter(subject_kind="case", subject_id=str(case.pk), event="exhibits.verified").order_by("-id")
    return next((one for one in done if one.said.get("heads") == heads), None)
