"""The printed case file: whole, numbered, sealed; made by one process with one key; honest when it dies."""

import io
import sys
import time
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from secrets import token_bytes

import pypdf
import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from audit.models import Entry
from cases.casefile import access, actions, environment, limits, locks, maker, policies, running
from cases.models import CaseFile
from cases.policies.parts import NotOnTeam
from config.secrets import BYTES, NEEDED
from tests.factories import cases as factory
from tests.factories import reporting
from tests.factories.accounts import member
from vault.sealing import material


def now():
    return timezone.now()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def case(people):
    """A case with a PDF, a picture and a text among its exhibits."""
    made = factory.investigating(people)
    paper = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(300, 400)
    writer.add_blank_page(300, 400)
    writer.write(paper)
    factory.exhibit(made, file=factory.upload(paper.getvalue(), "invoice.pdf"))
    factory.exhibit(made, file=factory.upload(PICTURE, "gate.png"))
    factory.exhibit(made, file=factory.upload(b"%PDF-1.7 broken", "broken.pdf"))
    factory.exhibit(made, file=factory.upload(b"lorry 1", "log.txt"))
    factory.interview(made)
    return made


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cfc00000030101003d1a"
    "2d8e0000000049454e44ae426082"
)


def read(people, row):
    row = access.get_file(people.lead, row.pk)
    label, chunks = access.open_file(people.lead, row, now())
    return label, pypdf.PdfReader(io.BytesIO(b"".join(chunks)))


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "index"), [("fr", "Bordereau"), ("en", "Index")])
def test_it_holds_everything_in_order_with_an_index(case, people, language, index):
    row = reporting.printed(case, people.lead, language)
    label, paper = read(people, row)
    said = [" ".join(page.extract_text().split()) for page in paper.pages]
    assert (row.stage, row.pages, label["pages"]) == ("made", len(said), len(said))
    assert index in said[1]
    assert all(f"Page {number} / {len(said)}" in text for number, text in enumerate(said, start=1))
    whole = " ".join(said)
    for words in (factory.FACTS, factory.CONDUCT, "I saw the lorry.", "Handed over by the gate", "gate keeper"):
        assert words in whole
    kept = "kept with its digest" if language == "en" else "conservé avec son empreinte"
    assert whole.count(kept) >= 1
    entry = Entry.objects.get(event="case_file.made")
    assert "lorry" not in entry.facts
    assert f'"pages":{len(said)}' in entry.facts


@pytest.mark.django_db
def test_only_the_team_has_it_and_one_at_a_time(case, people):
    row = actions.ask(case=case, language="fr", by=people.lead, at=now())
    with pytest.raises(policies.MadeNow):
        actions.ask(case=case, language="fr", by=people.head, at=now())
    stranger = member(["investigator"])
    with pytest.raises(Http404):
        access.get_file(stranger, row.pk)
    with pytest.raises(NotOnTeam):
        actions.ask(case=factory.preliminary(), language="fr", by=people.lead, at=now())


@pytest.mark.django_db
def test_a_process_that_is_gone_is_said_to_be_gone(case, people):
    row = actions.ask(case=case, language="fr", by=people.lead, at=now())
    assert access.settle(row, now()).stage == "asked"
    later = now() + timedelta(seconds=limits.STARTING_SECONDS + 1)
    assert locks.take(row.pk)
    assert access.settle(row, later).stage == "asked"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock_all()")
    settled = access.settle(access.get_file(people.lead, row.pk), later)
    assert (settled.stage, settled.failure) == ("failed", "stopped")
    assert actions.ask(case=case, language="fr", by=people.lead, at=later).stage == "asked"


@pytest.mark.django_db
def test_nothing_that_was_opened_touches_the_disk(case, people, tmp_path, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("a temporary file")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    reporting.printed(case, people.lead)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"%PDF" not in content
            assert factory.CONDUCT.encode() not in content


@pytest.mark.django_db(transaction=True)
def test_a_process_of_its_own_makes_it_with_one_key_and_says_nothing_of_it(case, people, settings, monkeypatch):
    surroundings = environment.of_child() | {
        "AMANA_VAR": str(settings.MEDIA_ROOT.parent),
        "AMANA_ERASURE_KEYS": str(settings.ERASURE_KEYS),
        **{f"AMANA_{name}": b64encode(token_bytes(BYTES)).decode() for name in NEEDED["staff"]},
    }
    monkeypatch.setattr(environment, "of_child", lambda: surroundings)
    key = access.key_for(people.lead, case)
    row = actions.ask(case=case, language="fr", by=people.lead, at=now())
    started = running.start(row, key)
    seen = _seen_of(started.pid)
    assert b"make_case_file" in seen
    for secret in (material(key), material(key).hex().encode(), factory.CONDUCT.encode()):
        assert secret not in seen
    deadline = time.monotonic() + 60
    while CaseFile.objects.get(pk=row.pk).is_running and time.monotonic() < deadline:
        time.sleep(0.2)
    made = CaseFile.objects.get(pk=row.pk)
    assert (made.stage, made.failure) == ("made", "")
    assert made.total == made.done > 5


def _seen_of(pid: int) -> bytes:
    """What anybody of the same user sees of the process from outside."""
    if not sys.platform.startswith("linux"):
        return b"make_case_file"
    proc = Path(f"/proc/{pid}")
    while not (proc / "cmdline").read_bytes():  # between its start and its new program
        time.sleep(0.01)
    return (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_an_honest_page(case, people):
    key = access.key_for(people.lead, case)
    row = actions.ask(case=case, language="fr", by=people.lead, at=now())
    started = running.start(row, key)
    time.sleep(0.3)
    started.kill()
    started.wait()
    later = now() + timedelta(seconds=limits.STARTING_SECONDS + 1)
    settled = access.settle(access.get_file(people.lead, row.pk), later)
    assert settled.stage == "failed"
    assert settled.failure_label.startswith("The process")
    assert maker.page_count(b"nothing") == 0
