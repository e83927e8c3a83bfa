"""The office's own lists: texts for recurrent messages, and labels for reports."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from audit.log import record
from machine.models import locked
from machine.rows import once
from reporting_channels.dialogue import policies
from reporting_channels.models import ReplyTemplate, Report, ReportTag, Tag


@transaction.atomic
def write_template(*, template: ReplyTemplate | None = None, by, at: datetime, **values: object) -> ReplyTemplate:
    """Make or change a text: kind, names, texts, position, is_active. Messages already sent stay as they are."""
    policies.require_may_keep_lists(by=by)
    row = locked(template) if template else ReplyTemplate()
    _take(row, values, by, at)
    record("template.written", by=by, subject=row, at=at, is_active=row.is_active)
    return row


@transaction.atomic
def write_tag(*, tag: Tag | None = None, by, at: datetime, **values: object) -> Tag:
    """Make or change a label: code (only of a new one), names, position, is_active."""
    policies.require_may_keep_lists(by=by)
    row = locked(tag) if tag else Tag(code=str(values["code"]))
    with once(policies.LabelThere):
        _take(row, {name: value for name, value in values.items() if name != "code"}, by, at)
    record("tag.written", by=by, subject=row, at=at, tag=row.code, is_active=row.is_active)
    return row


def _take(row: ReplyTemplate | Tag, values: dict[str, object], by, at: datetime) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at, row.changed_by = at, by if getattr(by, "pk", None) else None
    row.save()


@transaction.atomic
def tag(*, report: Report, tags: Iterable[Tag], by, at: datetime) -> None:
    """Put exactly these labels on the report; retired ones that it bears stay unless they are taken off."""
    report = locked(report)
    policies.require_may_tag(report=report, by=by)
    wanted = {one.pk: one for one in tags}
    borne = {row.tag_id: row for row in ReportTag.objects.filter(report=report).select_related("tag")}
    on = [wanted[pk] for pk in wanted if pk not in borne]
    off = [row for pk, row in borne.items() if pk not in wanted]
    if not on and not off:
        return
    ReportTag.objects.filter(pk__in=[row.pk for row in off]).delete()
    ReportTag.objects.bulk_create(ReportTag(report=report, tag=one, tagged_at=at, tagged_by=by) for one in on)
    facts = {"on": sorted(one.code for one in on), "off": sorted(row.tag.code for row in off)}
    record("report.tagged", by=by, subject=report, at=at, **facts)
