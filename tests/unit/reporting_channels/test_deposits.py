"""Proof of submission: checked by a stranger's machine, linkable by nobody whom the reporter did not hand the words."""

import copy
import json
import re
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from audit import exports, notes, proofs
from audit.models import Entry
from reporting_channels import reporter_door
from reporting_channels.actions import deposits, messages
from reporting_channels.deposits import access
from reporting_channels.deposits.digests import commit
from reporting_channels.models import Deposit
from tests.factories import audit as log
from tests.factories.reporter_site import Page, Reporter, settle_on
from tests.factories.reporting_channels import CANARY, report, stored_file

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.fixture(autouse=True)
def checkpoint_file(settings, tmp_path):
    settings.AUDIT_CHECKPOINT_FILE = tmp_path / "checkpoints.txt"


@pytest.fixture
def key():
    return notes.verifier_key(django_settings.AUDIT_ORIGIN, notes.public_key_of(django_settings.LOG_SIGNING_KEY))


@pytest.fixture
def opened(the_channel):
    made = report(channel_=the_channel, files=(stored_file(b"the plate was 4471", "plate.txt"),), narrative=CANARY)
    return reporter_door.open_by_receipt(made.told.receipt)


@pytest.fixture
def made(opened):
    log.sealed(5)
    done = deposits.make(opened=opened, at=NOW())
    log.sealed(20)
    return done


