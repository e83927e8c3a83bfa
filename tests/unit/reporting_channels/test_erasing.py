"""Destroying a report: what goes, what stays, who must agree, and what nobody can get around."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, models, transaction

from audit.models import Entry
from cases.actions import cases as case_actions
from config.database_roles import WORKER
from reporting_channels import access
from reporting_channels.actions import deletions, erasures, exclusions, messages, reports, retention
from reporting_channels.models import EarlyDeletion, Erasure, Report
from reporting_channels.reporter_door import Erased, open_again, open_by_receipt
from reporting_channels.retention import erasable, keeping
from reporting_channels.retention.policies import AlreadyErased
from tests.factories import procedures as profiles
from tests.factories import reporting_channels as make
from tests.factories.accounts import member
from tests.factories.retention import closed
from vault import erasure_keys, files, receipts
from vault.fields import SealedField
from vault.models import Grant, IdentityShare

pytestmark = pytest.mark.django_db
THEN = datetime(2026, 3, 10, 9, tzinfo=UTC)
OVER = THEN + timedelta(days=366)


@pytest.fixture
def office(own_erasure_keys):
    profiles.version()
    return {"awa": member(["receiver"]), "ilan": member(["receiver"]), "mariam": member(["head_of_office"])}


def whole(office):
    """A closed report with everything a report can have."""
    file = make.stored_file()
    report = closed(office, at=THEN, name="Ana Exemple", contact="0600", files=(file,))
    return report, file


def again(report):
    return Report.objects.get(pk=report.pk)


def test_at_its_end_nothing_is_left_but_a_ghost_and_a_certificate(office, settle):
    report, file = whole(office)
    compartment = report.compartment_id
    assert erasures.sweep(at=OVER) == 1
    settle()
    ghost = again(report)
    assert ghost.state == "erased"
    assert (ghost.received_on.isoformat(), ghost.closed_at.date().isoformat()) == ("2026-03-01", "2026-03-01")
    assert (ghost.acknowledged_after, ghost.feedback_after, ghost.is_fed_back_in_time) == (0, 0, True)
    assert (ghost.category, ghost.no_case_reason, ghost.language) == ("other", "known", "")
    assert not [
        one.name for one in ghost._meta.concrete_fields if one.name.endswith("_by") and getattr(ghost, one.name)
    ]
    assert not [
        one.name for one in ghost._meta.concrete_fields if isinstance(one, SealedField) and getattr(ghost, one.name)
    ]
    assert not Grant.objects.active().filter(compartment=compartment).exists()
    assert not IdentityShare.objects.exclude(sealed_share=b"").exists()
    assert not files.path_of(file.file_id).exists()
    assert erasure_keys.is_erased(compartment)
    for model in erasable.models_of_a_report() - set(erasable.STAYS):
        assert not model._base_manager.exists(), model


def test_the_certificate_is_a_document_whose_digest_stands_in_the_log(office, settle):
    report, _file = whole(office)
    erasures.sweep(at=OVER)
    settle()
    certificate = Erasure.objects.get()
    assert hashlib.sha256(certificate.body.encode()).hexdigest() == certificate.digest
    entry = Entry.objects.get(event="erasure.certified", subject_id=str(certificate.pk))
    assert json.loads(entry.facts)["digest"] == certificate.digest
    said = json.loads(certificate.body)
    assert (said["ground"], said["rule"]) == ("retention", "report_retention_without_case")
    assert (said["received"], said["destroyed"]["files"], said["destroyed"]["compartments"]) == ("2026-03", 1, 2)
    assert said["no_copy_of_the_erasure_keys_after"] == (OVER + timedelta(days=7)).date().isoformat()
    assert report.told.narrative not in certificate.body
    assert "Ana" not in certificate.body


def test_the_receipt_of_an_erased_report_is_recognised_and_a_neighbours_is_not(office):
    report, _file = whole(office)
    opened = open_by_receipt(report.told.receipt)
    erasures.sweep(at=OVER)
    with pytest.raises(Erased) as gone:
        open_by_receipt(report.told.receipt)
    assert (gone.value.ground, gone.value.on) == ("retention", OVER.date())
    with pytest.raises(Erased):
        open_again(opened.receipt_id, opened.derived)
    neighbour = receipts.new_code()
    while neighbour[:6] == report.told.receipt[:6]:
        neighbour = receipts.new_code()
    forged = report.told.receipt[:6] + neighbour[6:-1]
    from vault import check_digits

    with pytest.raises(receipts.WrongReceipt):
        open_by_receipt(forged + check_digits.decimal(forged))


def test_nothing_can_be_written_to_it_afterwards_by_whoever_had_it_open(office, settle):
    report, _file = whole(office)
    opened = open_by_receipt(report.told.receipt)
    erasures.sweep(at=OVER)
    settle()
    with pytest.raises((IntegrityError, erasure_keys.PartErased)), transaction.atomic():
        messages._store_answer(opened.report, opened.key, b"y" * 32, "More.", (), False, messages.REPORTER, OVER)
    for step, given in (
        (retention.hold, {"ground": "audit", "reasons": "r"}),
        (deletions.propose, {"ground": "court", "reasons": "r"}),
    ):
        with pytest.raises(AlreadyErased):
            step(report=report, by=office["awa"], at=OVER, **given)


def test_doing_it_again_does_nothing_twice_and_a_kill_in_the_middle_is_made_up(office, settle, monkeypatch):
    report, file = whole(office)
    monkeypatch.setattr(erasures, "finish", lambda **_given: 0)  # killed after the first part
    assert erasures.sweep(at=OVER) == 1
    settle()
    assert Erasure.objects.get().certified_on is None
    assert files.path_of(file.file_id).exists()
    assert not erasure_keys.is_erased(report.compartment_id)
    monkeypatch.undo()
    monkeypatch.setattr(erasures, "_certify", lambda *_given: 0)  # killed after the second
    erasures.sweep(at=OVER)
    assert not files.path_of(file.file_id).exists()
    assert erasure_keys.is_erased(report.compartment_id)
    monkeypatch.undo()
    assert erasures.sweep(at=OVER) == 0
    assert Erasure.objects.get().certified_on
    assert erasures.sweep(at=OVER) == 0
    assert Entry.objects.filter(event="report.erased").count() == 1
    assert Entry.objects.filter(event="erasure.certified").count() == 1
    settle()


def test_a_batch_is_bounded_and_the_next_sweep_goes_on(office):
    channel = make.channel(recipients=list(office.values()))
    for _turn in range(3):
        closed(office, at=THEN, channel_=channel)
    assert [erasures.sweep(at=OVER, at_most=2) for _turn in range(3)] == [2, 1, 0]


def test_the_worker_does_it_with_its_own_rights_and_holds_no_key(office, as_site, settle):
    report, _file = whole(office)
    exclusions.exclude(report=report, member=member(["receiver"]), reason="named", by=office["awa"], at=THEN)
    early = make.report(channel_=report.channel)
    proposal = deletions.propose(report=early, ground="duplicate", reasons="r", by=office["awa"], at=THEN)
    deletions.confirm(early_deletion=proposal, by=office["mariam"], at=THEN)
    settle()
    as_site("worker")
    assert erasures.sweep(at=OVER) == 2
    settle()
    assert Erasure.objects.filter(certified_on__isnull=False).count() == 2


def test_the_worker_may_delete_every_row_that_leads_to_a_report():
    for model in erasable.models_of_a_report() - set(erasable.STAYS):
        rights = WORKER.get(model._meta.db_table, "")
        assert {"S", "D"} <= set(rights), f"{model._meta.db_table}: the sweep cannot delete its rows"


def test_no_guard_keeps_a_row_that_must_go():
    """A trigger that refuses to delete must know that an erased report's rows go."""
    tables = [model._meta.db_table for model in erasable.models_of_a_report() - set(erasable.STAYS)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE c.relname = ANY (%s) AND NOT t.tgisinternal AND t.tgtype & 10 = 10 AND p.prosrc NOT LIKE %s",
            [tables, "%erased%"],
        )
        assert [name for (name,) in cursor.fetchall()] == []


