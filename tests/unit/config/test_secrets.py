"""A missing or weak secret stops the start; each process gets its own and no other."""

import base64
import os
import stat

import pytest

from config import secrets
from config.running import keys

STRONG = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def _no_secrets_around(monkeypatch):
    for name in os.environ:
        if name.startswith("AMANA_"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("", "is missing"),
        ("change-me", "is not base64"),
        (base64.b64encode(b"short").decode(), "is too weak"),
        (base64.b64encode(b"\x00" * 32).decode(), "is too weak"),
        (base64.b64encode(b"abcabcab" * 4).decode(), "is too weak"),
    ],
)
def test_a_missing_or_weak_secret_stops_the_start_and_says_what_to_do(monkeypatch, value, says):
    monkeypatch.setenv("AMANA_TOTP_KEY", value)
    with pytest.raises(SystemExit, match=f"AMANA_TOTP_KEY {says}.*Make one with: python3 -c"):
        secrets.reader(site="staff", testing=False)("TOTP_KEY")


def test_a_secret_comes_from_the_file_that_is_named(tmp_path, monkeypatch):
    (tmp_path / "key").write_text(STRONG + "\n", encoding="ascii")
    monkeypatch.setenv("AMANA_TOTP_KEY_FILE", str(tmp_path / "key"))
    assert secrets.reader(site="staff", testing=False)("TOTP_KEY") == bytes(range(32))


def test_a_file_that_cannot_be_read_stops_the_start(tmp_path, monkeypatch):
    monkeypatch.setenv("AMANA_TOTP_KEY_FILE", str(tmp_path / "missing"))
    with pytest.raises(SystemExit, match="cannot be read"):
        secrets.reader(site="staff", testing=False)("TOTP_KEY")


def test_a_site_reads_no_secret_that_it_does_not_need(monkeypatch):
    for name in ("TOTP_KEY", "LOG_SIGNING_KEY"):
        monkeypatch.setenv(f"AMANA_{name}", STRONG)
        assert secrets.reader(site="reporter", testing=False)(name) == b""
    assert secrets.reader(site="staff", testing=False)("LOG_SIGNING_KEY") == b""
    assert secrets.reader(site="worker", testing=False)("TOTP_KEY") == b""


def test_the_demo_makes_strong_secrets_that_only_their_owner_may_read(tmp_path, monkeypatch):
    folder = tmp_path / "secrets"
    keys.make(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    for site, names in secrets.NEEDED.items():
        for variable, value in keys.environment(folder, site).items():
            monkeypatch.setenv(variable, value)
        assert all(secrets.reader(site=site, testing=False)(name) for name in names)


def test_secrets_once_made_are_kept(tmp_path):
    keys.make(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    keys.make(tmp_path)
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_sites_sign_with_different_keys_and_see_no_other_sites_files(tmp_path):
    given = {site: keys.environment(tmp_path, site) for site in secrets.NEEDED}
    assert len({files["AMANA_SECRET_KEY_FILE"] for files in given.values()}) == 3
    assert given["reporter"]["AMANA_DRAFT_KEY_FILE"] != given["staff"]["AMANA_DRAFT_KEY_FILE"]
    assert "AMANA_TOTP_KEY_FILE" not in given["reporter"]
    assert "AMANA_LOG_SIGNING_KEY_FILE" not in given["staff"]
