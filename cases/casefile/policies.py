"""Who may have the whole case printed."""

from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.parts import require_part
from machine.refusals import Refused


class MadeNow(Refused):
    """One at a time for each case."""

    sentence = _("A case file of this case is being made. Wait until it is ready.")


def require_may_have_printed(*, case, by) -> None:
    """Everybody who works on the case; the disciplinary authority too."""
    require_part(case, by, "head", "reviewer", "authority", *INVESTIGATING)


def require_may_ask(*, case, by) -> None:
    """As reading, while none is being made."""
    require_may_have_printed(case=case, by=by)
    if any(one.is_running for one in case.files.all()):
        raise MadeNow()
