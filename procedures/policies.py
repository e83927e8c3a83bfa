"""Who may load, sign and pin a procedure."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from audit.actors import OPERATOR
from machine.refusals import Refused

from .models import ProcedureVersion


class DraftUnsigned(Refused):
    """A draft rests on facts that nobody has checked: outside the demonstration a named person must answer for it."""

    sentence = _("This procedure is a draft. Somebody named has to review and sign it before a case can follow it.")


class NothingToSign(Refused):
    sentence = _("Only a draft is signed, and only once.")


class OnlyDrafts(Refused):
    http_status = 422
    sentence = _('What is loaded here is a draft: write status = "draft". Somebody else signs it afterwards.')


class OwnDraft(Refused):
    http_status = 403
    sentence = _("You loaded this draft. Another person has to review and sign it.")


def require_may_pin(*, version: ProcedureVersion, by: Any = None) -> None:
    """Any ready version; in the demonstration drafts too. The room that pins it asks whether `by` has the role."""
    if not version.is_ready and not settings.DEMO:
        raise DraftUnsigned


def require_may_load(*, by: Any) -> None:
    """The operator at the command line, or an administrator."""
    if by is not OPERATOR:
        require_role(by, "administrator")


def require_draft(*, status: str, by: Any) -> None:
    """What a member loads is a draft; worked profiles come with the software, or from the operator."""
    if by is not OPERATOR and status != ProcedureVersion.Status.DRAFT:
        raise OnlyDrafts


def require_may_sign(*, version: ProcedureVersion, by: Any) -> None:
    """The head of office answers for a draft that somebody else loaded."""
    require_role(by, "head_of_office")
    if version.is_ready:
        raise NothingToSign
    if version.loaded_by_id == by.pk:
        raise OwnDraft


def require_may_keep_calendar(*, by: Any) -> None:
    """The operator, or an administrator or the secretariat, who know the office's days."""
    if by is not OPERATOR:
        require_role(by, "administrator", "secretariat")
