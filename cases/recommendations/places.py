"""Where recommendations stand in the menu and on the home page."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from accounts.roles import CODES
from cases.models import Recommendation
from cases.recommendations import access
from machine.edges import Words
from ui import navigation


def owed(member: Member, today: date) -> Iterator[home.Row]:
    """What the member owns and still has to act on; what is to be examined; what others let pass."""
    for one in access.owed_by(member):
        says = _("Accept or refuse the recommendation") if one.state == "addressed" else _("Carry it out and show it")
        yield _row(one, says, today)
    for one in access.to_examine(member):
        yield _row(one, _("Examine what its owner says"), today)
    for one in access.late_of(member, today):
        yield _row(one, _("Its owner is late"), today)


def _row(one: Recommendation, hint: Words, today: date) -> home.Row:
    text = f"{one.case.number} · {one}"
    return home.Row(text=text, url=one.get_absolute_url(), due=one.due_on, late=one.due_on < today, hint=hint)


navigation.register(_("Recommendations"), "cases:recommendations", roles=CODES, order=36, group=_("Across cases"))
home.register(home.Section(title=_("Recommendations that wait for you"), rows=owed, order=34))
