"""The only doors of this room: to rows by permission, to sealed text by key, with an entry for each reading."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import doors, permissions
from accounts.models import Member
from audit.log import record
from machine.refusals import Refused
from reporting_channels import policies
from reporting_channels.cleaning.access import FileLabel, labels
from reporting_channels.codes import ONLINE, Audience
from reporting_channels.models import (
    Channel,
    Identity,
    IdentityDisclosure,
    IdentityDisclosurePermission,
    Message,
    Report,
    ReportPermission,
    ShareRelease,
)
from reporting_channels.models.message import MessageQuerySet
from reporting_channels.redacting import access as redacting
from reporting_channels.redacting.places import ASSESSMENT, MESSAGE, Place
from reporting_channels.redacting.places import NARRATIVE as TOLD
from reporting_channels.reopening import access as reopening
from reporting_channels.told import Told
from vault import identity as shares
from vault import opening
from vault.models import IdentityShare
from vault.sealing import CompartmentKey

PAGE = 50


class KeyLocked(Refused):
    """Signed in, but the member's key is not open in this session."""

    http_status = 403
    sentence = _("Your key is locked. Sign out, sign in again with your passphrase, then open the page anew.")


@dataclass(frozen=True)
class Said:
    """One opened word of the dialogue."""

    id: UUID
    number: int
    kind: str
    text: str = field(repr=False)
    sent_on: Any
    sent_by: Member | None
    files: tuple[FileLabel, ...] = ()


@dataclass(frozen=True)
class ReportTexts:
    """Everything of a report that was opened for one reader."""

    narrative: str = field(repr=False)
    answers: dict[str, Any] = field(repr=False)
    files: tuple[FileLabel, ...] = field(repr=False)
    dialogue: tuple[Said, ...] = field(repr=False)
    no_case_note: str = field(default="", repr=False)
    return_note: str = field(default="", repr=False)
    assessment_notes: tuple[tuple[Any, str], ...] = field(default=(), repr=False)
    reopenings: tuple[reopening.Reopened, ...] = field(default=(), repr=False)


def open_channels() -> list[Channel]:
    """The channels that a reporter can choose today, on the reporter's site."""
    return list(Channel.objects.filter(is_active=True, audience__in=ONLINE))


def clerk_channels() -> list[Channel]:
    """The channels in which a clerk writes down what was told by telephone, letter, visit or e-mail."""
    return list(Channel.objects.filter(is_active=True, audience=Audience.CLERK).prefetch_related("hours"))


def every_channel() -> list[Channel]:
    """All channels, retired ones too: reports still refer to them."""
    return list(Channel.objects.all())


def get_report(member: Member, id: Any) -> Report:
    """The report, if this member may open it; otherwise an entry and Http404."""
    row = _permitted(ReportPermission, member, id)
    if row is None:
        doors.missing(member, "report", id)
    return Report.objects.select_related("channel", "questionnaire", "acknowledged_by", "no_case_proposed_by").get(
        pk=row
    )


def _permitted(model: type, member: Member, id: Any) -> UUID | None:
    try:
        return (
            model.objects.filter(user_id=member.pk, content_object_id=id)
            .values_list("content_object_id", flat=True)
            .first()
        )
    except (ValidationError, ValueError):
        return None


def listed(member: Member):
    """The member's permission rows for lists, newest report first; what is kept apart has none."""
    return permissions.listed(ReportPermission, member).filter(listed_at__isnull=False)


def list_reports(member: Member, *, state: str = "", channel: str = "", tag: str = "", page: int | str = 1):
    """One page of the member's reports, newest first, in two steps (PERFORMANCE.md); a Django page."""
    found = listed(member)
    if state or channel or tag:
        # The member's own rows are few beside all reports: their keys fence the search.
        wanted = Report.objects.filter(pk__in=list(found.values_list("content_object_id", flat=True)))
        wanted = wanted.filter(state=state) if state else wanted
        wanted = wanted.filter(channel__code=channel) if channel else wanted
        wanted = wanted.filter(tag_rows__tag__code=tag) if tag else wanted
        found = found.filter(content_object_id__in=list(wanted.values_list("pk", flat=True)))
    paged = Paginator(found.values_list("content_object_id", flat=True), PAGE).get_page(page)
    keys = list(paged.object_list)
    rows = Report.objects.select_related("channel").in_bulk(keys)
    paged.object_list = [rows[key] for key in keys]
    return paged


def waiting_for(member: Member, states: tuple[str, ...], at_most: int = PAGE) -> list[Report]:
    """The member's reports in these states, oldest first: what waits longest stands first."""
    keys = list(listed(member).values_list("content_object_id", flat=True))
    rows = Report.objects.select_related("channel").filter(pk__in=keys, state__in=states)
    return list(rows.order_by("received_on", "pk")[:at_most])


def report_key(by: Member, report: Report) -> CompartmentKey:
    """The key of the report's compartment; KeyLocked, or Http404 where none was given."""
    return opening.compartment_key(_keyring(by), report.compartment_id)


def can_open(by: Any, report: Report) -> bool:
    """Whether this actor holds the report's key, open, in this request."""
    keyring = getattr(by, "keyring", None)
    return keyring is not None and report.compartment_id in opening.compartment_keys(keyring, [report.compartment_id])


def _keyring(by: Member):
    if by.keyring is None:
        raise KeyLocked()
    return by.keyring


