"""The canaries of what people keep beside a case: notes in two voices, and words not sent yet."""

from typing import Any

from django.utils import timezone

from accounts.drafts import keeping
from cases.notes import actions


def keep(case: Any, by: Any, c: Any) -> None:
    """Sing in a note to the team, one to oneself, and a draft."""
    here = {"by": by, "at": timezone.now()}
    actions.tell_team(case=case, text=c("case_note/body"), **here)
    actions.note_for_oneself(case=case, text=c("private_note/body"), **here)
    keeping.keep(keeping.Place("cases:tell_team", str(case.pk)), {"text": [c("draft/body")]}, **here)
