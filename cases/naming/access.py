"""Finding subjects by name: among the cases whose key one holds, and nowhere else.

A fingerprint is made with the case's own key, so a case that one may not open cannot even be asked; no answer here
says whether somebody stands in a case of others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts import names, permissions
from accounts.models import Member
from audit.log import record
from cases.access import KeyLocked
from cases.lists import open_to
from cases.models import Case, CasePermission, Subject, SubjectToken
from cases.naming import forms, tokens
from vault import blind_index, opening
from vault.sealing import CompartmentKey

AT_MOST = 5000  # newest cases of a member that one search asks: 0.15 ms each
FOUND_AT_MOST = 50


@dataclass(frozen=True)
class Hit:
    """A subject of one of the member's cases; ``is_exact`` when the whole name was given."""

    subject: Subject
    is_exact: bool


def find(by: Member, text: str, at: datetime, *, but: UUID | None = None) -> list[Hit]:
    """The subjects that ``text`` names, exact ones first; one entry, with no words.

    Only cases count that the member may open now, with their declaration made; ``but`` leaves one case out.
    """
    keys = _own_keys(by, but)
    hits = _hits(keys, text)
    found = Subject.objects.filter(pk__in=hits).select_related("case").defer("name", "post", "case__facts")
    shown = sorted(found, key=lambda one: (not hits[one.pk], -one.case.year, -one.case.serial, one.rank))
    record("subject.searched", by=by, at=at, hits=len(shown))
    return [Hit(one, hits[one.pk]) for one in shown[:FOUND_AT_MOST]]


def members_named(case: Case, key: CompartmentKey) -> frozenset[UUID]:
    """The members whose names the subjects of the case bear, in any spelling; the names themselves go nowhere."""
    told = [opening.open_text(key, one, "name") for one in case.subjects.filter(kind="named")]
    few = (told[at : at + names.MOST_NAMES] for at in range(0, len(told), names.MOST_NAMES))
    return frozenset().union(*(names.likeness(part).named for part in few))


def _own_keys(by: Member, but: UUID | None) -> dict[UUID, CompartmentKey]:
    """The keys of the cases that the member works on, by case."""
    if by.keyring is None:
        raise KeyLocked()
    newest = permissions.listed(CasePermission, by).values_list("content_object_id", flat=True)[:AT_MOST]
    open_to_me = set(open_to(by)) & set(newest) - {but}
    compartments = dict(Case.objects.filter(pk__in=open_to_me).values_list("compartment_id", "pk"))
    opened = opening.compartment_keys(by.keyring, compartments)
    return {compartments[id]: key for id, key in opened.items()}


def _hits(keys: dict[UUID, CompartmentKey], text: str) -> dict[UUID, bool]:
    """For each subject found, whether the whole name was given."""
    exact, near = forms.exact(text), forms.near(text)
    asked = exact.union(*near)
    if not asked or not keys:
        return {}
    _keep_missing(keys)
    meant: dict[bytes, str] = {}
    for key in keys.values():
        meant |= {token: form for form, token in blind_index.tokens(key, asked).items()}
    borne: dict[UUID, set[str]] = {}
    rows = SubjectToken.objects.filter(token__in=list(meant)).values_list("subject_id", "token")
    for subject, token in rows:
        borne.setdefault(subject, set()).add(meant[bytes(token)])
    return {
        subject: bool(has & exact)
        for subject, has in borne.items()
        if has & exact or (near and all(has & group for group in near))
    }


def _keep_missing(keys: dict[UUID, CompartmentKey]) -> None:
    """Names of subjects from before the index get their fingerprints when somebody searches who may open them."""
    waiting: Iterable[Subject] = Subject.objects.filter(case__in=keys, kind="named", name_tokens__isnull=True)
    for subject in waiting:
        key = keys[subject.case_id]
        tokens.keep(subject, name=opening.open_text(key, subject, "name"), key=key)
