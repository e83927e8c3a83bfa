"""Writing the report in pieces, fixing its draft, reviewing, issuing and registering it (PROCESS 2.4, V5 to V9)."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from audit.log import record
from cases import access
from cases.actions.ranks import next_rank
from cases.custody.actions import verifications
from cases.detriment import arises
from cases.models import Dissent, Investigation, Loss, ReportSection, Review, ReviewLine
from cases.report import access as report_access
from cases.report import issuing, policies
from machine.models import locked
from machine.refusals import Refused
from reporting_channels.detriment.codes import Occasion


class WrittenMeanwhile(Refused):
    """Somebody else wrote this part after it was opened."""

    http_status = 409
    sentence = _(
        "Somebody else wrote this part while you were at it. Both versions stand below: choose, or join them, and save."
    )


class UnknownPart(Refused):
    """The template of this report has no such part."""

    http_status = 422
    sentence = _("This report has no such part.")


@transaction.atomic
def write_section(
    *, investigation: Investigation, code: str, text: str, replaces: int, by: Member, at: datetime
) -> ReportSection:
    """Add a version of one part. ``replaces`` is the number its writer had before them; WrittenMeanwhile otherwise."""
    investigation = locked(investigation)
    policies.require_may_write(investigation=investigation, by=by)
    shape = report_access.template_of(investigation)
    if shape.part(code) is None:
        raise UnknownPart()
    last = investigation.sections.filter(code=code).order_by("-number").first()
    if (last.number if last is not None else 0) != replaces:
        raise WrittenMeanwhile()
    row = ReportSection(
        investigation=investigation, code=code, number=replaces + 1, replaces=replaces, template=shape.version,
        written_at=at, written_by=by,
    )  # fmt: skip
    row.body = access.case_key(by, investigation.case).seal(row, "body", text)
    row.save(force_insert=True)
    _note("investigation_report.written", investigation, by, at, part=code, number=row.number)
    return row


def _note(event: str, investigation: Investigation, by: Member, at: datetime, **facts: Any) -> None:
    record(event, by=by, subject=investigation, at=at, case=investigation.case_id, **facts)


@transaction.atomic
def enter_loss(
    *, investigation: Investigation, amount: str, currency: str, text: str, by: Member, at: datetime
) -> Loss:
    """Add an amount (decimal digits as text) in a currency of ISO 4217, with what it rests on."""
    investigation = locked(investigation)
    policies.require_may_write(investigation=investigation, by=by)
    loss = Loss(investigation=investigation, rank=next_rank(investigation.losses), entered_at=at, entered_by=by)
    wording = json.dumps({"amount": amount, "currency": currency, "text": text}, ensure_ascii=False)
    loss.wording = access.case_key(by, investigation.case).seal(loss, "wording", wording)
    loss.save(force_insert=True)
    _note("loss.entered", investigation, by, at, rank=loss.rank)
    return loss


@transaction.atomic
def withdraw_loss(*, loss: Loss, by: Member, at: datetime) -> Investigation:
    """Take an amount out of the report; the row stays."""
    loss = locked(loss)
    policies.require_may_withdraw_loss(loss=loss, by=by)
    loss.withdrawn_at, loss.withdrawn_by = at, by
    loss.save()
    _note("loss.withdrawn", loss.investigation, by, at, rank=loss.rank)
    return loss.investigation


@transaction.atomic
def dissent(*, investigation: Investigation, text: str, by: Member, at: datetime) -> Dissent:
    """An investigator's own word against the report; a later one of theirs is what is printed."""
    investigation = locked(investigation)
    policies.require_may_dissent(investigation=investigation, by=by)
    number = investigation.dissents.filter(written_by=by).count() + 1
    row = Dissent(investigation=investigation, number=number, written_at=at, written_by=by)
    row.body = access.case_key(by, investigation.case).seal(row, "body", text)
    row.save(force_insert=True)
    _note("dissent.written", investigation, by, at, number=number)
    return row


