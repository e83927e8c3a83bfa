"""Receiving a report: one transaction, inserts only, nothing kept about where it came from."""

import json
from datetime import date, datetime

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from accounts.permissions import permission_for
from audit.actors import REPORTER, Actor
from audit.days import day_of, office_day
from audit.log import record
from audit.statements import in_one_go
from machine.refusals import Refused
from machine.rows import beside, fresh, insert
from reporting_channels import asking, bars, policies, routing
from reporting_channels.actions import identities, taking_down
from reporting_channels.actions.attachments import keep
from reporting_channels.models import Channel, Receipt, Report, ReportPermission
from reporting_channels.models.seats import Ready
from reporting_channels.told import Told, digest
from vault import compartments, receipts, roster
from vault.models import Compartment, Grant
from vault.sealing import CompartmentKey

_WRITTEN = json.JSONEncoder(ensure_ascii=False)


class NobodyReceives(Refused):
    """A channel without a single recipient who has a key."""

    http_status = 503
    sentence = _("Nobody can receive reports through this channel today. Choose another one. Your words are not lost.")


def receive(*, channel: Channel, told: Told, by: Actor = REPORTER, at: datetime) -> Report:
    """Seal and store the report; a second call with the same submission returns the first one's.

    Raises ChannelRetired, NobodyReceives, TooFewCustodians, FileGone; nothing is stored then.
    """
    policies.require_may_receive(channel=channel)
    told = asking.settle(told)
    known = digest(told.submission)
    salt = receipts.new_salt()
    derived = receipts.derive(told.receipt, salt)  # before the transaction: Argon2 must not hold it open
    try:
        return roster.by_memory(lambda: _store(channel, told, known, (salt, derived), by, at))
    except IntegrityError:
        # A second press of "send": the database refused it, and what the first one stored is the answer.
        existing = Report.objects.filter(submission=known).first()
        if existing is None:
            raise
        existing.was_there = True
        return existing


def _store(channel: Channel, told: Told, known: bytes, lock: tuple[bytes, bytes], by: Actor, at: datetime) -> Report:
    """All of it in one transaction, whose statements go together."""
    on = office_day(at)
    with in_one_go():
        asking = roster.Asking()
        quorum = compartments.asked_for_quorum(asking)  # answered together with who receives
        route = routing.of(channel=channel, told=told, on=on, taken_by=by, asking=asking)
        asking.remember()
        recipients = route.recipients
        if not recipients:
            raise NobodyReceives()
        # Keys for all recipients and the quorum in one INSERT and one entry, before the report that they open.
        compartment, key, given = compartments.create_granted(
            kind="report",
            at=day_of(on),
            by=by,
            holders=[recipient.holder for recipient in recipients],
            excluding_quorum=route.excludes_quorum,
            quorum=quorum,
        )
        report = _new(channel, told, route, known, key, compartment, on)
        insert([report])
        _let_in(report, recipients, given)
        _keep_receipt(report, told.receipt, key, lock)
        keep(told.files, report=report, key=key, on=on)
        if told.has_identity:
            identities.entrust(
                report=report, key=key, name=told.name, contact=told.contact, keepers=route.custodians, by=by, at=at
            )
        _note(report, told, len(recipients), by, at)
        if told.taking is not None:
            taking_down.note_down(report=report, told=told, key=key, by=by, at=at)
    return report


def _new(
    channel: Channel,
    told: Told,
    route: routing.Route,
    known: bytes,
    key: CompartmentKey,
    compartment: Compartment,
    on: date,
) -> Report:
    """The report with its words sealed, not yet written."""
    report = fresh(
        Report,
        state="quarantined" if told.signs else "received",
        signs=" ".join(told.signs),
        channel_id=channel.pk,
        medium=told.medium,
        compartment_id=compartment.pk,
        submission=known,
        language=told.language,
        questionnaire_id=told.questionnaire,
        band=told.band,
        retention=channel.retention,
        procedure=channel.procedure,
        received_on=on,
        is_past_office=route.is_past_office,
    )
    beside(report, channel=channel)
    report.barred = bars.filled(report, route.barred)
    report.narrative = key.seal(report, "narrative", told.narrative)
    report.answers = key.seal(report, "answers", _WRITTEN.encode(told.answers))
    return report


def _note(report: Report, told: Told, recipients: int, by: Actor, at: datetime) -> None:
    """The entry of the arrival; of what is kept apart it also says by which signs."""
    record(
        "report.kept_apart" if told.signs else "report.received",
        by=by,
        subject=report,
        at=at,
        channel=report.channel.code,
        questionnaire=told.digest,
        recipients=recipients,
        attachments=len(told.files),
        has_identity=told.has_identity,
        **({"signs": told.signs} if told.signs else {}),
    )


def _keep_receipt(report: Report, code: str, key: CompartmentKey, lock: tuple[bytes, bytes]) -> None:
    """Wrap the report's key under what the receipt derives to; of the receipt itself only the locator stays."""
    salt, derived = lock
    receipt = fresh(
        Receipt,
        report_id=report.pk,
        locator=receipts.locator(code),
        salt=salt,
        wrapped_key=receipts.wrap(key, derived),
        known=receipts.recognises(derived),
    )
    insert([receipt])


def _let_in(report: Report, recipients: list[Ready], given: list[Grant]) -> None:
    """Give the permissions that belong to the keys, in one INSERT."""
    permission, listed_at = permission_for(report), report.listed_at
    insert(
        [
            fresh(
                ReportPermission,
                user_id=recipient.pk,
                permission_id=permission.pk,
                content_object_id=report.pk,
                grant_id=grant.pk,
                listed_at=listed_at,
            )
            for recipient, grant in zip(recipients, given, strict=True)
        ]
    )
