import hashlib
import io
import os
import time
import tracemalloc
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault import files
from vault.files import FileBroken, FileSecret, SealingWriter, unsealed

PLAIN = os.urandom(200_000)


def sealed(plaintext: bytes, piece: int = 60_000) -> tuple[bytes, FileSecret]:
    out = io.BytesIO()
    writer = SealingWriter(out, uuid.uuid4())
    for start in range(0, len(plaintext), piece):
        writer.write(plaintext[start : start + piece])
    secret = writer.finish()
    return out.getvalue(), secret


def opened(ciphertext: bytes, secret: FileSecret) -> bytes:
    return b"".join(unsealed(io.BytesIO(ciphertext), secret))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 300_000), st.integers(1, 100_000))
def test_a_file_opens_whatever_the_size_of_its_pieces(size, piece):
    plaintext = PLAIN[:1] * size
    ciphertext, secret = sealed(plaintext, max(piece, size // 50 + 1))
    assert opened(ciphertext, secret) == plaintext
    assert (secret.size, secret.digest) == (size, hashlib.sha256(plaintext).digest())


def test_the_size_on_disk_does_not_tell_the_size():
    assert len(sealed(bytes(70_001))[0]) == len(sealed(bytes(71_000))[0])


@pytest.mark.parametrize("kept", [0, 1, 1000, 50_000, -1, -1000])
def test_a_cut_file_does_not_open(kept):
    ciphertext, secret = sealed(PLAIN)
    with pytest.raises(FileBroken):
        opened(ciphertext[:kept], secret)


def test_an_extended_file_does_not_open():
    ciphertext, secret = sealed(PLAIN)
    with pytest.raises(FileBroken):
        opened(ciphertext + b"\x00" * 20_000, secret)


def test_a_reordered_file_does_not_open():
    ciphertext, secret = sealed(PLAIN)
    third = len(ciphertext) // 3
    with pytest.raises(FileBroken):
        opened(ciphertext[:40] + ciphertext[third:] + ciphertext[40:third], secret)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_changed_byte_does_not_open(data):
    ciphertext, secret = sealed(PLAIN[:40_000])
    position = data.draw(st.integers(0, len(ciphertext) - 1))
    changed = bytearray(ciphertext)
    changed[position] ^= 1
    with pytest.raises(FileBroken):
        opened(bytes(changed), secret)


def test_a_file_under_another_id_does_not_open():
    ciphertext, secret = sealed(PLAIN)
    with pytest.raises(FileBroken):
        opened(ciphertext, FileSecret(uuid.uuid4(), secret.key, secret.size, secret.digest))


@pytest.mark.parametrize("size", [100, 199_999, 250_000])
def test_a_secret_that_lies_about_the_size_does_not_open(size):
    ciphertext, secret = sealed(PLAIN)
    with pytest.raises(FileBroken):
        opened(ciphertext, FileSecret(secret.file_id, secret.key, size, secret.digest))


def test_a_file_secret_is_read_as_it_was_written():
    _ciphertext, secret = sealed(b"x")
    again = FileSecret.from_bytes(bytes(secret))
    assert bytes(again) == bytes(secret)
    with pytest.raises(FileBroken):
        FileSecret.from_bytes(bytes(secret)[:-1])


def test_a_large_file_is_sealed_and_opened_in_constant_memory(tmp_path):
    path, chunk = tmp_path / "large", bytes(files.CHUNK)
    tracemalloc.start()
    with path.open("wb") as out:
        writer = SealingWriter(out, uuid.uuid4())
        for _ in range(256):  # 64 MiB
            writer.write(chunk)
        secret = writer.finish()
    with path.open("rb") as source:
        size = sum(len(plain) for plain in unsealed(source, secret))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size == 64 * 2**20
    assert peak < 4 * 2**20


def test_a_file_that_was_never_kept_is_swept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    old, kept = uuid.uuid4(), uuid.uuid4()
    for file_id in (old, kept):
        files.path_of(file_id, files.ARRIVING).parent.mkdir(parents=True, exist_ok=True)
        files.path_of(file_id, files.ARRIVING).write_bytes(b"")
    files.keep(kept)
    assert files.sweep(before=time.time() - 60) == 0
    assert files.sweep(before=time.time() + 60) == 1
    assert files.path_of(kept).exists()
    files.erase(kept)
    files.erase(kept)
    assert not files.path_of(kept).exists()


def test_a_missing_file_is_broken(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(FileBroken):
        list(files.opened(sealed(b"x")[1]))