def test_every_sealed_word_of_a_report_goes():
    for model in erasable.models_of_a_report() & set(erasable.STAYS):
        sealed = {one.name for one in model._meta.concrete_fields if isinstance(one, SealedField)}
        assert sealed <= set(erasable.STAYS[model]), model
    assert {one.name for one in Report._meta.concrete_fields if isinstance(one, SealedField)} <= {
        "narrative", "answers", "no_case_note", "return_note",
    }  # fmt: skip


def test_the_database_refuses_one_person_a_hold_and_halves(office, settle):
    report = make.report(channel_=make.channel(recipients=list(office.values())))
    proposal = deletions.propose(report=report, ground="court", reasons="r", by=office["awa"], at=THEN)
    rows = EarlyDeletion.objects.filter(pk=proposal.pk)

    @transaction.atomic
    def to_the_end(step):
        step()
        settle()

    def refused(step):
        with pytest.raises(IntegrityError):
            to_the_end(step)

    refused(lambda: rows.update(state="confirmed", confirmed_at=THEN, confirmed_by=office["awa"]))
    refused(lambda: rows.update(state="confirmed"))
    refused(lambda: rows.update(proposed_by=office["ilan"]))
    refused(lambda: Report.objects.filter(pk=report.pk).update(state="erased", narrative=None, answers=None))
    refused(lambda: Erasure.objects.create(
        report=report, ground="retention", rule="x", erased_on=THEN.date(), counts={}, compartments=[]
    ))  # fmt: skip
    erased, _file = whole(office)
    erasures.sweep(at=OVER)
    settle()
    refused(lambda: Report.objects.filter(pk=erased.pk).update(language="fr"))
    refused(lambda: Report.objects.filter(pk=erased.pk)._raw_delete("default"))
    refused(lambda: Erasure.objects.update(digest="0" * 64))
    refused(lambda: Erasure.objects.all()._raw_delete("default"))