class Stranger:
    """Another authority: a machine with Python, the script, and nothing of ours."""

    def __init__(self, folder) -> None:
        self.folder = folder
        (folder / "verify_log.py").write_bytes(exports.SCRIPT.read_bytes())

    def check(self, statement, key, words=None, language="en", **files):
        self._write("statement.json", statement)
        command = [sys.executable, "-I", "-S", "verify_log.py", "statement", "statement.json", "--key", key]
        if words is not None:
            self._write("words.json", words)
            command += ["--words", "words.json"]
        done = subprocess.run(
            [*command, "--language", language],
            cwd=self.folder,
            env={"PATH": ""},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def _write(self, name, content):
        text = content if isinstance(content, str) else json.dumps(content)
        (self.folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def stranger(tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return Stranger(folder)


def test_a_stranger_checks_it_without_us_and_learns_no_word(made, key, stranger):
    statement = access.statement(made)
    status, said = stranger.check(statement, key)
    assert (status, "Sound" in said, made.commitment in said) == (0, True, True), said
    assert timezone.localdate().isoformat() in said
    assert "The words were not given" in said
    status, said = stranger.check(statement, key, language="fr")
    assert (status, "Intègre" in said, "Le texte n'a pas été remis" in said) == (0, True, True), said


def test_with_the_reporters_own_copy_these_were_the_words(made, opened, key, stranger):
    words = access.own_copy(opened, made)
    assert words["words"]["narrative"] == CANARY
    assert words["words"]["files"][0]["name"] == "plate.txt"
    status, said = stranger.check(access.statement(made), key, words)
    assert (status, "to the letter" in said) == (0, True), said


def changed(content, *path, to):
    made = copy.deepcopy(content)
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return made


def test_tampering_is_named(made, opened, key, stranger):
    statement, words = access.statement(made), access.own_copy(opened, made)
    proof, other = statement["proof"], "0" * 64
    forged_body = proof["body"].replace(made.commitment, other)
    forged_head = proof["checkpoint"].replace("\n", "1\n", 2)
    tries = {
        "not the one in its entry": (changed(statement, "commitment", to=other), None),
        "does not stand in the log": (changed(statement, "proof", "body", to=forged_body), None),
        "not signed by": (changed(statement, "proof", "checkpoint", to=forged_head), None),
        "proof is too short": (changed(statement, "proof", "path", to=proof["path"][:-1]), None),
        "not the words that were deposited": (statement, changed(words, "words", "narrative", to=CANARY + "!")),
        "or not the secret": (statement, changed(words, "salt", to="00" * 32)),
        "no statement": (changed(statement, "format", to="amana/other"), None),
        "no copy of the words": (statement, changed(words, "format", to="amana/other")),
    }
    for sentence, (spoilt, shown) in tries.items():
        status, said = stranger.check(spoilt, key, shown)
        assert status in (1, 2), sentence
        assert sentence in said, (sentence, said)


def test_another_day_in_the_entry_and_another_entry_are_found(made, key, stranger):
    statement = access.statement(made)
    lines = statement["proof"]["body"].split("\n")
    earlier = "\n".join([*lines[:9], str(int(lines[9]) - 86_400_000_000), lines[10]])
    assert stranger.check(changed(statement, "proof", "body", to=earlier), key)[0] == 1
    entry = Entry.objects.filter(event="door.tried").earliest("id")
    forged = {**statement, "proof": proofs.inclusion(entry)}
    status, said = stranger.check(forged, key)
    assert (status, "no deposit" in said) == (1, True)


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"format": "amana/statement/v1"}', "\x00", '{"a":' * 50])
def test_what_is_no_statement_cannot_be_read(content, key, stranger):
    assert stranger.check(content, key)[0] == 2


def test_a_statement_cannot_vouch_for_itself(made, stranger):
    assert stranger.check(access.statement(made), "")[0] == 2


def test_nobody_links_it_to_the_report_without_its_key(made, opened):
    statement = json.dumps(access.statement(made))
    report = opened.report
    receipt = report.receipt
    for secret in (
        str(report.pk),
        report.pk.hex,
        report.reference,
        str(report.compartment_id),
        receipt.locator,
        CANARY,
    ):
        assert secret not in statement
    entry = Entry.objects.filter(event="submission.deposited").latest("id")
    assert (entry.subject_kind, entry.subject_id, entry.state) == ("", "", "")
    assert set(entry.said) == {"commitment"}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_to_json(d)::text FROM reporting_channels_deposit d WHERE report_id = %s", [report.pk]
        )
        (row,) = cursor.fetchone()
    assert made.commitment not in row
    assert made.salt not in row


def test_the_same_words_in_two_reports_have_two_digests(the_channel):
    both = [reporter_door.open_by_receipt(report(channel_=the_channel).told.receipt) for _turn in range(2)]
    assert len({deposits.make(opened=one, at=NOW()).commitment for one in both}) == 2


def test_asked_again_it_is_the_same_one_and_later_words_change_nothing(made, opened):
    messages.answer(
        report=opened.report, key=opened.key, submission=b"x" * 32, text="More.", files=(stored_file(),), at=NOW()
    )
    again = deposits.make(opened=opened, at=NOW())
    assert again == made
    assert Deposit.objects.filter(report=opened.report).count() == 1
    assert commit(bytes.fromhex(made.salt), access.words(opened)) == made.commitment


def test_the_reporter_takes_it_on_the_page_of_the_number_or_later(the_channel, settings, as_site, key, stranger):
    settle_on(settings)
    as_site("reporter")
    ama = Reporter()
    ama.tell(the_channel.code, "What happened.")
    receipt = ama.press().receipt
    page = ama.press("prove")
    assert page.says("A moment")
    assert ama.press("statement", "back/").says("It is still being sealed")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    log.sealed(3)
    as_site("reporter")
    page = ama.press("prove", "back/")
    assert page.says("The statement is ready")
    later = Reporter("fr")
    later.come_back(receipt)
    assert later.press("prove", "back/").says("L’attestation est prête")
    files = {go: taken(later, go) for go in ("statement", "words")}
    status, said = stranger.check(files["statement"], key, files["words"])
    assert (status, "to the letter" in said) == (0, True), said
    assert published(later) == {"verify_log.py": exports.SCRIPT.read_text(), "log-key.txt": f"{key}\n"}
    assert later.press("back", "back/").says("Votre signalement")


def published(who: Reporter) -> dict[str, str]:
    """What the other authority fetches at the addresses that the page prints, as its process hands them out."""
    found = {}
    for name in re.findall(r"http://testserver/([\w.-]+)", who.page.html):
        response = who.browser.get(f"/{name}")
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert not response.cookies
        found[name] = response.content.decode()
    return found


def test_before_the_first_checkpoint_the_key_says_to_come_back(client, settings):
    settle_on(settings)
    answer = client.get("/log-key.txt")
    assert (answer.status_code, b"Come back in a moment" in answer.content) == (503, True)


def taken(who: Reporter, go: str):
    page: Page = who.page
    response = who.browser.post(f"/{who.language}/back/", {**page.hidden, "go": go})
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"
    return json.loads(response.content)
