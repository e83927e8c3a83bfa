"""Rules of early intervention, the worker's count, and what a reviewer makes of an alert."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Member
from audit.actors import WORKER
from audit.log import record
from cases.early import access, counting, policies
from cases.early.counting import Met
from cases.early.states import OPEN
from cases.models import AlertRule, CountedEvent, EarlyAlert
from machine.models import locked


@transaction.atomic
def write_rule(*, by: Member, at: datetime, **values: Any) -> AlertRule:
    """Write a rule; it counts from the next sweep on."""
    policies.require_may_keep_rules(by=by)
    rule = AlertRule.objects.create(changed_at=at, changed_by=by, **values)
    record("alert_rule.written", by=by, subject=rule, at=at, kind=rule.kind, threshold=rule.threshold)
    return rule


@transaction.atomic
def change_rule(*, rule: AlertRule, by: Member, at: datetime, **values: Any) -> AlertRule:
    """Change a rule; alerts that stand keep the threshold by which they were raised."""
    rule = locked(rule)
    policies.require_may_change_rule(rule=rule, by=by)
    for name, value in values.items():
        setattr(rule, name, value)
    rule.changed_at, rule.changed_by = at, by
    rule.save()
    record("alert_rule.changed", by=by, subject=rule, at=at, kind=rule.kind, threshold=rule.threshold)
    return rule


def sweep(*, at: datetime) -> int:
    """Let alerts expire and raise those that the rules are met for; doing it again does nothing twice."""
    today, done = localdate(at), 0
    for alert in EarlyAlert.objects.filter(state__in=OPEN, expires_on__lt=today).only("pk"):
        done += _expire(alert, today, at)
    for rule in AlertRule.objects.filter(is_active=True):
        for found in counting.met(rule, counting.events(today, rule.window_days)):
            done += _raise(rule, found, today, at)
    return done


@transaction.atomic
def _expire(alert: EarlyAlert, today: Any, at: datetime) -> int:
    alert = locked(alert)
    policies.require_may_expire(early_alert=alert, today=today)
    alert.expire()
    alert.save(update_fields=["state"])
    record("early_alert.expired", by=WORKER, subject=alert, at=at)
    return 1


@transaction.atomic
def _raise(rule: AlertRule, found: Met, today: Any, at: datetime) -> int:
    known = EarlyAlert.objects.filter(rule=rule, unit=found.unit, token=found.token, expires_on__gte=today)
    reviewer = counting.reviewer_of(rule, found)
    if reviewer is None or known.exists():
        return 0
    alert = EarlyAlert(
        rule=rule,
        token=found.token,
        unit=found.unit,
        counted=len(found.events),
        threshold=rule.threshold,
        window_days=rule.window_days,
        raised_on=today,
        expires_on=today + timedelta(days=rule.expires_days),
        reviewer_id=reviewer,
    )
    alert.save(force_insert=True)
    CountedEvent.objects.bulk_create(CountedEvent(alert=alert, allegation_id=one.allegation) for one in found.events)
    record("early_alert.raised", by=WORKER, subject=alert, at=at, rule=rule.pk, counted=alert.counted)
    return 1


@transaction.atomic
def take_up(*, early_alert: EarlyAlert, by: Member, at: datetime) -> EarlyAlert:
    """Begin to look at the events behind the count."""
    alert = locked(early_alert)
    policies.require_may_take_up(early_alert=alert, by=by)
    alert.take_up(by=by, at=at)
    alert.save()
    record("early_alert.taken_up", by=by, subject=alert, at=at)
    return alert


@transaction.atomic
def acknowledge(*, early_alert: EarlyAlert, note: str, by: Member, at: datetime) -> EarlyAlert:
    """The count is right, and nothing is to be done."""
    alert = locked(early_alert)
    policies.require_may_acknowledge(early_alert=alert, by=by)
    _note(alert, note, by)
    alert.acknowledge(by=by, at=at)
    alert.save()
    record("early_alert.acknowledged", by=by, subject=alert, at=at)
    return alert


@transaction.atomic
def intervene(*, early_alert: EarlyAlert, help: str, note: str, by: Member, at: datetime) -> EarlyAlert:
    """Help of HELPS was offered: never discipline."""
    alert = locked(early_alert)
    policies.require_may_intervene(early_alert=alert, by=by)
    _note(alert, note, by)
    alert.intervene(help=help, by=by, at=at)
    alert.save()
    record("early_alert.intervened", by=by, subject=alert, at=at, help=help)
    return alert


@transaction.atomic
def dismiss(*, early_alert: EarlyAlert, note: str, by: Member, at: datetime) -> EarlyAlert:
    """A false alarm; the rule is measured by it."""
    alert = locked(early_alert)
    policies.require_may_dismiss(early_alert=alert, by=by)
    _note(alert, note, by)
    alert.dismiss(by=by, at=at)
    alert.save()
    record("early_alert.dismissed", by=by, subject=alert, at=at)
    return alert


def _note(alert: EarlyAlert, note: str, by: Member) -> None:
    if note:
        alert.note = access.key_of_notes(by).seal(alert, "note", note)
