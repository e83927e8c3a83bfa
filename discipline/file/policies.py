"""No step that rests on the file is taken while it holds what the person was not told of."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.file.pieces import unseen
from discipline.models import Proceeding
from discipline.policies.proceeding import require_state
from discipline.states import SECRETARIAT
from machine.refusals import Refused
from procedures.law import Cited


class NewDocuments(Refused):
    sentence = _(
        "Documents were added after the person last read the file: tell them first, and record the day. It concerns:"
    )


class NothingNew(Refused):
    sentence = _("Nothing was added to the file since the person last read it or was told.")


def require_told(proceeding: Proceeding, *, before: str) -> None:
    """The person knows of every document of the file, where the pinned procedure asks for it before this step."""
    profile = proceeding.procedure.profile
    found = unseen(proceeding) if profile.waits_for_notice(before) else []
    if found:
        law = next(rule.law for rule in profile.file_rules if rule.code == "new-document")
        names = "; ".join(one.name for one in found)
        raise NewDocuments(f"{NewDocuments.sentence} {Cited(names, law)}.")


def require_may_tell(*, proceeding: Proceeding, by: Any) -> None:
    """The secretariat records it, where something is new."""
    require_role(by, SECRETARIAT)
    require_state(proceeding, "file_access", "convoked", "heard", "opinion_given")
    if not unseen(proceeding):
        raise NothingNew()
