"""Who may write the questions, and until when."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from audit.actors import OPERATOR
from machine.refusals import Refused


class AlreadyPublished(Refused):
    """What people were asked by stays as it was (the reports refer to it)."""

    sentence = _("This version is published and cannot be changed. Start a new one from it.")


class DraftChanged(Refused):
    """Somebody else saved the draft since the form was opened."""

    sentence = _("Somebody else changed this draft while you were writing. What you typed is still here.")


def require_unchanged(*, version, was: str | None) -> None:
    """The draft is the one that the form was made from; without a digest nobody asks."""
    if was is not None and version.digest != was:
        raise DraftChanged()


def require_may_keep_questionnaires(*, by) -> None:
    """The operator at the command line, or an administrator."""
    if by is not OPERATOR:
        require_role(by, "administrator")


def require_is_draft(*, version) -> None:
    """Only a draft is edited, published or discarded."""
    if version.is_published:
        raise AlreadyPublished()
