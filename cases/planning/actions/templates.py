"""The office's own version of a ready plan."""

from datetime import datetime
from typing import Any

from django.db import connection, transaction

from accounts.models import Member
from accounts.policies import require_role
from audit.log import record
from cases.models import PlanTemplate
from cases.planning.ready import ReadyPlan


@transaction.atomic
def change(*, category: str, body: dict[str, Any], by: Member, at: datetime) -> PlanTemplate:
    """Keep a new version; cases that began from an earlier one keep what they have. ValueError for a malformed body."""
    require_role(by, "administrator")
    ReadyPlan(category, 0, body).require_sound()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2406))", [category])
    number = PlanTemplate.objects.filter(category=category).count() + 1
    made = PlanTemplate.objects.create(category=category, number=number, body=body, changed_at=at, changed_by=by)
    record("plan_template.changed", by=by, subject=made, at=at, category=category, number=number)
    return made
