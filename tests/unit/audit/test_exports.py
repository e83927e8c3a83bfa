"""The export and the proofs, checked as a stranger would: one script, no Django, no package."""

import base64
import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from audit import exports, proofs
from audit.actors import OPERATOR
from audit.models import Entry, Leaf
from tests.factories import audit as make

pytestmark = pytest.mark.django_db


def script(*arguments):
    """The stand-alone script in an isolated Python: (exit status, what it said)."""
    command = [sys.executable, "-I", "-S", str(exports.SCRIPT), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def exported(tmp_path):
    make.sealed(200, 300, 100)
    folder = tmp_path / "log"
    call_command("audit", "export", str(folder))
    return folder


def test_an_export_is_sound_on_a_machine_without_django(exported, published_key, checkpoint_file):
    status, said = script("export", exported, "--key", published_key, "--checkpoints", checkpoint_file)
    assert (status, "600 entries" in said) == (0, True), said


def test_the_script_travels_with_the_export(exported, published_key):
    command = [sys.executable, "-I", "-S", str(exported / "verify_log.py"), "export", str(exported)]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0


def test_an_export_is_itself_an_entry(exported):
    entry = Entry.objects.latest("id")
    assert (entry.event, entry.said) == ("log.exported", {"size": 600, "way": "command"})


def test_an_export_as_an_archive_says_the_same(tmp_path, published_key):
    make.sealed(300)
    call_command("audit", "export", str(tmp_path / "log.tar"))
    assert script("export", tmp_path / "log.tar", "--key", published_key)[0] == 0


@pytest.mark.parametrize(("bundle", "entry"), [("000", 10), ("001", 5), ("002.p/88", 87)])
def test_an_entry_changed_in_the_export_is_named(exported, published_key, bundle, entry):
    path = exported / "tile" / "entries" / bundle
    raw, at = bytearray(path.read_bytes()), 0
    for _ in range(entry):
        at += 2 + int.from_bytes(raw[at : at + 2], "big")
    raw[at + 30] ^= 1
    path.write_bytes(raw)
    status, said = script("export", exported, "--key", published_key)
    assert status == 1
    assert f"(leaf {int(bundle[:3]) * 256 + entry}) is not what was sealed" in said


def test_a_file_cut_short_is_named(exported, published_key):
    path = exported / "tile" / "entries" / "001"
    path.write_bytes(path.read_bytes()[:-3])
    assert script("export", exported, "--key", published_key)[0] == 1


def test_entry_and_tile_changed_together_contradict_a_checkpoint(exported, published_key):
    from hashlib import sha256

    path, tile = exported / "tile" / "entries" / "000", exported / "tile" / "0" / "000"
    raw = bytearray(path.read_bytes())
    raw[40] ^= 1
    path.write_bytes(raw)
    length = int.from_bytes(raw[:2], "big")
    tile.write_bytes(sha256(b"\x00" + raw[2 : 2 + length]).digest() + tile.read_bytes()[32:])
    status, said = script("export", exported, "--key", published_key)
    assert status == 1
    assert "between leaf 0 and leaf 199" in said


def test_an_older_log_is_found_out_by_a_newer_checkpoint(exported, published_key, checkpoint_file):
    make.sealed(1)
    status, said = script("export", exported, "--key", published_key, "--checkpoints", checkpoint_file)
    assert status == 1
    assert "cut" in said


def test_an_export_signed_by_somebody_else_does_not_count(exported, published_key):
    name, _, _rest = published_key.partition("+")
    from audit import notes

    other = notes.verifier_key(name, notes.public_key_of(b"y" * 32))
    status, said = script("export", exported, "--key", other)
    assert (status, "not signed" in said) == (1, True)


def test_what_cannot_be_read_is_said_without_a_traceback(exported, tmp_path, published_key):
    (tmp_path / "empty.json").write_text("{}")
    for arguments in (
        ["export", tmp_path / "nothing"],
        ["inclusion", tmp_path / "empty.json", "--key", published_key],
        ["inclusion", tmp_path / "empty.json"],
        ["export", exported, "--key", published_key[:-4] + "AAAA"],
    ):
        status, said = script(*arguments)
        assert status == 2
        assert "Traceback" not in said
        assert said.strip()


def saved(tmp_path, proof):
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof))
    return path


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_each_entry_can_be_proved_to_stand_in_the_log(size, tmp_path, published_key):
    make.sealed(size)
    for index in sorted({0, size // 2, size - 1}):
        proof = proofs.inclusion(Leaf.objects.get(index=index).entry)
        status, said = script("inclusion", saved(tmp_path, proof), "--key", published_key)
        assert (status, f"leaf {index} of {size}" in said) == (0, True), said


@pytest.mark.parametrize("spoil", ["body", "index", "path", "longer", "shorter", "checkpoint"])
def test_a_spoilt_proof_proves_nothing(spoil, tmp_path, published_key):
    make.sealed(300)
    proof = proofs.inclusion(Leaf.objects.get(index=77).entry)
    match spoil:
        case "body":
            proof["body"] = proof["body"].replace("worker", "member")
        case "index":
            proof["index"] += 1
        case "path":
            proof["path"][2] = base64.b64encode(b"0" * 32).decode()
        case "longer":
            proof["path"].append(proof["path"][0])
        case "shorter":
            proof["path"].pop()
        case "checkpoint":
            proof["checkpoint"] = proof["checkpoint"].replace("300", "299")
    assert script("inclusion", saved(tmp_path, proof), "--key", published_key)[0] == 1


def test_a_later_log_can_be_proved_to_begin_with_an_earlier_one(tmp_path, published_key):
    sizes, total = [], 0
    for step in (1, 1, 5, 249, 1, 100, 155, 88):
        make.sealed(step)
        total += step
        sizes.append(total)
    for old in sizes[::2]:
        for new in (size for size in sizes[::3] if size >= old):
            proof = proofs.consistency(old, new)
            status, said = script("consistency", saved(tmp_path, proof), "--key", published_key)
            assert status == 0, (old, new, said)
    proof = proofs.consistency(sizes[3], sizes[-1])
    proof["path"][0] = base64.b64encode(b"0" * 32).decode()
    assert script("consistency", saved(tmp_path, proof), "--key", published_key)[0] == 1


def test_there_is_no_proof_of_what_is_not_sealed():
    make.sealed(3)
    with pytest.raises(proofs.NoProof):
        proofs.inclusion(make.entries(1)[0])
    for old, new in ((0, 3), (3, 4), (5, 3)):
        with pytest.raises(proofs.NoProof):
            proofs.consistency(old, new)


def test_nothing_sealed_is_nothing_to_export(tmp_path):
    with pytest.raises(exports.NothingSealed):
        exports.take(by=OPERATOR, at=timezone.now(), way="command")
    with pytest.raises(CommandError):
        call_command("audit", "export", str(tmp_path / "x"))


def test_the_command_proves_an_entry_in_a_file(tmp_path, published_key):
    make.sealed(40)
    path = tmp_path / "p.json"
    call_command("audit", "prove", str(Leaf.objects.get(index=7).entry_id), "--output", str(path))
    assert script("inclusion", path, "--key", published_key)[0] == 0


def test_the_newest_checkpoint_prints_as_a_line_and_a_square(checkpoint_file, capsys):
    make.sealed(4)
    call_command("audit", "checkpoint")
    printed = capsys.readouterr().out
    assert checkpoint_file.read_text().split(" ", 1)[1].strip() in printed
    assert "█" in printed


def test_the_archive_streams_what_the_folder_holds(tmp_path):
    make.sealed(300)
    _, files = exports.take(by=OPERATOR, at=timezone.now(), way="web")
    files = dict(files)
    raw = b"".join(exports.as_tar(files.items(), timezone.now()))
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        assert {m.name: archive.extractfile(m).read() for m in archive} == {f"log/{n}": c for n, c in files.items()}
    assert Path("tile/entries/001.p/44") in map(Path, files)
