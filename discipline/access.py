"""The only doors to proceedings, and the only place of this room where sealed text is opened."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from accounts import doors, spelling
from accounts.models import Member
from accounts.permissions import has
from audit.log import record
from cases.access import KeyLocked
from cases.models import Case
from discipline.models import Appeal, AppealEffect, Charge, Decision, Proceeding, ProceedingPermission, Sanction
from discipline.reading import sustained_allegations
from vault import opening
from vault.sealing import CompartmentKey

PAGE = 50
OF_TURNS = (
    "charges",
    "decisions",
    "right_notices",
    "sanctions__appeals__effects",
    "papers__service",
)  # what tells whose turn it is
STANDING = ("imposed", "notified", "executed")
_RELATED = ("case", "subject", "procedure", "compartment", "opened_by", "resumes", "resumed_by")


def _parts() -> tuple[str | Prefetch, ...]:
    """What a proceeding's page shows of it."""
    sanctions = Sanction.objects.select_related(
        "decision", "imposed_by", "order", "revocation", "mention_erasure"
    ).prefetch_related(
        "appeals__stay", "appeals__submissions__added_by", "appeals__effects__done_by", "papers__service"
    )
    return (
        "charges__allegation",
        "right_notices",
        "consultations",
        "file_notices",
        "decisions__proposed_by",
        "decisions__confirmed_by",
        Prefetch("sanctions", queryset=sanctions),
    )


def get_proceeding(member: Member, id: UUID) -> Proceeding:
    """The proceeding, if this member may open it; otherwise a recorded 404, before any of its parts was read."""
    proceeding = Proceeding.objects.select_related(*_RELATED).filter(pk=id).first()
    if proceeding is None or not has(member, proceeding):
        doors.missing(member, "proceeding", id)
    prefetch_related_objects([proceeding], *_parts())
    return proceeding


def _through(member: Member, model: type, kind: str, id: UUID, path: str) -> Any:
    row = model.objects.filter(pk=id).first()
    if row is None:
        doors.missing(member, kind, id)
    proceeding_id = row
    for name in path.split("."):
        proceeding_id = getattr(proceeding_id, name)
    return row, get_proceeding(member, proceeding_id)


def get_charge(member: Member, id: UUID) -> Charge:
    """The charge, through its proceeding's door."""
    row, proceeding = _through(member, Charge, "charge", id, "proceeding_id")
    row.proceeding = proceeding
    return row


def get_decision(member: Member, id: UUID) -> Decision:
    """The decision, through its proceeding's door."""
    row, proceeding = _through(member, Decision, "decision", id, "proceeding_id")
    row.proceeding = proceeding
    return row


def get_sanction(member: Member, id: UUID) -> Sanction:
    """The sanction, through its proceeding's door."""
    row, proceeding = _through(member, Sanction, "sanction", id, "proceeding_id")
    row.proceeding = proceeding
    return row


def get_effect(member: Member, id: UUID) -> AppealEffect:
    """An effect of an appeal, through its proceeding's door."""
    row, proceeding = _through(member, AppealEffect, "appeal_effect", id, "appeal.sanction.proceeding_id")
    row.appeal.sanction.proceeding = proceeding
    return row


def get_appeal(member: Member, id: UUID) -> Appeal:
    """The appeal, through its proceeding's door."""
    row, proceeding = _through(member, Appeal, "appeal", id, "sanction.proceeding_id")
    row.sanction.proceeding = proceeding
    return row


@dataclass(frozen=True)
class Page:
    """One page of a list, with how many there are in all."""

    rows: list[Proceeding]
    count: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def list_proceedings(member: Member, *, page: int = 1, state: str = "") -> Page:
    """The member's proceedings, newest first: keys from the permission rows, then the rows by key."""
    mine = ProceedingPermission.objects.filter(user=member)
    if state:
        mine = mine.filter(content_object__state=state)
    start = (max(page, 1) - 1) * PAGE
    ids = list(
        mine.order_by("-listed_at", "content_object").values_list("content_object_id", flat=True)[start : start + PAGE]
    )
    found = Proceeding.objects.select_related("case", "procedure", "board").prefetch_related(*OF_TURNS).in_bulk(ids)
    return Page([found[id] for id in ids], mine.count(), max(page, 1))


def list_running(member: Member) -> list[Proceeding]:
    """The member's proceedings that run, with everything that their clocks read."""
    sanctions = Sanction.objects.select_related("order", "revocation", "mention_erasure").prefetch_related(
        "appeals", "papers__service"
    )
    running = Proceeding.objects.filter(permissions__user=member).exclude(state__in=["ended", "discontinued"])
    rows = running.select_related("case", "procedure", "board", "hearing", "opinion")
    return list(
        rows.prefetch_related(
            "case__flags",
            "board__sittings__papers__service",
            "board__sittings__order",
            Prefetch("sanctions", queryset=sanctions),
        )
    )


def list_cases_to_open(member: Member) -> list[Case]:
    """Cases referred to this member, who has declared, in which somebody who should answer does not yet."""
    mine = Case.objects.filter(
        state__in=("referred", "discipline"),
        permissions__user=member,
        assignments__member=member,
        assignments__ended_at=None,
        assignments__no_conflict_declared_at__isnull=False,
    )
    return [case for case in mine.distinct().order_by("year", "serial") if _somebody_is_left(case)]


def is_open_for_proceeding(member: Member, case: Case) -> bool:
    """Whether this case was referred to this member and somebody who should answer does not yet."""
    return case.state in ("referred", "discipline") and any(one.pk == case.pk for one in list_cases_to_open(member))


