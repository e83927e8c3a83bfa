"""The reporter's site behind a proxy with TLS and behind tor: what each may say, and that the two files are sound."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap

import pytest

from config import hosts
from config.running import keys
from config.running.places import ROOT

ONION = "a" * 56 + ".onion"
CLEARNET = "report.example.org"
PAGES = """
import os, django
django.setup()
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client
for path in ("/healthz",):
    for host in {hosts!r}:
        answer = Client(headers={{"host": host}}).get(path, **{extra!r})
        print(path, host, answer.status_code, dict(answer.headers), dict(answer.cookies))
"""


def settings_of(tmp_path, *, expect: int = 0, code: str = "import django; django.setup()", **environment: str):
    """Run a line as the reporter's process with this environment; what it said."""
    keys.make(tmp_path / "secrets")
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={
            "PATH": os.environ["PATH"],
            "SITE": "reporter",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "AMANA_VAR": str(tmp_path),
            "DATABASE_URL": "postgresql://nobody@/nothing?host=/nowhere",
            **keys.environment(tmp_path / "secrets", "reporter"),
            **environment,
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.returncode == expect, said.stdout + said.stderr
    return said.stdout + said.stderr


def pages(tmp_path, *asked: str, extra=None, **environment: str) -> list[str]:
    said = settings_of(tmp_path, code=PAGES.format(hosts=asked, extra=extra or {}), **environment)
    return [line for line in said.splitlines() if line.startswith("/healthz")]


def test_the_onion_service_insists_on_no_tls_and_answers_to_its_own_name_alone(tmp_path):
    right, wrong, forged = pages(tmp_path, ONION, CLEARNET, f"{ONION}.evil.example", ONION=("1"), ONION_ADDRESS=ONION)
    assert " 200 " in right
    assert "Strict-Transport-Security" not in right
    assert "Onion-Location" not in right
    assert "'Referrer-Policy': 'same-origin'" in right
    assert "default-src 'none'" in right
    assert right.endswith("{}"), "no cookie"
    assert " 400 " in wrong
    assert " 400 " in forged


def test_the_clearnet_tells_tor_browser_where_the_onion_is(tmp_path):
    behind = {"ALLOWED_HOSTS": CLEARNET, "BEHIND_TLS_PROXY": "1", "ONION_ADDRESS": ONION}
    secure, forged = pages(tmp_path, CLEARNET, "evil.example", extra={"HTTP_X_FORWARDED_PROTO": "https"}, **behind)
    assert f"'Onion-Location': 'http://{ONION}/healthz'" in secure
    assert "Strict-Transport-Security" in secure
    assert " 400 " in forged
    assert "http://evil" not in forged
    (plain,) = pages(tmp_path, CLEARNET, **behind)
    assert " 301 " in plain
    assert "Onion-Location" not in plain


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must list full names"),
        ({"ALLOWED_HOSTS": ".example.org"}, "ALLOWED_HOSTS must list full names"),
        ({"ONION_ADDRESS": "short.onion"}, "Copy it from the file hostname"),
        ({"ONION": "1"}, "needs its ONION_ADDRESS"),
    ],
)
def test_a_wrong_name_stops_the_start_with_a_sentence(tmp_path, environment, sentence):
    assert sentence in settings_of(tmp_path, expect=1, **environment)


def test_the_staff_site_is_no_onion():
    with pytest.raises(SystemExit):
        hosts.require_sound(["a.example"], onion=True, address=ONION, site="staff")


@pytest.mark.skipif(shutil.which("tor") is None, reason="no tor: apt-get install tor")
def test_tor_takes_the_torrc(tmp_path):
    text = (ROOT / "deploy/onion/torrc").read_text(encoding="utf-8").replace("/var/lib/tor/amana", str(tmp_path / "hs"))
    (tmp_path / "torrc").write_text(f"DataDirectory {tmp_path / 'state'}\n{text}", encoding="utf-8")
    command = ["tor", "--verify-config", "--defaults-torrc", "/dev/null", "-f", str(tmp_path / "torrc")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Configuration was valid" in done.stdout


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx: apt-get install nginx-light")
def test_nginx_takes_its_file(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "fullchain.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True, timeout=60)
    text = (ROOT / "deploy/onion/nginx.conf").read_text(encoding="utf-8")
    here = {"/etc/amana/tls": tmp_path, "/run/amana": tmp_path, "listen 80;": "listen 18080;", " 443 ": " 18443 "}
    for old, new in here.items():
        text = text.replace(old, str(new))
    (tmp_path / "nginx.conf").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_proxy_hands_on_no_address_and_spools_nothing():
    text = (ROOT / "deploy/onion/nginx.conf").read_text(encoding="utf-8")
    assert not re.search(r"\$(remote_addr|proxy_add_x_forwarded_for|http_user_agent|http_referer)", text)
    for needed in ("access_log off;", "proxy_request_buffering off;", "proxy_max_temp_file_size 0;", "return 444;"):
        assert needed in text


# -- parameters twice, and names forged, at the running site -------------------------------------------------------


def ask(stack, headers: dict[str, str], method: str = "GET", path: str = "/en/tell/", body: str = ""):
    line = http.client.HTTPConnection("127.0.0.1", stack.ports["reporter"], timeout=30)
    try:
        line.putrequest(method, path, skip_host=True)
        for name, value in headers.items():
            line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())
    finally:
        line.close()


FORGED = ("evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "a b", "[::1", "*")


@pytest.mark.parametrize("host", FORGED)
def test_a_forged_host_finds_nothing_and_is_repeated_nowhere(stack, host):
    status, html, headers = ask(stack, {"Host": host})
    assert status == 400
    assert "evil" not in html + str(headers)


def test_a_forwarded_host_is_not_believed(stack):
    forged = {"Host": "127.0.0.1", "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil"}
    status, html, headers = ask(stack, forged)
    assert status == 200
    assert "evil" not in html + str(headers)


def test_two_hosts_are_refused(stack):
    with socket.create_connection(("127.0.0.1", stack.ports["reporter"]), timeout=30) as line:
        line.sendall(b"GET /en/ HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert line.recv(64).split(b" ")[1] == b"400"
