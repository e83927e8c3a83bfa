"""The editor of profiles: what changed in words, problems with their lines, drafts signed with a note, pins refused."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from config import demonstration
from procedures import access, differing, faults, loading, policies, writing
from procedures.actions import versions
from procedures.models import ProcedureVersion
from tests.factories import accounts, cases
from tests.factories import procedures as make
from tests.factories.accounts import member
from tests.factories.desks import page
from tests.unit.procedures.test_loading import CORPUS, MINIMAL, problems_of

FRENCH = make.FRENCH_STATE.read_text(encoding="utf-8")
SHORTER = FRENCH.replace("amount = 15\n", "amount = 10\n", 1).replace('status = "worked"', 'status = "draft"', 1)


def signed_in(who) -> Client:
    client = Client()
    accounts.sign_in(client, who)
    return client


def said(points):
    return [
        (str(one.section), one.name, change.label, change.before, change.after)
        for one in points
        for change in one.changes
    ]


def test_a_changed_time_limit_is_told_in_words_with_its_standing():
    old, new = (loading.load_text(text, "x") for text in (FRENCH, SHORTER))
    points = differing.differences(old.body, new.body)
    assert (
        "Time limits", "Notice before the board sits", "How long",
        "15 days, the first day counts", "10 days, the first day counts",
    ) in said(points)  # fmt: skip
    notice = next(one for one in points if one.name == "Notice before the board sits")
    assert notice.law_after.standing == "read"
    with override("fr"):
        assert "10 jours, le premier jour compte" in str(said(differing.differences(old.body, new.body)))


def test_what_is_new_gone_and_reordered_is_told():
    gone = FRENCH.replace('code = "blame"', 'code = "blame-2"').replace('"blame"', '"blame-2"')
    kinds = {
        (one.kind, one.name) for one in differing.differences(*(loading.load_text(t, "x").body for t in (FRENCH, gone)))
    }
    assert {("added", "Reprimand"), ("removed", "Reprimand")} <= kinds
    body = loading.load_text(FRENCH, "x").body
    assert differing.differences(body, body) == []


def test_a_source_read_again_tells_its_new_standing():
    lawyer = FRENCH.replace("verified_by_lawyer = false", "verified_by_lawyer = true", 1)
    points = differing.differences(*(loading.load_text(text, "x").body for text in (FRENCH, lawyer)))
    assert [(str(one.section), one.changes[0].label, one.changes[0].after) for one in points] == [
        ("Sources", "Verified by a lawyer", "yes")
    ]


@pytest.mark.parametrize("path", loading.shipped(), ids=lambda path: path.stem)
def test_every_shipped_profile_can_be_written_out_and_loaded_again(path):
    loaded = loading.load_file(path)
    again = loading.load_text(writing.as_toml(loaded.body), "again")
    assert again.digest == loaded.digest


@pytest.mark.parametrize("path", loading.shipped(), ids=lambda path: path.stem)
def test_every_key_of_every_shipped_profile_has_a_name(path):
    book = differing.Book(loading.load_file(path).body)
    facts = {
        part
        for section in differing.SECTIONS
        for row in book.rows(section).values()
        for p in differing._facts(row)
        for part in p[-1:]
    }
    unnamed = {key for key in facts if key not in differing.KEYS} - {"name", "must_be"}
    assert unnamed == set()


def test_every_sentence_about_a_malformed_profile_is_said_in_french():
    for found, becomes, _says in CORPUS.values():
        for problem in problems_of(MINIMAL.replace(found, becomes, 1)):
            assert faults.is_known(problem.sentence), problem.sentence
            with override("fr"):
                assert faults.in_words(problem.sentence) != problem.sentence


def test_lists_that_lie_too_deep_end_in_a_sentence():
    assert "too deep" in problems_of("x = " + "[" * 100_000)[0].sentence


@pytest.mark.django_db
def test_an_administrator_checks_compares_and_loads_a_draft_and_the_head_signs_it():
    make.version()
    admin, head = member(["administrator"]), member(["head_of_office"])
    desk, url = signed_in(admin), reverse("procedures:load")
    broken = desk.post(url, {"text": "\n" + SHORTER.replace("amount = 10\n", "amount = 0\n", 1), "act": "check"})
    line = ("\n" + SHORTER).splitlines().index("amount = 10") + 1
    assert broken.status_code == 422
    assert f"line {line}:" in page(broken)
    assert "it must be from 1 to 1000" in page(broken)
    checked = page(desk.post(url, {"text": SHORTER, "act": "check"}))
    assert "10 days, the first day counts" in checked
    assert ProcedureVersion.objects.count() == 1
    done = desk.post(url, {"text": SHORTER, "act": "load"})
    draft = ProcedureVersion.objects.get(status="draft")
    assert (done.status_code, done["Location"]) == (302, draft.get_absolute_url())
    assert "10 days, the first day counts" in page(desk.get(reverse("procedures:changes", args=[draft.pk])))
    sign = reverse("procedures:sign", args=[draft.pk])
    assert desk.get(sign).status_code == 403
    theirs = signed_in(head)
    assert theirs.post(sign, {"note": "  "}).status_code == 422
    assert theirs.post(sign, {"note": "Read against the decree of 1984."}).status_code == 302
    shown = page(desk.get(draft.get_absolute_url()))
    assert "Read against the decree of 1984." in shown
    assert head.name in shown


@pytest.mark.django_db
def test_the_editor_begins_from_a_version_and_is_closed_to_others():
    version = make.version()
    begun = page(signed_in(member(["administrator"])).get(f"{reverse('procedures:load')}?from={version.pk}"))
    assert "exclusion-3" in begun
    for role in ("head_of_office", "investigator", "secretariat"):
        client = signed_in(member([role]))
        assert client.get(reverse("procedures:load")).status_code == 403
        assert client.post(reverse("procedures:load"), {"text": SHORTER, "act": "load"}).status_code == 403
    admin = signed_in(member(["administrator"]))
    assert admin.get(f"{reverse('procedures:load')}?from=nonsense").status_code == 404


@pytest.mark.django_db
def test_a_member_cannot_load_a_worked_profile_not_even_past_the_action():
    admin = member(["administrator"])
    answer = signed_in(admin).post(reverse("procedures:load"), {"text": FRENCH, "act": "load"})
    assert answer.status_code == 422
    assert ProcedureVersion.objects.count() == 0
    loaded = loading.load_text(FRENCH, "x")
    with pytest.raises(IntegrityError, match="a draft"), transaction.atomic():
        ProcedureVersion.objects.create(
            code="fr-state", country="FR", corps="x", valid_from=loaded.profile.valid_from, body=loaded.body,
            digest=loaded.digest, status="worked", loaded_at=timezone.now(), loaded_by=admin,
        )  # fmt: skip


@pytest.mark.django_db
def test_nobody_signs_what_they_loaded_nor_without_a_note():
    both = member(["administrator", "head_of_office"])
    draft = versions.load_text(text=SHORTER, by=both, at=timezone.now())
    with pytest.raises(policies.OwnDraft):
        versions.sign(version=draft, note="Mine.", by=both, at=timezone.now())
    rows = ProcedureVersion.objects.filter(pk=draft.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(signed_at=timezone.now(), signed_by=both, signing_note="Mine.")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(signed_at=timezone.now(), signed_by=member(["head_of_office"]), signing_note=" ")


@pytest.mark.django_db
def test_the_database_lets_no_case_follow_an_unsigned_draft_outside_the_demonstration(tmp_path, settings, monkeypatch):
    draft = make.draft(tmp_path)
    monkeypatch.setattr(cases, "procedure", lambda: draft)
    monkeypatch.setattr("cases.actions.cases.require_may_pin", lambda **_asked: None)  # as if the code forgot
    with pytest.raises(IntegrityError, match="not signed"), transaction.atomic():
        cases.opened()
    settings.DEMO = True
    demonstration.mark()
    assert cases.opened().procedure == draft


@pytest.mark.django_db
def test_the_version_before_is_the_newest_older_one(tmp_path):
    first = make.version()
    later = make.draft(tmp_path, valid_from="2026-01-01")
    assert access.before(later) == first
    assert access.before(first) == later
    assert datetime.now(UTC) >= later.loaded_at
