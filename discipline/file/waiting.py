"""Proceedings in whose file stands what the person was not told of."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts import home
from accounts.models import Member
from discipline.file.pieces import unseen
from discipline.file.policies import require_may_tell
from discipline.models import Proceeding
from machine.policies import may


def to_tell(member: Member, today: date) -> Iterator[home.Row]:
    """For the secretariat: the file grew after the person last read it."""
    rows = Proceeding.objects.filter(
        permissions__user=member, state__in=("file_access", "convoked", "heard", "opinion_given")
    )
    rows = rows.select_related("case", "procedure").prefetch_related("consultations", "file_notices", "papers")
    for proceeding in rows:
        if may(require_may_tell, proceeding=proceeding, by=member):
            on = max(one.on for one in unseen(proceeding))
            hint = _("Tell the person of new documents")
            yield home.Row(text=proceeding.number, url=f"{proceeding.get_absolute_url()}#rights", due=on, hint=hint)
