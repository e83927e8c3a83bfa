"""Where discipline stands in the menu and on the home page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from discipline.access import list_cases_to_open, list_proceedings
from discipline.appeals.waiting import owed
from discipline.conversion.waiting import conversions_to_decide
from discipline.execution.waiting import gaps
from discipline.file.waiting import to_tell
from discipline.interim.waiting import waiting as interim_waiting
from discipline.limits.waiting import coming_near, to_decide
from discipline.orders.waiting import orders
from discipline.papers.waiting import papers_waiting
from discipline.states import APPEAL, AUTHORITY, SECRETARIAT
from discipline.turns import whose_turn
from discipline.watch.waiting import told
from ui import navigation

ROLES = (AUTHORITY, SECRETARIAT, "board_member", APPEAL)
INTERIM_ROLES = (AUTHORITY, "head_of_office")


def waiting(member: Member, today: date) -> Iterator[home.Row]:
    """Cases referred to the authority on which nobody answers yet, then proceedings whose next step is theirs."""
    if member.has_role(AUTHORITY):
        for case in list_cases_to_open(member):
            yield home.Row(
                text=case.number, url=reverse("discipline:open", args=[case.pk]), hint=_("Open a proceeding")
            )
    for proceeding in list_proceedings(member).rows:
        turn = whose_turn(proceeding)
        if turn is not None and member.has_role(turn.owner):
            yield home.Row(
                text=f"{proceeding.number} · {proceeding.state_label}",
                url=proceeding.get_absolute_url(),
                hint=turn.says,
            )
    yield from orders(member, today)
    yield from to_tell(member, today)


navigation.register(_("Discipline"), "discipline:proceedings", roles=ROLES, order=40)
home.register(
    home.Section(
        title=_("Proceedings where the next step is yours"),
        rows=waiting,
        empty=_("No proceeding waits for you."),
        roles=ROLES,
        order=40,
    )
)
navigation.register(
    _("Interim measures"), "discipline:interim_measures", roles=INTERIM_ROLES, order=39, group=_("Across cases")
)
home.register(home.Section(title=_("Interim measures"), rows=interim_waiting, roles=INTERIM_ROLES, order=25))
home.register(
    home.Section(title=_("Time limits of discipline that come near"), rows=coming_near, roles=ROLES, order=38)
)
home.register(home.Section(title=_("Prescriptions to decide"), rows=to_decide, roles=INTERIM_ROLES, order=26))
home.register(
    home.Section(title=_("You are told of these limits"), rows=told, roles=(*ROLES, "head_of_office"), order=24)
)
home.register(home.Section(title=_("Conversions to decide"), rows=conversions_to_decide, roles=(AUTHORITY,), order=27))
home.register(home.Section(title=_("Owed after an appeal"), rows=owed, roles=(SECRETARIAT,), order=37))
home.register(
    home.Section(
        title=_("Papers that wait to be issued or served"),
        rows=papers_waiting,
        roles=(AUTHORITY, SECRETARIAT),
        order=35,
    )
)
home.register(home.Section(title=_("Sanctions to carry out"), rows=gaps, roles=(SECRETARIAT,), order=36))
