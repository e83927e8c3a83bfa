"""Whether a report names a member in answer to a question about persons, asked again when it is given to somebody.

At its arrival only the members of that day were compared (ADR 0022): whoever joined later is compared here, by a
colleague who holds the key.
"""

import json

from accounts import names
from accounts.models import Member
from reporting_channels.models import Report
from reporting_channels.told import told_names
from vault import opening
from vault.sealing import CompartmentKey


def is_named(report: Report, key: CompartmentKey, member: Member) -> bool:
    """Whether the persons whom the reporter named include this member beyond doubt: name, function or number."""
    answers = json.loads(opening.open_text(key, report, "answers"))
    return member.pk in names.likeness(told_names(answers)).named
