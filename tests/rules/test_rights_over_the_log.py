"""A process that was broken into can neither choose an entry's place in the log nor speak there as somebody else."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from audit.actors import REPORTER, WORKER
from audit.log import record
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db

FORGED = "INSERT INTO audit_entry ({more}event, actor_kind, subject_kind, subject_id, state, at, facts)"
ROW = " VALUES ({more}'report.received', '{kind}', '', '', '', '2026-11-22 12:00:00Z', '{{}}')"


def _insert(kind: str, names: str = "", values: str = "") -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORGED.format(more=names) + ROW.format(more=values, kind=kind))


@pytest.mark.parametrize(("site", "kind"), [("reporter", "reporter"), ("staff", "visitor"), ("worker", "worker")])
def test_no_process_chooses_an_entrys_number_or_transaction(as_site, site, kind):
    as_site(site)
    _insert(kind)
    for column, value in (("id, ", "999999, "), ("xid, ", "pg_current_xact_id(), ")):
        with pytest.raises(DatabaseError, match="permission denied"):
            _insert(kind, column, value)


@pytest.mark.parametrize(("site", "actor"), [("reporter", WORKER), ("worker", REPORTER), ("reporter", None)])
def test_no_process_without_members_speaks_as_another(as_site, site, actor):
    by = actor or member()
    as_site(site)
    with pytest.raises(DatabaseError, match="audit"), transaction.atomic():
        record("report.received", by=by, at=timezone.now())


def test_the_reporters_process_reads_nothing_of_what_the_office_does(as_site):
    as_site("reporter")
    for statement in (
        "SELECT event FROM audit_entry",
        "SELECT body FROM audit_entry",
        "SELECT 1 FROM vault_grant",
        "SELECT 1 FROM vault_identityshare",
        "SELECT name FROM reporting_channels_identity",
        "SELECT reasons FROM reporting_channels_identitydisclosure",
        "SELECT user_id FROM reporting_channels_reportpermission",
    ):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as it:
            it.execute(statement)
