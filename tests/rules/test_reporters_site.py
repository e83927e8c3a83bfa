"""The reporter's pages need no script, set no cookie but the form's, keep no address, and are light."""

import gzip
import re

import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from config import gunicorn
from tests.factories.reporter_site import settle_on
from tests.factories.reporting_channels import channel
from tests.rules.addresses import addresses
from tests.rules.reading import ROOT, named, python_files, short
from ui.security import content_security_policy

HOME_WITH_ALL_IT_LOADS = 20 * 1024  # bytes, compressed (UX.md)
ADDRESS = re.compile(r"REMOTE_ADDR|HTTP_X_FORWARDED_FOR|X-Forwarded-For|HTTP_USER_AGENT", re.IGNORECASE)
# Where an address may pass through: a keyed hash of it, rotated, in memory alone.
MAY_LOOK = {
    "reporting_channels/slowness.py": "how long a wrong receipt waits; hashed, never stored",
    "cases/attention/views.py": "counts wrong calendar addresses under a keyed hash that lives ten minutes",
    "reporting_channels/views/come_back.py": "hands it to what slows guessing down, and nowhere else",
}


@pytest.fixture
def pages(client, db, settings):
    """Every page of the site in both languages, as they come to somebody who brings nothing."""
    channel()
    settle_on(settings)
    found = {}
    for one in addresses("config.urls_reporter"):
        for language in ("en", "fr"):
            path = re.sub(r"^/en/", f"/{language}/", reverse(one.name))
            found[path] = client.get(path)
    return found


def test_no_page_has_a_script(pages):
    for path, page in pages.items():
        text = page.content.decode()
        assert not re.search(r"<script|\son[a-z]+=|javascript:|hx-", text), path


def test_the_reporters_browser_is_told_to_run_no_script():
    directives = content_security_policy("reporter")["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives.get("script-src", ["'none'"]) == ["'none'"]


def test_no_page_sets_a_cookie_but_the_forms(pages):
    for path, page in pages.items():
        assert set(page.cookies) <= {django_settings.CSRF_COOKIE_NAME}, path


def test_no_page_names_another_host(pages):
    """But for the one that "exit this page" leads to, which nothing is loaded from."""
    for path, page in pages.items():
        loaded = re.findall(r'<(?:link|img|script|iframe|source|use)[^>]*(?:href|src)="([^"#]+)', page.content.decode())
        assert all(one.startswith("/") for one in loaded), path


def test_the_first_page_is_light(pages, client):
    page = pages["/fr/"].content
    styles = set(re.findall(r'<link[^>]+href="([^"]+\.css)"', page.decode()))
    assert len(styles) <= 2
    total = len(gzip.compress(page))
    for path in styles:
        name = path.removeprefix(django_settings.STATIC_URL)
        file = next((ROOT / "ui" / "static").rglob(name.split("/")[-1].split("?")[0]))
        total += len(gzip.compress(file.read_bytes()))
    assert total <= HOME_WITH_ALL_IT_LOADS


def test_nothing_reads_an_address_but_what_slows_guessing_down():
    looking = {short(path) for path in python_files() if ADDRESS.search(path.read_text(encoding="utf-8"))}
    assert {path for path in looking if not path.startswith(("accounts/", "config/"))} <= set(MAY_LOOK)


def test_the_web_server_writes_no_line_per_request():
    assert gunicorn.accesslog is None
    assert gunicorn.logger_class is gunicorn.QuietLogger


def test_no_log_keeps_an_address():
    """Django's own lines name the path and nothing of who asked; no setting adds to them."""
    configured = str(getattr(django_settings, "LOGGING", {}))
    assert not re.search(r"remote_addr|REMOTE_ADDR|ip_address|%\(h\)s", configured)
    assert not [p for p in python_files("reporting_channels") if re.search(r"\blogging\b|structlog", p.read_text())]


def test_the_reporters_views_use_no_session_and_no_account():
    for path in named("views", "reporting_channels"):
        if path.stem in ("home", "tell", "come_back", "published"):
            assert not re.search(r"request\.(session|user|member)\b", path.read_text(encoding="utf-8")), short(path)
