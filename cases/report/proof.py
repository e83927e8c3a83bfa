"""What is printed at the end of a document: the digest of its text, and where the log holds it."""

import hashlib
import json
from typing import Any

from django.utils.translation import gettext as _

from audit import proofs
from audit.models import Entry
from cases.models import Amendment
from cases.report.access import Material
from ui.words import moment_in_words

FIXED = ("investigation.submitted", "investigation.contradiction_skipped")


def content_of(texts: dict[str, str], template: int) -> str:
    """The typed parts in one canonical text: what the digest in the log is made of."""
    return json.dumps({"template": template, "parts": texts}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """Of the canonical text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def of_report(material: Material, template: int) -> dict[str, Any]:
    """The proof of the report: the entry by which its text was fixed, with its path to a signed checkpoint."""
    text = content_of(material.texts, template)
    fixed = material.investigation.submitted_at is not None
    entry = entry_of("investigation", material.investigation.pk, *FIXED) if fixed else None
    rows = [_row(_("SHA-256 of the text of this report"), sha256(text))]
    says = _(
        "The text was fixed for the review by an entry of the audit log, which nobody can change. With this page and"
        " the published verifier an outsider can check that the entry stood in the log under the signed checkpoint"
        " below."
    )
    if entry is None:
        return {"title": _("Digest and proof"), "says": _("The text of this draft is not fixed yet."), "rows": rows}
    return with_path(entry, says, rows)


def of_entry(text: str, entry: Entry | None, title: str = "") -> dict[str, Any]:
    """The digest of a signed text, and the entry by which it was signed with its path to a signed checkpoint."""
    if entry is None:
        return of_text(text, title)
    says = _(
        "The signature is an entry of the audit log, which nobody can change. With this page and the published"
        " verifier an outsider can check that the entry stood in the log under the signed checkpoint below."
    )
    return with_path(entry, says, [_row(_("SHA-256 of the text"), sha256(text))], title)


def entry_of(kind: str, id: Any, *events: str) -> Entry | None:
    """The newest entry of these events about an object."""
    return Entry.objects.filter(subject_kind=kind, subject_id=str(id), event__in=events).order_by("-id").first()


def entry_of_amendment(amendment: Amendment) -> Entry | None:
    """The entry by which this amendment of a mandate was signed: the log names it among the facts."""
    signed = Entry.objects.filter(
        subject_kind="investigation", subject_id=str(amendment.investigation_id), event="mandate.amended"
    )
    return next((one for one in signed if one.said.get("amendment") == str(amendment.pk)), None)


def with_path(entry: Entry, says: str, rows: list[dict[str, Any]], title: str = "") -> dict[str, Any]:
    """These rows with the entry, its place in the log, and the path to a signed checkpoint."""
    title = title or _("Digest and proof")
    rows.append(_row(_("Entry of the log"), f"{entry.pk} · {moment_in_words(entry.at)}", mono=False))
    try:
        found = proofs.inclusion(entry)
    except proofs.NoProof:
        says = _("The entry by which the text was fixed was not sealed yet when this was printed. Ask for its proof.")
        return {"title": title, "says": says, "rows": rows}
    rows.append(_row(_("What the entry says"), found["body"], mono=False))
    rows.append(
        _row(_("Place in the log, and path to its root"), " ".join([str(found["index"]), *found["path"]]), False)
    )
    rows.append(_row(_("Signed checkpoint"), found["checkpoint"].strip(), mono=False))
    return {"title": title, "says": says, "rows": rows}


def of_text(text: str, title: str = "") -> dict[str, Any]:
    """The digest alone, for papers that stand in the log by their own entry."""
    return {
        "title": title or _("Digest"),
        "says": _("The log holds a keyed digest of this text; the office can show that it is the same."),
        "rows": [_row(_("SHA-256 of the text"), sha256(text))],
    }


def _row(label: str, value: str, mono: bool = True) -> dict[str, Any]:
    return {"label": label, "value": value, "mono": mono}
