"""The doors to alerts: the reviewer chain of the rule, and never whoever is kept from a counted case."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from accounts import doors, permissions
from accounts.models import Member
from audit.log import record
from cases.early.states import CLOSED
from cases.histories import access as histories
from cases.histories.policies import NotAnalyst
from cases.models import AlertRule, Case, EarlyAlert
from cases.policies.parts import role_on
from reporting_channels import bars
from vault import opening
from vault.sealing import CompartmentKey

SMALLEST = 5  # closed alerts behind a share


def key_of_notes(by: Member) -> CompartmentKey:
    """Notes on alerts lie under the key of those who may look across cases."""
    index = histories.the_index()
    if index is None or not permissions.has(by, index):
        raise NotAnalyst()
    return histories.index_key(by, index)


def list_rules() -> list[AlertRule]:
    """Every rule, active or not."""
    return list(AlertRule.objects.select_related("reviewer", "deputy"))


def get_rule(member: Member, id: Any) -> AlertRule:
    """One rule; who may change it is the policy's."""
    row = AlertRule.objects.filter(pk=id).first()
    if row is None:
        doors.missing(member, "alert_rule", id)
    return row


def _of_chain(member: Member, today: date) -> Any:
    rows = EarlyAlert.objects.select_related("rule", "reviewer", "closed_by", "taken_by")
    mine = rows.filter(reviewer=member) | rows.filter(rule__deputy=member)
    return mine.filter(expires_on__gte=today).exclude(state="expired")


def list_alerts(member: Member, today: date) -> list[EarlyAlert]:
    """The alerts of one's own chain that have not expired, open ones first."""
    found = [one for one in _of_chain(member, today).distinct() if not _is_kept_from(member, one)]
    return sorted(found, key=lambda one: (one.state in CLOSED, one.expires_on))


def get_alert(member: Member, id: Any, today: date) -> EarlyAlert:
    """One alert of one's own chain; otherwise a recorded 404."""
    row = _of_chain(member, today).filter(pk=id).first()
    if row is None or _is_kept_from(member, row):
        doors.missing(member, "early_alert", id)
    return row


def _cases_of(alert: EarlyAlert) -> list[Case]:
    rows = Case.objects.filter(allegations__in=alert.events.values("allegation_id")).distinct()
    return list(rows.select_related("procedure").prefetch_related("assignments", "recusals", "origins__report"))


def _is_kept_from(member: Member, alert: EarlyAlert) -> bool:
    cases = _cases_of(alert)
    if any(one.member_id == member.pk for case in cases for one in case.recusals.all()):
        return True
    return any(bars.is_barred(one.report, member) for case in cases for one in case.origins.all())


def read_alert(by: Member, alert: EarlyAlert, at: datetime) -> EarlyAlert:
    """The events behind the count; a case that one does not hold shows as a kind and a month. One entry."""
    cases = {one.pk: one for one in _cases_of(alert)}
    alert.opened = {"note": opening.open_text(key_of_notes(by), alert, "note") if alert.note else ""}
    alert.shown_events = []
    for event in alert.events.select_related("allegation").order_by("allegation__added_at"):
        case, allegation = cases[event.allegation.case_id], event.allegation
        is_open = bool(role_on(case, by)) and permissions.has(by, case)
        allegation.case = case
        alert.shown_events.append({"row": allegation, "case": case, "is_open": is_open})
    record("early_alert.read", by=by, subject=alert, at=at)
    return alert


def measured(member: Member) -> list[dict[str, Any]]:
    """How many alerts of each rule were closed, and the share of false alarms: one's own rules, or all."""
    rules = AlertRule.objects.all()
    if not member.has_role("administrator"):
        rules = rules.filter(reviewer=member) | rules.filter(deputy=member)
    rows = []
    for rule in rules.distinct():
        counts = Counter(EarlyAlert.objects.filter(rule=rule, state__in=CLOSED).values_list("state", flat=True))
        closed = sum(counts.values())
        share = round(100 * counts["false_positive"] / closed) if closed >= SMALLEST else None
        rows.append({"rule": rule, "closed": closed if closed == 0 or closed >= SMALLEST else None, "share": share})
    return rows
