"""The flags of a case with their words."""

from datetime import datetime
from typing import Any

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.access import case_key, get_case
from cases.models import Case, CaseFlag
from vault import opening

WORDS = ("words", "authority", "reference", "lifted_words")


def get_flag(member: Member, id: Any) -> CaseFlag:
    """A flag of a case that the member may open."""
    flag = CaseFlag.objects.filter(pk=id, case__permissions__user=member).first()
    if flag is None:
        missing(member, "caseflag", id)
    flag.case = get_case(member, flag.case_id)
    return flag


def read_flags(by: Member, case: Case, at: datetime) -> list[CaseFlag]:
    """Every flag that stood or stands on the case, with its words, the newest first. One entry."""
    key = case_key(by, case)
    flags = list(case.flags.select_related("set_by", "lifted_by").prefetch_related("admissions__member"))
    for flag in flags:
        flag.opened = {name: opening.open_text(key, flag, name) for name in WORDS}
    record("caseflag.read", by=by, subject=case, at=at)
    return flags[::-1]
