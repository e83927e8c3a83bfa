import hashlib
import os
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from vault import files, upload

PLAIN = b"The lorry left at four. " * 20_000


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.FILE_UPLOAD_HANDLERS = ["vault.upload.SealingUploadHandler"]
    settings.UPLOAD_MAX_BYTES = 2**20
    settings.UPLOAD_MAX_FILES = 2
    return tmp_path


class Form(forms.Form):
    words = forms.CharField()
    file = upload.SealedFileField()


def posted(*contents: bytes, name: str = "note.txt"):
    sent = [SimpleUploadedFile(name, content, "text/plain") for content in contents]
    request = RequestFactory().post("/", {"words": "typed with care", "file": sent})
    return request, request.FILES.getlist("file")


def stored(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def test_a_file_is_sealed_while_it_arrives(media):
    request, (arrived,) = posted(PLAIN)
    (path,) = stored(media)
    assert PLAIN[:24] not in path.read_bytes()
    assert "note" not in str(path)
    assert Form(request.POST, request.FILES).is_valid()
    assert (arrived.name, arrived.size, arrived.head) == ("note.txt", len(PLAIN), PLAIN[:4096])
    assert b"".join(arrived.chunks()) == PLAIN
    secret = arrived.keep()
    assert secret.digest == hashlib.sha256(PLAIN).digest()
    assert b"".join(files.opened(secret)) == b"".join(arrived.chunks()) == PLAIN
    request.close()
    assert stored(media) == [files.path_of(secret.file_id)]


def test_a_file_that_is_not_kept_goes_with_the_request(media):
    request, _arrived = posted(PLAIN)
    assert stored(media)
    request.close()
    assert stored(media) == []


def test_a_drafts_file_outlives_its_request_until_the_draft_is_sent(media):
    request, (arrived,) = posted(PLAIN)
    secret = arrived.wait()
    request.close()
    files.keep(secret.file_id)
    assert b"".join(files.opened(secret)) == PLAIN


def test_a_file_too_big_is_refused_in_words_and_the_typed_text_stays(media):
    request, (arrived,) = posted(os.urandom(2**20 + 1))
    assert stored(media) == []
    form = Form(request.POST, request.FILES)
    assert form.errors["file"] == ["This file is too big. A file may have at most 1 MB."]
    assert form.cleaned_data["words"] == "typed with care"
    for take in (arrived.keep, arrived.wait):
        with pytest.raises(upload.TooBig):
            take()


def test_one_file_too_many_is_refused_in_words(media):
    _request, arrived = posted(b"1", b"2", b"3")
    assert [type(one.refusal) for one in arrived] == [type(None), type(None), upload.TooMany]
    assert len(stored(media)) == 2


def test_an_endless_file_is_cut_off(media):
    _request, arrived = posted(bytes(2**20 * 5))
    assert arrived == []
    assert stored(media) == []


def test_a_full_disk_is_said_in_words(media, monkeypatch):
    def full(self, chunk):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upload.SealingWriter, "write", full)
    request, _arrived = posted(PLAIN)
    assert "could not be stored" in Form(request.POST, request.FILES).errors["file"][0]
    assert stored(media) == []


def test_an_empty_file_is_refused_by_the_form():
    request, _arrived = posted(b"")
    assert "file" in Form(request.POST, request.FILES).errors
