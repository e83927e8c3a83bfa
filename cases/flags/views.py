"""Setting flags and lifting them."""

from typing import Any

from django.utils.translation import gettext_lazy

from cases import access
from cases.flags import access as flag_access
from cases.flags import actions, forms, policies
from cases.tabs import tab_url
from cases.views.doing import CaseDoing


class _Setting(CaseDoing):
    """Setting one flag on a case."""

    noun = "case"
    find = staticmethod(access.get_case)

    def _next(self, row: Any, done: Any) -> str:
        return tab_url(row, "around")


class Hold(_Setting):
    """On hold."""

    action = staticmethod(actions.hold)
    require = staticmethod(policies.require_may_hold)
    form = forms.Hold
    title = gettext_lazy("Put the case on hold")
    consequence = gettext_lazy(
        "Until the hold is lifted the case takes no step along its line. Time limits go on unless the procedure says"
        " otherwise."
    )


class Restrict(_Setting):
    """Restricted."""

    action = staticmethod(actions.restrict)
    require = staticmethod(policies.require_may_restrict)
    form = forms.Restrict
    title = gettext_lazy("Restrict the case")
    consequence = gettext_lazy(
        "Lists show neither what it is about nor its unit. In a closed circle, being on the team is not enough:"
        " whoever was not admitted by name cannot open the file."
    )


class Admit(_Setting):
    """One more person in the closed circle."""

    action = staticmethod(actions.admit)
    require = staticmethod(policies.require_may_admit)
    form = forms.Admit
    title = gettext_lazy("Admit somebody to the closed circle")


class NoteCriminal(_Setting):
    """Criminal proceedings in parallel."""

    action = staticmethod(actions.note_criminal)
    require = staticmethod(policies.require_may_note_criminal)
    form = forms.NoteCriminal
    title = gettext_lazy("Note criminal proceedings in parallel")
    consequence = gettext_lazy(
        "What they do to each time limit stands in the procedure that the case follows; the page of the case shows it."
    )


class Lift(CaseDoing):
    """Take a flag off."""

    noun = "flag"
    find = staticmethod(flag_access.get_flag)
    action = staticmethod(actions.lift)
    require = staticmethod(policies.require_may_lift)
    form = forms.Lift
    title = gettext_lazy("Lift this flag")
    consequence = gettext_lazy("That it stood, and why, stays on file.")

    def _next(self, row: Any, done: Any) -> str:
        return tab_url(row.case, "around")
