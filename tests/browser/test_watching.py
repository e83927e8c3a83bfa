"""Those who look from outside: the supervisor at figures, the auditor at the log, the custodians at a name."""

import subprocess
import sys

import pytest

from tests.browser.office import Office

BOTH = pytest.mark.parametrize(("language", "script"), [("fr", False), ("en", True)], ids=["fr-no-script", "en-script"])

# What a supervisor oversees: separations that a small office cannot keep, and recommendations that were given to them.
OVERSEEN = ("derogations", "recommendations")
ELSEWHERE = "".join(f':not([href$="/cases/{page}/"])' for page in OVERSEEN)


@pytest.fixture
def office(stack, window, language, script):
    return Office(stack, window, language, script=script)


@BOTH
def test_the_supervisor_sees_figures_and_no_way_to_a_case(office):
    bakary = office["bakary"].open(f"{office.home}statistics/")
    for theme in ("cases", "findings", "discipline"):
        bakary.press(f'a[href$="/{theme}/"]')
        assert bakary.has("main table")
        for room in ("cases", "reports", "discipline"):
            assert not bakary.has(f'a[href^="/{office.language}/{room}/"]{ELSEWHERE}')
    bakary.open(f"{office.home}cases/derogations/").says_not("2026-0001")
    recommended = bakary.open(f"{office.home}cases/recommendations/")
    assert not recommended.has('main a[href*="/cases/"]:not([href*="/recommendations/"])')
    bakary.open(f"{office.home}cases/").says_not("2026-0001")
    bakary.open(f"{office.home}reports/", status=403)


@BOTH
def test_the_auditor_reads_the_log_takes_it_away_and_checks_it_on_another_machine(office, stack, tmp_path):
    rosa = office.at_home("rosa").follow("/log/")
    rosa.press('main tbody a[href*="/log/"]')
    assert rosa.has("main pre")
    rosa.open(f"{office.home}log/?event=member.invited")
    rosa.open(f"{office.home}log/").follow("/log/checkpoints/")
    with rosa.tab.expect_download() as coming:
        rosa.tab.locator('form[action$="/log/export/"] button').click()
    taken = tmp_path / "log.tar"
    coming.value.save_as(taken)

    verified = stack.manage("audit", "verify")
    assert verified.returncode == 0, verified.stderr
    script = tmp_path / "verify_log.py"
    subprocess.run(["tar", "-xOf", taken, "--wildcards", "*verify_log.py"], stdout=script.open("wb"), check=True)
    key = stack.manage("audit", "key").stdout.strip()
    alone = [sys.executable, "-I", "-S", script, "export", taken, "--key", key]
    checked = subprocess.run(alone, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    raw = bytearray(taken.read_bytes())
    place = raw.index(b"member.invited")
    raw[place] ^= 1
    taken.write_bytes(raw)
    forged = subprocess.run(alone, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert forged.returncode == 1, forged.stdout + forged.stderr


@BOTH
def test_pages_that_everybody_has(office):
    for who, path in (
        ("omar", "members/"), ("omar", "members/invite/"), ("awa", "key/"), ("awa", "procedures/"),
        ("bakary", "integrity/"), ("fatou", "reports/identities/"), ("odile", "discipline/"), ("awa", "passphrase/"),
    ):  # fmt: skip
        office[who].open(f"{office.home}{path}")
    office["awa"].open(f"{office.home}nowhere/", status=404)
    procedures = office["awa"].open(f"{office.home}procedures/")
    procedures.press('main a[href*="/procedures/"]')
    out = office.one_press({"fr": "lise", "en": "tomas"}[office.language]).press('form[action*="sign-out"] button')
    assert "signed-out" in out.path
