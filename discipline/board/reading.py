"""Who cannot sit on the board of a proceeding, with the sentence why not, as far as it may be said."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from accounts.models import Member
from discipline.models import Ineligibility, Proceeding
from discipline.reading import took_part
from discipline.states import AUTHORITY


def excluded_from(proceeding: Proceeding, members: Iterable[Member]) -> dict[UUID, str]:
    """Members among these who cannot sit. An empty sentence is the general one, which does not say who is why."""
    asked = {member.pk: member for member in members}
    general = took_part(proceeding.case) | {proceeding.opened_by_id} | _barred(proceeding.case_id, asked)
    found = {pk: "" for pk, member in asked.items() if pk in general or member.has_role(AUTHORITY)}
    for row in Ineligibility.objects.filter(proceeding=proceeding, member__in=asked).select_related("member"):
        words = {"name": row.member.name, "ground": row.get_ground_display()}
        found[row.member_id] = _("%(name)s cannot sit on this board: %(ground)s. Choose somebody else.") % words
    return found


def _barred(case_id: UUID, members: Iterable[UUID]) -> set[UUID]:
    """Members who stepped back from the case or are kept away from its report; the database alone knows (ADR 0022)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT m FROM unnest(%s::uuid[]) m WHERE case_bars(%s, m)", [list(members), case_id])
        return {row[0] for row in cursor.fetchall()}
