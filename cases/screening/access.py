"""Proposals that wait for a second person, and what was written about each."""

from datetime import datetime
from typing import Any

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case
from cases.models import Allegation, Case, Reopening, Screening, SettingAside
from vault import opening


def get_screening(member: Member, id: Any) -> Screening:
    """A screening of a case that the member may open."""
    row = Screening.objects.select_related("allegation").filter(pk=id, case__permissions__user=member).first()
    if row is None:
        missing(member, "screening", id)
    row.case = row.allegation.case = get_case(member, row.case_id)
    return row


def get_setting_aside(member: Member, id: Any) -> SettingAside:
    """A proposal to close a case that the member may open."""
    row = SettingAside.objects.filter(pk=id, case__permissions__user=member).first()
    if row is None:
        missing(member, "settingaside", id)
    row.case = get_case(member, row.case_id)
    return row


def read_screenings(by: Member, allegation: Allegation, at: datetime) -> list[Screening]:
    """Why the allegation was, or would be, screened out or ended, the newest first; read with the allegation."""
    key = case_key(by, allegation.case)
    rows = list(
        allegation.screenings.select_related("proposed_by", "confirmed_by", "refused_by").order_by("-proposed_at")
    )
    for row in rows:
        row.opened = {"reasons": opening.open_text(key, row, "reasons")}
    if rows:
        record("screening.read", by=by, subject=allegation, at=at, case=allegation.case_id)
    return rows


def read_settings_aside(by: Member, case: Case, at: datetime) -> list[SettingAside]:
    """Why the case was, or would be, closed before any investigation, the newest first."""
    key = case_key(by, case)
    rows = list(
        case.settings_aside.select_related("proposed_by", "confirmed_by", "refused_by").order_by("-proposed_at")
    )
    for row in rows:
        row.opened = {"reasons": opening.open_text(key, row, "reasons")}
    if rows:
        record("screening.read", by=by, subject=case, at=at, case=case.pk)
    return rows


def read_reopenings(by: Member, case: Case, at: datetime) -> list[Reopening]:
    """The closures that were taken back, each as it was, and why the case was opened again; the newest first."""
    key = case_key(by, case)
    rows = list(case.reopenings.select_related("closed_by", "reopened_by").order_by("-reopened_at"))
    for row in rows:
        row.opened = {"reasons": opening.open_text(key, row, "reasons")}
    if rows:
        record("case.read", by=by, subject=case, at=at, part="reopenings")
    return rows
