"""The line of time as a file: for a spreadsheet, or as proofs that anybody can check against the signed log."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.models import Member
from audit import proofs
from audit.log import record
from cases import history
from cases.models import Case
from cases.timeline.lines import Wanted, entries_of
from ui import spreadsheets

AT_MOST = 20_000  # entries of one file


def as_csv(case: Case, wanted: Wanted, *, by: Member, at: datetime) -> str:
    """What was done and read, in words, oldest first; taking it away is an entry."""
    named = history.parts_of(case)
    lines = history.lines_of(list(entries_of(case, wanted, named)[:AT_MOST]), named)
    record("case.timeline_taken", by=by, subject=case, at=at, entries=len(lines), form="csv")
    head = [_("When"), _("Who"), _("What"), _("Part of the file"), _("Event")]
    rows = ([line.at.isoformat(timespec="seconds"), line.by, line.says, line.text, line.event] for line in lines[::-1])
    return spreadsheets.as_csv(head, rows)


def as_proofs(case: Case, wanted: Wanted, *, by: Member, at: datetime) -> Iterator[str]:
    """One line of JSON for each sealed entry: its exact bytes, its place, the path to a signed checkpoint.

    ``verify_log.py`` checks each line on its own; an entry of the last moments is not sealed yet and is left out.
    """
    entries = list(entries_of(case, wanted).defer(None)[:AT_MOST])
    record("case.timeline_taken", by=by, subject=case, at=at, entries=len(entries), form="jsonl")
    return (json.dumps(proof, ensure_ascii=False) + "\n" for proof in proofs.inclusions(reversed(entries)))
