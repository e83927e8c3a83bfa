"""A style sheet crosses a slow line compressed, and never in an old version."""

import gzip
import os

from config import statics


def sheet(root, text="a { color: red; }\n" * 50):
    path = root / "ui" / "static" / "ui" / "amana.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_each_file_has_a_compressed_copy_made_once(tmp_path):
    path = sheet(tmp_path)
    (written,) = statics.compress_all(tmp_path)
    assert gzip.decompress(written.read_bytes()) == path.read_bytes()
    assert statics.compress_all(tmp_path) == []


def test_a_changed_file_gets_a_new_copy(tmp_path):
    path = sheet(tmp_path)
    (written,) = statics.compress_all(tmp_path)
    os.utime(written, (1, 1))
    path.write_text("b { color: blue; }", encoding="utf-8")
    statics.compress_all(tmp_path)
    assert gzip.decompress(written.read_bytes()) == b"b { color: blue; }"


def test_a_folder_that_cannot_be_written_to_is_served_as_it_is(tmp_path, monkeypatch):
    sheet(tmp_path)

    def full(*_arguments):
        raise OSError("read-only")

    monkeypatch.setattr(type(tmp_path), "write_bytes", full)
    assert statics.compress_all(tmp_path) == []
