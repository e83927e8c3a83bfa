"""The rows of drafts: one for a member, a form and the thing it is about."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts import access, workspaces
from accounts.models import Draft, Member

LONGEST = 200_000  # characters of all fields of one form
SECRETS = ("csrfmiddlewaretoken", "password", "passphrase", "code", "kept", "draft_form", "draft_row", "confirm")
WORTH_KEEPING = 20  # characters of one box: shorter answers are quickly given again


@dataclass(frozen=True)
class Place:
    """Which form about which thing."""

    form: str
    row: str


@dataclass(frozen=True)
class Kept:
    """A draft, opened for its writer."""

    draft: Draft
    fields: dict[str, list[str]]


def keep(place: Place, typed: Mapping[str, list[str]], *, by: Member, at: datetime) -> Draft | None:
    """Keep what was typed in the place of what was kept before; None where it is not worth it, or too much."""
    fields = {name: values for name, values in typed.items() if not any(one in name.lower() for one in SECRETS)}
    body = json.dumps(fields, ensure_ascii=False)
    is_worth_it = any(len(one.strip()) >= WORTH_KEEPING for values in fields.values() for one in values)
    if not is_worth_it or len(body) > LONGEST:
        return None
    key = workspaces.own_key(by, at)
    with transaction.atomic():
        draft = _locked(place, by) or Draft(saved_by=by, form=place.form, row=place.row)
        draft.body, draft.saved_at = key.seal(draft, "body", body), at
        draft.save()
    return draft


def kept(place: Place, *, by: Member, at: datetime) -> Kept | None:
    """What the member typed there and has not sent."""
    draft = Draft.objects.filter(saved_by=by, form=place.form, row=place.row).first()
    if draft is None or by.keyring is None:
        return None
    return Kept(draft, json.loads(access.read_draft(by, workspaces.own_key(by, at), draft)))


def drop(place: Place, *, by: Member) -> None:
    """Forget it: it was sent, or thrown away."""
    Draft.objects.filter(saved_by=by, form=place.form, row=place.row).delete()


def _locked(place: Place, by: Member) -> Draft | None:
    Member.objects.select_for_update().only("pk").get(pk=by.pk)  # two windows of one member: one row
    return Draft.objects.filter(saved_by=by, form=place.form, row=place.row).first()
