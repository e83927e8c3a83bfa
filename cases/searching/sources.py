"""The sources that cases add to the search: all of them among the member's own cases."""

import re
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import search
from accounts.models import Member
from accounts.search import Asked, Hit
from cases.listing.filters import STATES
from cases.listing.forms import categories
from cases.lists import open_to, quiet
from cases.models import Case
from cases.naming import access as naming
from procedures.units.access import name_of
from vault.blind_index import normalised

ROLES = ("head_of_office", "investigator", "reviewer", "disciplinary_authority")
NUMBER = re.compile(r"^(?:(\d{4}) )?0*(\d{1,6})$")


def numbers(member: Member, asked: Asked, at: datetime) -> Iterator[Hit]:
    """Cases by their number, with or without the year."""
    typed = NUMBER.match(normalised(asked.text))
    wanted = Q(number__iexact=asked.text)
    if typed is not None:
        of_year = {"year": int(typed[1])} if typed[1] else {}
        wanted |= Q(serial=int(typed[2]), **of_year)
    rows = Case.objects.filter(wanted, pk__in=open_to(member)).defer("facts")
    for case in rows.order_by("-year", "-serial")[: search.SHOWN]:
        yield Hit(case.number, case.get_absolute_url(), case.state_label)


def lists(member: Member, asked: Asked, at: datetime) -> Iterator[Hit]:
    """Categories, states and units that the member's own cases have, as filtered lists."""
    mine = open_to(member)
    own = Case.objects.filter(pk__in=set(mine) - quiet(mine))
    for name, words in (("category", categories()), ("state", STATES), ("unit", {})):
        for code, count in _counted(own, name):
            label = name_of(code) if name == "unit" else words.get(code, code)
            if asked.is_in(label) or asked.is_in(code):
                said = ngettext("%(count)s case", "%(count)s cases", count) % {"count": count}
                yield Hit(str(label), f"{reverse('cases:list')}?{name}={code}", said)


def names(member: Member, asked: Asked, at: datetime) -> Iterator[Hit]:
    """Subjects by name; the name itself is shown on the case's page, where reading it is an entry."""
    if member.keyring is None:
        return
    for hit in naming.find(member, asked.text, at):
        case = hit.subject.case
        said = _("The whole name") if hit.is_exact else _("Part of the name")
        yield Hit(f"{case.number} · {hit.subject}", case.get_absolute_url(), said)


def _counted(own, name: str) -> list[tuple[str, int]]:
    counted: dict[str, int] = {}
    for code in own.values_list(name, flat=True):
        counted[code] = counted.get(code, 0) + 1
    return sorted(counted.items())


for code, title, find, order in (
    ("case_numbers", gettext_lazy("Cases"), numbers, 10),
    ("case_subjects", gettext_lazy("Subjects of your cases"), names, 20),
    ("case_lists", gettext_lazy("Lists of your cases"), lists, 30),
):
    search.register(code, search.Source(title=title, find=find, roles=ROLES, order=order))
