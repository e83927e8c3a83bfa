"""The headers of every answer."""

import re

import pytest
from csp.utils import build_policy
from django.http import HttpResponse
from django.test import RequestFactory

from ui.middleware import SecurityHeaders
from ui.security import HEADERS, content_security_policy


def policy(site: str, settings) -> dict:
    settings.CONTENT_SECURITY_POLICY = content_security_policy(site)
    return dict(part.strip().split(" ", 1) for part in build_policy().split(";"))


@pytest.mark.parametrize("site", ["reporter", "staff"])
def test_a_page_may_do_nothing_that_its_own_origin_did_not_send(site, settings):
    directives = policy(site, settings)
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == directives["base-uri"] == "'none'"
    assert directives["form-action"] == "'self'"
    assert directives["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in str(directives)
    assert "http" not in str(directives)


def test_only_the_staff_may_run_a_script_and_only_ours(settings):
    assert "script-src" not in policy("reporter", settings)
    assert policy("staff", settings)["script-src"] == "'self'"


def test_every_answer_carries_the_headers():
    response = SecurityHeaders(lambda request: HttpResponse("here"))(RequestFactory().get("/"))
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert response.headers["Cache-Control"] == "no-store"
    assert all(re.fullmatch(r"[a-z-]+=\(\)", power) for power in response.headers["Permissions-Policy"].split(", "))


def test_a_static_file_keeps_its_own_cache_rule():
    cached = SecurityHeaders(lambda request: HttpResponse("p{}", headers={"Cache-Control": "public, max-age=60"}))
    assert cached(RequestFactory().get("/")).headers["Cache-Control"] == "public, max-age=60"


def test_the_referrer_rule_leaves_the_csrf_check_its_origin():
    assert HEADERS["Referrer-Policy"] == "same-origin"