@transaction.atomic
def read_report(by: Member, report: Report, at: datetime, *, is_bare: bool = False) -> ReportTexts:
    """Open the whole report for a member; the opening is an entry. ``is_bare`` leaves the masks out."""
    key = report_key(by, report)
    texts = _texts(report, key, redacting.veil(report, key, None if is_bare else by))
    record("report.opened", by=by, subject=report, at=at, messages=len(texts.dialogue), attachments=len(texts.files))
    return texts


def _texts(report: Report, key: CompartmentKey, veil: redacting.Veil) -> ReportTexts:
    files = labels(report, key)
    grids = report.assessments.select_related("assessed_by")
    notes = tuple((row, veil.text(Place(ASSESSMENT, own=row.pk), opening.open_text(key, row, "note"))) for row in grids)
    return ReportTexts(
        narrative=veil.text(Place(TOLD), opening.open_text(key, report, "narrative")),
        answers=veil.answers(json.loads(opening.open_text(key, report, "answers"))),
        files=files,
        dialogue=_dialogue(report.messages.select_related("sent_by"), key, files, veil),
        no_case_note=opening.open_text(key, report, "no_case_note"),
        return_note=opening.open_text(key, report, "return_note"),
        assessment_notes=notes,
        reopenings=reopening.read(key, report),
    )


def _dialogue(
    messages: MessageQuerySet,
    key: CompartmentKey,
    files: tuple[FileLabel, ...],
    veil: redacting.Veil,
    is_named: bool = True,
) -> tuple[Said, ...]:
    return tuple(
        Said(
            row.pk,
            row.number,
            row.kind,
            veil.text(Place(MESSAGE, message=row.pk), opening.open_text(key, row, "body")),
            row.sent_on,
            row.sent_by if is_named else None,
            tuple(file for file in files if file.message_id == row.pk),
        )
        for row in messages.in_order()
    )


def get_disclosure(member: Member, id: Any) -> IdentityDisclosure:
    """The request, if this member is its author or one of its custodians."""
    row = _permitted(IdentityDisclosurePermission, member, id)
    if row is None:
        doors.missing(member, "identity_disclosure", id)
    return IdentityDisclosure.objects.select_related("identity__report", "requested_by", "refused_by").get(pk=row)


def list_disclosures(member: Member, at_most: int = PAGE) -> list[IdentityDisclosure]:
    """The requests this member made or answers, newest first."""
    keys = list(
        permissions.listed(IdentityDisclosurePermission, member).values_list("content_object_id", flat=True)[:at_most]
    )
    rows = IdentityDisclosure.objects.select_related("requested_by").in_bulk(keys)
    return [rows[key] for key in keys]


def disclosure_key(by: Member, row: IdentityDisclosure) -> CompartmentKey:
    """The key of the request's own compartment (reasons, refusal, derogation)."""
    return opening.compartment_key(_keyring(by), row.compartment_id)


@transaction.atomic
def read_disclosure(by: Member, row: IdentityDisclosure, at: datetime) -> dict[str, str]:
    """Open reasons, refusal and derogation; the reading is an entry."""
    key = disclosure_key(by, row)
    record("disclosure.read", by=by, subject=row, at=at)
    return {name: opening.open_text(key, row, name) for name in ("reasons", "refusal", "derogation_note")}


def releases_of(row: IdentityDisclosure) -> list[ShareRelease]:
    """Who released a share so far, oldest first."""
    return list(row.releases.select_related("released_by").order_by("released_at"))


def earlier_requests(row: IdentityDisclosure) -> list[IdentityDisclosure]:
    """What was asked about the same identity before, newest first: whoever decides sees what others decided."""
    before = IdentityDisclosure.objects.filter(identity=row.identity_id, requested_at__lt=row.requested_at)
    return list(before.select_related("requested_by", "refused_by").order_by("-requested_at"))


def release_share(by: Member, share: IdentityShare, requester: Member) -> bytes:
    """A custodian's share, sealed anew to the requester. The action records it."""
    return shares.release(share, _keyring(by), requester.holder)


@transaction.atomic
def read_identity(by: Member, row: IdentityDisclosure, at: datetime) -> tuple[str, str]:
    """Name and contact, rebuilt from the released shares, while the time lasts; the reading is an entry."""
    policies.require_may_read(identity_disclosure=row, by=by, at=at)
    identity: Identity = row.identity
    released = [bytes(release.sealed_share) for release in row.releases.all()]
    key = opening.identity_key(_keyring(by), identity.compartment, released)
    record("identity.read", by=by, subject=identity.report, at=at, disclosure=row.pk)
    return opening.open_text(key, identity, "name"), opening.open_text(key, identity, "contact")


def read_dialogue(report: Report, key: CompartmentKey) -> tuple[Said, ...]:
    """The dialogue for whoever holds the receipt; nobody of the office is named in it.

    This reading is no entry: an entry has a time, and a time tells who was online (principle 1).
    """
    return _dialogue(report.messages.all(), key, labels(report, key), redacting.veil(report, key), is_named=False)


def says_the_same(report: Report, key: CompartmentKey, told: Told) -> bool:
    """Whether a stored report holds exactly what is told now; for the reporter's second press of "send"."""
    return opening.open_text(key, report, "narrative") == told.narrative and told.answers == json.loads(
        opening.open_text(key, report, "answers")
    )


def messages_awaiting(reports: list[Report]) -> set[UUID]:
    """Ids of those reports whose last question is unanswered."""
    return Message.objects.all().awaiting(reports)
