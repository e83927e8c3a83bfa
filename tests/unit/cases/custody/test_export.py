"""The export of custody, checked by the stand-alone script; every value that is changed is found."""

import importlib.util
import json
import subprocess
import sys
from functools import lru_cache

import pytest
from django.utils import timezone

from audit import exports, proofs
from cases.custody import export, policies
from cases.custody.actions import handling, verifications
from tests.factories import audit as log
from tests.factories import cases as factory
from tests.factories import custody as making

WORLDS = [factory.investigating]

NOTE = "The seal of the box was loose on the left."
spec = importlib.util.spec_from_file_location("verify_custody", exports.SCRIPT)
script = importlib.util.module_from_spec(spec)
spec.loader.exec_module(script)
script.signed_by = lru_cache(script.signed_by)  # the same few checkpoints, some hundred times


def now():
    return timezone.now()


@pytest.fixture
def case(people):
    case = factory.investigating(people)
    exhibit = making.offered(case, file=factory.upload(b"the log"))
    handling.refuse(exhibit=exhibit, result="broken", note=NOTE, by=people.reviewer, at=now())
    making.outside(case)
    verifications.verify(case=case, by=people.lead, at=now())
    log.sealed(1)
    return case


def taken(case, *, readable=False):
    return export.take(case=case, readable=readable, by=case.team.lead, at=now())


def checked(text, files=()):
    return script.check_custody(text, script.read_key(proofs.published_key()), files)


def test_it_is_sound_alone_and_holds_no_sealed_word(case, tmp_path):
    text = taken(case)
    assert NOTE not in text
    (tmp_path / "custody.jsonl").write_text(text, encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(exports.SCRIPT), "custody", str(tmp_path / "custody.jsonl")]
    said = subprocess.run([*command, "--key", proofs.published_key()], capture_output=True, text=True, check=True)
    assert "2 exhibits, 7 events" in said.stdout
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2, "the key is not in the file"


def test_a_readable_copy_shows_the_words_and_each_is_held_to_its_commitment(case, tmp_path):
    text = taken(case, readable=True)
    assert NOTE in text
    (tmp_path / "log.txt").write_bytes(b"the log")
    (tmp_path / "other.txt").write_bytes(b"another")
    said = checked(text, [tmp_path / "log.txt", tmp_path / "other.txt"])
    assert "log.txt is the file of exhibit 1." in said
    assert "other.txt is the file of no exhibit" in said
    with pytest.raises(script.Unsound):
        checked(text.replace(NOTE, NOTE.replace("left", "right")))


def leaves(value, path=()):
    if isinstance(value, dict):
        for name in value:
            yield from leaves(value[name], (*path, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from leaves(one, (*path, number))
    else:
        yield path


def changed(row, path):
    made = json.loads(json.dumps(row))
    place = made
    for step in path[:-1]:
        place = place[step]
    was = place[path[-1]]
    place[path[-1]] = was + 1 if isinstance(was, int) else _other(was) if was else "x"
    return made


def _other(text: str) -> str:
    middle = len(text) // 2
    return text[:middle] + ("0" if text[middle] != "0" else "1") + text[middle + 1 :]


def test_every_value_that_is_changed_is_found(case):
    """Each leaf of each line, one after the other."""
    rows = [json.loads(line) for line in taken(case, readable=True).splitlines()]
    passed = []
    for number, row in enumerate(rows):
        for path in leaves(row):
            forged = [*rows[:number], changed(row, path), *rows[number + 1 :]]
            try:
                checked("".join(json.dumps(one) + "\n" for one in forged))
            except (script.Unsound, ValueError, KeyError, TypeError):
                continue
            passed.append((number, path))
    assert not passed


def test_no_line_can_be_left_out_doubled_or_moved(case):
    rows = taken(case).splitlines()[:-1]
    for number in range(len(rows)):
        for kept in (rows[:number] + rows[number + 1 :], [*rows[: number + 1], *rows[number:]]):
            with pytest.raises((script.Unsound, ValueError, KeyError)):
                checked("\n".join([*kept, json.dumps({"end": len(kept) + 1})]))
    last = max(number for number, row in enumerate(rows) if '"event"' in row)
    swapped = [*rows[: last - 1], rows[last], rows[last - 1], *rows[last + 1 :]]
    with pytest.raises(script.Unsound):
        checked("\n".join([*swapped, json.dumps({"end": len(swapped) + 1})]))


def test_it_waits_for_a_verification_and_for_the_log(case):
    factory.exhibit(case)
    with pytest.raises(policies.NotVerified):
        taken(case)
    verifications.verify(case=case, by=case.team.lead, at=now())
    with pytest.raises(export.NotSealedYet):
        taken(case)
