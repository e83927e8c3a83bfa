"""Screening out by two, ending without a finding, taking up again, setting a case aside by two."""

from datetime import datetime

from django.db import transaction

from accounts.models import Member
from audit.log import record
from cases import access, closing
from cases.actions import cases as case_actions
from cases.models import Allegation, Case, Screening, SettingAside
from cases.models.screening import ENDING_GROUNDS, SCREENING_GROUNDS
from cases.screening import policies
from machine.models import locked

SIGNED, DENIED = ("confirmed_at", "confirmed_by"), ("refused_at", "refused_by")


@transaction.atomic
def screen_out(*, allegation: Allegation, ground: str, reasons: str, by: Member, at: datetime) -> Screening:
    """A2: propose, on a ground of SCREENING_GROUNDS, that the allegation is not investigated."""
    policies.require_ground(ground, SCREENING_GROUNDS)
    allegation = locked(allegation)
    policies.require_may_screen_out(allegation=allegation, by=by)
    return _written(allegation, "screened_out", ground, reasons, by, at)


def _written(allegation: Allegation, kind: str, ground: str, reasons: str, by: Member, at: datetime) -> Screening:
    row = Screening(
        case=allegation.case, allegation=allegation, kind=kind, ground=ground, proposed_at=at, proposed_by=by
    )
    row.reasons = access.case_key(by, allegation.case).seal(row, "reasons", reasons)
    row.save(force_insert=True)
    if kind == "screened_out":
        record(
            "screening.proposed", by=by, subject=row, at=at, case=row.case_id, allegation=allegation.pk, ground=ground
        )
    return row


@transaction.atomic
def confirm(*, screening: Screening, by: Member, at: datetime) -> Screening:
    """A2: the second person agrees; the allegation is screened out."""
    screening = locked(screening)
    policies.require_may_confirm_screening(screening=screening, by=by)
    screening.confirmed_at, screening.confirmed_by = at, by
    screening.save(update_fields=SIGNED if screening.confirmed_at else DENIED)
    allegation = locked(screening.allegation)
    allegation.screen_out()
    allegation.save()
    record(
        "allegation.screened_out",
        by=by,
        subject=allegation,
        at=at,
        case=screening.case_id,
        screening=screening.pk,
        ground=screening.ground,
    )
    return screening


@transaction.atomic
def refuse(*, screening: Screening, by: Member, at: datetime) -> Screening:
    """A2: the second person disagrees; the allegation stays open."""
    screening = locked(screening)
    policies.require_may_answer_screening(screening=screening, by=by)
    screening.refused_at, screening.refused_by = at, by
    screening.save(update_fields=SIGNED if screening.confirmed_at else DENIED)
    record("screening.refused", by=by, subject=screening, at=at, case=screening.case_id)
    return screening


@transaction.atomic
def end_without_finding(*, allegation: Allegation, ground: str, reasons: str, by: Member, at: datetime) -> Allegation:
    """A8: end it on a ground of ENDING_GROUNDS; nothing is established either way."""
    policies.require_ground(ground, ENDING_GROUNDS)
    allegation = locked(allegation)
    policies.require_may_end_without_finding(allegation=allegation, by=by)
    row = _written(allegation, "no_finding", ground, reasons, by, at)
    allegation.end_without_finding()
    allegation.save()
    record(
        "allegation.ended_without_finding",
        by=by,
        subject=allegation,
        at=at,
        case=allegation.case_id,
        screening=row.pk,
        ground=ground,
    )
    return allegation


@transaction.atomic
def take_back(*, allegation: Allegation, by: Member, at: datetime) -> Allegation:
    """Take up again what was screened out; the earlier reason stays on file."""
    allegation = locked(allegation)
    policies.require_may_take_back(allegation=allegation, by=by)
    allegation.take_back()
    allegation.save()
    record("allegation.taken_back", by=by, subject=allegation, at=at, case=allegation.case_id)
    return allegation


@transaction.atomic
def propose_setting_aside(*, case: Case, outcome: str, reasons: str, by: Member, at: datetime) -> SettingAside:
    """C2: propose to close the case before any investigation, with an outcome of SET_ASIDE."""
    case = locked(case)
    policies.require_may_propose_setting_aside(case=case, by=by)
    policies.require_passed_on(case=case, outcome=outcome)
    row = SettingAside(case=case, outcome=outcome, proposed_at=at, proposed_by=by)
    row.reasons = access.case_key(by, case).seal(row, "reasons", reasons)
    row.save(force_insert=True)
    record("settingaside.proposed", by=by, subject=row, at=at, case=case.pk, outcome=outcome)
    return row


@transaction.atomic
def set_aside(*, setting: SettingAside, by: Member, at: datetime, feedback: str = "") -> Case:
    """C2: the second signature; the reporter has been told, or is told now with ``feedback``. The case closes."""
    case, setting = locked(setting.case), locked(setting)
    policies.require_may_answer_setting_aside(setting=setting, by=by)
    policies.require_may_set_aside(case=case, by=by)
    closing.require_may_end(case)
    setting.confirmed_at, setting.confirmed_by = at, by
    setting.save(update_fields=SIGNED if setting.confirmed_at else DENIED)
    case_actions.tell_reporters(case=case, feedback=feedback, by=by, at=at)
    case.set_aside(outcome=setting.outcome, by=by, at=at)
    case.save()
    record("case.set_aside", by=by, subject=case, at=at, outcome=setting.outcome, proposal=setting.pk)
    return case


@transaction.atomic
def refuse_setting_aside(*, setting: SettingAside, by: Member, at: datetime) -> SettingAside:
    """C2: the second person does not sign; the case stays open."""
    setting = locked(setting)
    policies.require_may_answer_setting_aside(setting=setting, by=by)
    setting.refused_at, setting.refused_by = at, by
    setting.save(update_fields=SIGNED if setting.confirmed_at else DENIED)
    record("settingaside.refused", by=by, subject=setting, at=at, case=setting.case_id)
    return setting
