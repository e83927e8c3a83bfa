"""Opening posts and companies of the cases that one holds, to see which are the same; nothing opened is shown."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from cases.access import KeyLocked
from cases.models import Assignment, Case, Person, Subject
from machine.edges import Words
from vault import opening
from vault.blind_index import normalised

SAME_NAME, NEAR_NAME = _("Same name"), _("A name that sounds alike")
SAME_POST, SAME_COMPANY = _("Same post"), _("Same company")
AT_MOST = 200  # newest rows that are compared
Line = tuple[Case, str, Words]


def same(by: Member, case: Case, posts: set[str], companies: set[str]) -> list[Line]:
    """Subjects with one of these posts, in the same unit, and people of one of these companies, in one's own cases."""
    if by.keyring is None:
        raise KeyLocked()
    mine = Assignment.objects.current().filter(
        member=by, no_conflict_declared_at__isnull=False, case__permissions__user=by
    )
    others = mine.exclude(case=case).values("case_id")
    found = _rows(by, Subject.objects.filter(case__in=others, post__isnull=False), "post", posts, SAME_POST)
    return found + _rows(by, Person.objects.filter(case__in=others), "company", companies, SAME_COMPANY)


def _rows(by: Member, rows, name: str, wanted: set[str], why: Words) -> list[Line]:
    if not wanted:
        return []
    newest = list(rows.filter(**{f"{name}__isnull": False}).select_related("case").order_by("-added_at")[:AT_MOST])
    keys = opening.compartment_keys(by.keyring, {one.case.compartment_id for one in newest})
    return [
        (one.case, str(one), why)
        for one in newest
        if one.case.compartment_id in keys
        and normalised(opening.open_text(keys[one.case.compartment_id], one, name)) in wanted
    ]
