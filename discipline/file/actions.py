"""Recording that the person was told of documents added to the file."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.log import record
from discipline.file import policies
from discipline.file.pieces import unseen
from discipline.models import FileNotice, Proceeding
from discipline.policies.proceeding import require_past
from machine.models import locked


@transaction.atomic
def tell(*, proceeding: Proceeding, told_on: date, by: Member, at: datetime) -> FileNotice:
    """The person was told of what was added, and may read the file again."""
    proceeding = locked(proceeding)
    policies.require_may_tell(proceeding=proceeding, by=by)
    found = unseen(proceeding)
    require_past(told_on, today=localdate(at), not_before=localdate(max(one.added_at for one in found)))
    notice = FileNotice.objects.create(
        proceeding=proceeding, told_on=told_on, documents=len(found), recorded_at=at, recorded_by=by
    )
    record("proceeding.told_of_documents", by=by, subject=proceeding, at=at, documents=len(found))
    return notice