@transaction.atomic
def draft(*, investigation: Investigation, by: Member, at: datetime) -> Investigation:
    """V5: the draft is whole; exhibits are intact and every task is settled."""
    investigation = locked(investigation)
    policies.require_may_draft(investigation=investigation, by=by)
    written = report_access.latest_sections(investigation)
    policies.require_whole(template=report_access.template_of(investigation), written=written)
    investigation.draft(by=by, at=at)
    investigation.save()
    _note("investigation.drafted", investigation, by, at, round=investigation.round)
    return investigation


def _review(
    investigation: Investigation, verdict: str, checks: Mapping[str, tuple[bool, str]], questions: str,
    by: Member, at: datetime,
) -> Review:  # fmt: skip
    key = access.case_key(by, investigation.case)
    review = Review(
        investigation=investigation, round=investigation.round, verdict=verdict, decided_at=at, decided_by=by
    )
    if questions:
        review.questions = key.seal(review, "questions", questions)
    review.save(force_insert=True)
    for code, (is_met, note) in checks.items():
        item = ReviewLine(review=review, code=code, is_met=is_met)
        item.note = key.seal(item, "note", note)
        item.save(force_insert=True)
    return review


@transaction.atomic
def send_back(
    *, investigation: Investigation, checks: Mapping[str, tuple[bool, str]], questions: str, by: Member, at: datetime
) -> Investigation:
    """V8: the reviewer returns the report with questions; ``checks`` holds (met, note) by the codes of CHECKS."""
    investigation = locked(investigation)
    policies.require_may_send_back(investigation=investigation, by=by)
    _review(investigation, "returned", checks, questions, by, at)
    unmet = [code for code, (is_met, _note_) in checks.items() if not is_met]
    ended = investigation.round
    investigation.send_back()
    investigation.save()
    _note("investigation.returned", investigation, by, at, round=ended, unmet=unmet)
    return investigation


def deliver(
    *, investigation: Investigation, checks: Mapping[str, tuple[bool, str]], by: Member, at: datetime
) -> Investigation:
    """V8: the exhibits are read once more, and only if each is what was registered is the report issued.

    Two transactions, not one: what the reading finds stays on record even when it stops the delivery.
    """
    policies.require_may_deliver(investigation=investigation, by=by)
    policies.require_every_check(checks=checks)
    verifications.look_again(case=investigation.case, by=by, at=at)
    return _issue(investigation, checks, by, at)


@transaction.atomic
def _issue(
    investigation: Investigation, checks: Mapping[str, tuple[bool, str]], by: Member, at: datetime
) -> Investigation:
    """Issued in each language, sealed: it stands."""
    investigation = locked(investigation)
    policies.require_may_deliver(investigation=investigation, by=by)
    _review(investigation, "delivered", checks, "", by, at)
    key = access.case_key(by, investigation.case)
    material = report_access.material(investigation, key)
    investigation.report = key.seal(investigation, "report", material.texts.get("summary", ""))
    investigation.deliver(by=by, at=at)
    investigation.save()
    issued = issuing.issue(material=material, key=key, by=by, at=at)
    _note(
        "investigation.delivered", investigation, by, at, round=investigation.round,
        digests=[one.digest for one in issued],
    )  # fmt: skip
    arises(case=investigation.case, kind=Occasion.DELIVERED, by=by, at=at)
    return investigation


@transaction.atomic
def register(*, investigation: Investigation, text: str, by: Member, at: datetime) -> Investigation:
    """V9: the office has received the report; ``text`` is its number in the register and what else is to be noted."""
    investigation = locked(investigation)
    policies.require_may_register(investigation=investigation, by=by)
    investigation.registration = access.case_key(by, investigation.case).seal(investigation, "registration", text)
    investigation.register(by=by, at=at)
    investigation.save()
    _note("investigation.registered", investigation, by, at)
    return investigation