def test_a_report_in_an_open_case_stays_until_the_case_is_closed(office):
    report = closed(office, at=THEN, with_case=True)
    keeping.need(needs := lambda ids: set(ids) & {report.pk})
    try:
        assert erasures.sweep(at=THEN + timedelta(days=3000)) == 0
    finally:
        keeping._needed_by.remove(needs)
    assert erasures.sweep(at=THEN + timedelta(days=3001)) == 1
    assert case_actions  # the real hook of cases is held by tests/unit/cases


def test_what_came_back_with_a_backup_is_destroyed_again(office, settle):
    report = make.report(channel_=make.channel(recipients=list(office.values())))
    other = make.report(channel_=report.channel)
    assert erasures.again(at=THEN) == 0
    erasure_keys.erase([report.compartment_id])  # as if the rows were those of an older backup
    assert erasures.again(at=THEN) == 1
    settle()
    assert again(report).is_erased
    assert not again(other).is_erased
    assert Erasure.objects.get().ground == "again"


def test_who_could_open_it_sees_nothing_of_it_any_more(office):
    from django.http import Http404

    report, _file = whole(office)
    assert access.list_reports(office["awa"]).paginator.count == 1
    erasures.sweep(at=OVER)
    assert access.list_reports(office["awa"]).paginator.count == 0
    with pytest.raises(Http404), connection.cursor():
        access.get_report(office["awa"], report.pk)


def test_a_new_kind_of_row_is_found_by_itself():
    found = {model._meta.model_name for model in erasable.models_of_a_report()}
    assert {"message", "attachment", "identity", "identitydisclosure", "sharerelease", "reportpermission"} <= found
    assert all(issubclass(model, models.Model) for model in erasable.models_of_a_report())
    assert reports.close