def proceedings_on(member: Member, case: Case) -> tuple[list[Proceeding], int]:
    """The proceedings on this case that the member's key opens, oldest first, and how many others there are."""
    mine = ProceedingPermission.objects.filter(user=member, content_object__case=case)
    rows = Proceeding.objects.filter(case=case).select_related("case", "procedure", "board")
    mine_ids = set(mine.values_list("content_object_id", flat=True))
    found = list(rows.order_by("opened_at", "pk"))
    opened = [one for one in found if one.pk in mine_ids]
    prefetch_related_objects(opened, *OF_TURNS)
    return opened, len(found) - len(opened)


def _somebody_is_left(case: Case) -> bool:
    running = case.proceedings.exclude(state="discontinued").exclude(is_taken_up_again=True)
    answering = set(running.values_list("subject_id", flat=True))
    return any(one.pk not in answering and sustained_allegations(case, one) for one in case.subjects.all())


def list_later_sanctions(member: Member, sanction: Sanction) -> Any:
    """Sanctions of the same person imposed after this one, in other proceedings that this member may open."""
    later = Sanction.objects.filter(
        proceeding__permissions__user=member, imposed_at__gt=sanction.imposed_at, state__in=STANDING
    ).exclude(proceeding=sanction.proceeding_id)
    same = _of_same_person(member, sanction, list(later.select_related("proceeding")))
    return later.filter(pk__in=same).select_related("proceeding__procedure")


def is_same_person(member: Member, sanction: Sanction, other: Sanction) -> bool:
    """Whether both sanctions are of one person."""
    return bool(_of_same_person(member, sanction, [other]))


def _of_same_person(member: Member, sanction: Sanction, others: list[Sanction]) -> list[UUID]:
    """Keys of those of one person, by the name in any of its spellings; the names themselves go nowhere."""
    if not others:
        return []
    borne = _spellings(member, sanction.proceeding)
    open_to_me = [one for one in others if has(member, one.proceeding)]
    return [one.pk for one in open_to_me if not borne.isdisjoint(_spellings(member, one.proceeding))]


def _spellings(member: Member, proceeding: Proceeding) -> set[str]:
    """What stands before the comma is the name, in whole and two parts of it at a time; behind it stands the post."""
    name = opening.open_text(proceeding_key(member, proceeding), proceeding, "person").partition(",")[0]
    return spelling.whole_forms(name) | spelling.pair_forms(name)


def list_standing(member: Member) -> list[Sanction]:
    """Sanctions that were notified and stand, in the proceedings of this member, with what became of them."""
    mine = Sanction.objects.filter(proceeding__permissions__user=member, state__in=("notified", "executed"))
    rows = mine.select_related("proceeding__procedure", "order", "revocation", "mention_erasure")
    return list(rows.order_by("imposed_at"))


def list_owed(member: Member) -> list[AppealEffect]:
    """Effects of appeals that are owed, in the proceedings of this member, the oldest first."""
    mine = AppealEffect.objects.filter(
        is_task=True, done_on=None, appeal__sanction__proceeding__permissions__user=member
    )
    return list(mine.select_related("appeal__sanction__proceeding").order_by("on", "code"))


def proceeding_key(by: Member, proceeding: Proceeding) -> CompartmentKey:
    """The proceeding's key in the hands of a member who was granted it; KeyLocked while their own is not open."""
    if by.keyring is None:
        raise KeyLocked()
    return opening.compartment_key(by.keyring, proceeding.compartment_id)


@dataclass(frozen=True)
class Texts:
    """Every sealed text of one proceeding, opened for one reader."""

    person: str
    facts: str
    charges: dict[UUID, str]
    minutes: str
    opinion: str
    decisions: dict[UUID, dict[str, str]]
    appeals: dict[UUID, dict[str, str]]
    stays: dict[UUID, str]
    submissions: dict[UUID, str]


def read_proceeding(by: Member, proceeding: Proceeding) -> Texts:
    """Open the proceeding's texts; the reading is an audit entry."""
    key = proceeding_key(by, proceeding)
    record("proceeding.read", by=by, subject=proceeding, at=timezone.now())
    return open_texts(key, proceeding)


def open_texts(key: CompartmentKey, proceeding: Proceeding) -> Texts:
    """As read_proceeding, for whoever holds the key already and records what they do with it."""
    appeals = [appeal for sanction in proceeding.sanctions.all() for appeal in sanction.appeals.all()]
    return Texts(
        person=opening.open_text(key, proceeding, "person"),
        facts=opening.open_text(key, proceeding, "facts"),
        charges={c.pk: opening.open_text(key, c, "wording") for c in proceeding.charges.all()},
        minutes=_of_part(key, proceeding, "hearing", "minutes"),
        opinion=_of_part(key, proceeding, "opinion", "reasons"),
        decisions={d.pk: _texts(key, d, "reasons", "departure", "questions") for d in proceeding.decisions.all()},
        appeals={a.pk: _texts(key, a, "grounds", "reasons") for a in appeals},
        stays={a.stay.pk: opening.open_text(key, a.stay, "reasons") for a in appeals if hasattr(a, "stay")},
        submissions={one.pk: opening.open_text(key, one, "text") for a in appeals for one in a.submissions.all()},
    )


def _texts(key: CompartmentKey, row: Any, *names: str) -> dict[str, str]:
    return {name: opening.open_text(key, row, name) for name in names}


def _of_part(key: CompartmentKey, proceeding: Proceeding, part: str, name: str) -> str:
    try:
        row = getattr(proceeding, part)
    except ObjectDoesNotExist:
        return ""
    return opening.open_text(key, row, name)
