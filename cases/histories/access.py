"""The index's key, the tokens it makes, and what a look may show: the only door across cases (ADR 0032)."""

from dataclasses import dataclass, field
from typing import Any

from accounts import permissions, spelling
from accounts.models import Member
from cases.access import KeyLocked, case_key
from cases.histories.policies import ANALYSTS
from cases.models import Allegation, Assignment, Case, HistoryIndex, PersonToken, Subject
from cases.policies.parts import role_on
from reporting_channels import bars
from vault import blind_index, opening
from vault.sealing import CompartmentKey


@dataclass
class Earlier:
    """Another case of the same person: its number and how many allegations; details for whoever holds that case."""

    case: Case
    allegations: int
    lines: list[dict[str, Any]] = field(default_factory=list)
    is_open: bool = False


def the_index() -> HistoryIndex | None:
    """The office's index, if somebody founded it."""
    return HistoryIndex.objects.select_related("compartment").first()


def index_key(by: Member, index: HistoryIndex) -> CompartmentKey:
    """Open the index's key with the member's own; KeyLocked, or NotGranted where they were given none."""
    if by.keyring is None:
        raise KeyLocked()
    return opening.compartment_key(by.keyring, index.compartment_id)


def holders() -> list[Member]:
    """Who may look across cases."""
    index = the_index()
    return list(permissions.holders(index).order_by("name")) if index else []


def members_who_could() -> list[Member]:
    """Whom the head may let in."""
    active = Member.objects.active().filter(holder__isnull=False).order_by("name")
    return [one for one in active if any(one.has_role(role) for role in ANALYSTS)]


def token_of(key: CompartmentKey, name: str) -> bytes | None:
    """The token of a name: alike in every spelling and script in which it sounds alike."""
    heard = sorted({spelling.sound(part) for part in spelling.parts(name)})
    if not heard:
        return None
    form = f"person {' '.join(heard)}"
    return blind_index.tokens(key, [form])[form]


def name_of(by: Member, subject: Subject) -> str:
    """The subject's name, for the token; the caller records why."""
    return opening.open_text(case_key(by, subject.case), subject, "name")


def unindexed(by: Member) -> list[Subject]:
    """Named subjects without a token, of the cases that the member works on and that are not kept apart."""
    declared = Assignment.objects.current().filter(member=by, no_conflict_declared_at__isnull=False)
    mine = Subject.objects.filter(
        kind="named",
        person_token__isnull=True,
        case__in=declared.values("case_id"),
        case__permissions__user=by,
        case__compartment__is_apart=False,
        case__compartment__destroyed_at=None,
    )
    return list(mine.select_related("case").order_by("added_at"))


def count_missing(by: Member) -> int:
    """How many of one's own subjects the index does not know yet."""
    return len(unindexed(by))


def hidden_words(case: Case) -> list[str]:
    """Words of findings that the pinned procedure leaves out of a person's history."""
    profile = case.procedure.profile
    return [str(one.label) for one in profile.findings if one.code in profile.history_hides]


def earlier(by: Member, subject: Subject) -> list[Earlier]:
    """Other cases in which the same person stands, as far as this member may learn of them."""
    token = PersonToken.objects.filter(subject=subject).values_list("token", flat=True).first()
    if token is None:
        return []
    same = PersonToken.objects.filter(token=token).exclude(subject__case=subject.case_id)
    ids = list(same.values_list("subject_id", flat=True))
    cases = Case.objects.filter(subjects__in=ids).distinct().order_by("-year", "-serial")
    rows = cases.select_related("procedure").prefetch_related("assignments", "recusals", "origins__report")
    return [found for case in rows if not _is_kept_from(by, case) and (found := _of(by, case, ids)).allegations]


def _is_kept_from(by: Member, case: Case) -> bool:
    """Whoever stepped back from that case, or whom its report must not reach, learns nothing of it."""
    stepped_back = any(one.member_id == by.pk for one in case.recusals.all())
    return stepped_back or any(bars.is_barred(one.report, by) for one in case.origins.all())


def _of(by: Member, case: Case, subject_ids: list[Any]) -> Earlier:
    hides = set(case.procedure.profile.history_hides)
    rows = Allegation.objects.filter(case=case, subject_id__in=subject_ids).prefetch_related("findings")
    shown = [one for one in rows if not _is_hidden(one, hides)]
    found = Earlier(case, len(shown), is_open=bool(role_on(case, by)) and permissions.has(by, case))
    if found.is_open:
        for one in shown:
            one.case = case
            word = one.standing_finding if one.state in ("finding_confirmed", "referred") else None
            found.lines.append({"row": one, "finding": word.word_label if word else ""})
    return found


def _is_hidden(allegation: Allegation, hides: set[str]) -> bool:
    finding = allegation.standing_finding
    return finding is not None and finding.confirmed_at is not None and finding.word in hides
