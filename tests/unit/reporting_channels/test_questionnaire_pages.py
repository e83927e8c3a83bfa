"""The editor of questionnaires: made in pages, tried out, published, and nothing that was typed is lost."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.actors import OPERATOR
from audit.models import Entry
from reporting_channels.actions import questionnaires
from reporting_channels.models import Questionnaire, QuestionnaireVersion
from reporting_channels.questionnaires.conditions import asked
from tests.factories.accounts import member, sign_in
from tests.factories.reporting_channels import channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, as_site):
    """An administrator's browser, before a process with the rights of the staff's site."""
    sign_in(client, member(["administrator"], name="Omar Admin", language="en"))
    as_site("staff")
    return client


@pytest.fixture
def draft(office):
    """A fresh draft with one question."""
    questionnaires.load(code="general", by=OPERATOR, at=timezone.now())
    posted = {"title_en": "Lost seals", "title_fr": "Scellés perdus", "about_en": "A seal is gone."}
    posted |= {"about_fr": "Un scellé a disparu.", "category": "fraud", "like": ""}
    answer = office.post(reverse("questionnaire_new"), posted)
    made = QuestionnaireVersion.objects.get(published_at=None)
    assert answer.url == reverse("questionnaire_draft", args=[made.pk])
    return made


def page(answer) -> str:
    return re.sub(r"\s+", " ", html.unescape(answer.content.decode()))


def digest(version) -> str:
    return QuestionnaireVersion.objects.get(pk=version.pk).digest


def now(version):
    return QuestionnaireVersion.objects.get(pk=version.pk).definition


def choice(**more) -> dict[str, str]:
    """A question with two choices, as a browser posts it."""
    posted = {"kind": "choice", "asks_en": "Which seal?", "asks_fr": "Quel scellé ?", "why_en": "W.", "why_fr": "P."}
    posted |= {"choices-count": "2", "choices-0-words_en": "Lead", "choices-0-words_fr": "Plomb"}
    posted |= {"choices-0-points": "5", "choices-1-words_en": "Bolt", "choices-1-words_fr": "Boulon"}
    return posted | {"joint": "always", "conditions-count": "1", "conditions-0-compares": "", "go": "save"} | more


def text(**more) -> dict[str, str]:
    posted = {"kind": "short_text", "asks_en": "Its number?", "asks_fr": "Son numéro ?", "why_en": "W.", "why_fr": "P."}
    return posted | {"joint": "always", "conditions-count": "0", "go": "save"} | more


def add(office, draft, posted, section="facts"):
    url = reverse("questionnaire_add", args=[draft.pk, section])
    return office.post(url, {"digest": digest(draft)} | posted)


def edit(office, draft, code, posted):
    return office.post(reverse("questionnaire_question", args=[draft.pk, code]), {"digest": digest(draft)} | posted)


def press(office, draft, go, **more):
    return office.post(reverse("questionnaire_draft", args=[draft.pk]), {"digest": digest(draft), "go": go} | more)


def test_a_draft_begins_with_the_one_question_that_all_have(draft):
    assert [one.code for one in now(draft).questions] == ["what"]
    assert draft.questionnaire.code == "lost-seals"


def test_questions_are_added_with_choices_points_and_a_condition_and_the_draft_is_published(office, draft):
    assert add(office, draft, choice()).status_code == 302
    question = now(draft).questions[-1]
    assert (question.code, [one.code for one in question.choices]) == ("which_seal", ["lead", "bolt"])
    condition = {"joint": "all", "conditions-count": "1", "conditions-0-compares": "which_seal|is|lead"}
    assert add(office, draft, text(**condition)).status_code == 302
    asked_if = [one.code for _part, one in asked(now(draft), {"which_seal": "lead"})]
    assert asked_if == ["what", "which_seal", "its_number"]
    assert [one.code for _part, one in asked(now(draft), {"which_seal": "bolt"})] == ["what", "which_seal"]
    outline = page(office.get(reverse("questionnaire_draft", args=[draft.pk])))
    assert "asked if “Which seal?” is “Lead”" in outline
    assert "Points need bands" in outline
    whole = {"title_en": "Lost seals", "title_fr": "Scellés perdus", "about_en": "A.", "about_fr": "A."}
    whole |= {"category": "fraud", "medium": "3", "high": "", "digest": digest(draft)}
    assert office.post(reverse("questionnaire_whole", args=[draft.pk]), whole).status_code == 302
    url = reverse("questionnaire_publish", args=[draft.pk])
    assert "added: One choice" in page(office.get(url))
    assert office.post(url, {"digest": digest(draft)}).status_code == 302
    assert QuestionnaireVersion.objects.get(pk=draft.pk).is_published
    assert office.get(reverse("questionnaire_draft", args=[draft.pk])).status_code == 409  # from now on it stays


def test_what_is_missing_stands_beside_its_place_and_in_the_way(office, draft):
    add(office, draft, choice(asks_fr="", **{"choices-1-words_fr": ""}))
    outline = page(office.get(reverse("questionnaire_draft", args=[draft.pk])))
    assert "Words are missing for the question (fr)" in outline
    published = office.post(reverse("questionnaire_publish", args=[draft.pk]), {"digest": digest(draft)})
    assert published.status_code == 422
    assert "This stands in the way" in page(published)
    assert not QuestionnaireVersion.objects.get(pk=draft.pk).is_published


def test_two_who_edit_at_once_lose_nothing(office, draft):
    old = digest(draft)
    add(office, draft, choice())
    first = edit(office, draft, "which_seal", choice(asks_en="First words") | _codes())
    assert first.status_code == 302
    second = edit(office, draft, "which_seal", choice(asks_en="Second words", digest=old) | _codes())
    assert second.status_code == 409
    assert "First words" in page(second)
    assert "Second words" in page(second)
    assert now(draft).question("which_seal").asks["en"] == "First words"
    fresh = re.search(r'name="digest" value="(\w{64})"', second.content.decode())[1]
    edit(office, draft, "which_seal", choice(asks_en="Second words", digest=fresh) | _codes())
    assert now(draft).question("which_seal").asks["en"] == "Second words"


def _codes() -> dict[str, str]:
    return {"choices-0-code": "lead", "choices-1-code": "bolt"}


def test_a_question_taken_out_by_somebody_else_can_be_put_back(office, draft):
    add(office, draft, text())
    old = digest(draft)
    press(office, draft, "remove:question:its_number", sure="1")
    lost = edit(office, draft, "its_number", text(asks_en="Its long number?", digest=old))
    assert lost.status_code == 409
    assert edit(office, draft, "its_number", text(asks_en="Its long number?")).status_code == 302
    assert now(draft).question("its_number").asks["en"] == "Its long number?"


def test_questions_and_sections_move_and_are_taken_out_after_a_question(office, draft):
    add(office, draft, text())
    office.post(
        reverse("questionnaire_section", args=[draft.pk, "new"]),
        {"title_en": "More", "title_fr": "Suite", "digest": digest(draft)},
    )
    press(office, draft, "down:question:its_number")
    assert [one.code for one in now(draft).section_of("its_number").questions] == ["its_number"]
    press(office, draft, "up:section:more")
    assert [one.code for one in now(draft).sections] == ["more", "facts"]
    sure = press(office, draft, "remove:section:more")
    assert "Take this section out?" in page(sure)
    assert "Its number?" in page(sure)
    press(office, draft, "remove:section:more", sure="1")
    assert [one.code for one in now(draft).questions] == ["what"]


def test_changing_the_kind_and_adding_rows_store_nothing_and_lose_nothing(office, draft):
    add(office, draft, text())
    before = digest(draft)
    changed = edit(office, draft, "its_number", text(kind="choice", asks_en="Typed anew", go="kind:up"))
    assert "Typed anew" in page(changed)
    assert 'name="choices-count"' in page(changed)
    typed = choice(go="choices:add") | {"choices-0-words_en": "Lead typed"}
    more = edit(office, draft, "its_number", typed)
    assert 'name="choices-2-words_en"' in page(more)
    assert "Lead typed" in page(more)
    assert digest(draft) == before


def test_a_deep_condition_stays_as_it_is_unless_it_is_replaced(office, draft):
    add(office, draft, choice())
    add(office, draft, text())
    values = questionnaires.loading.values_of(QuestionnaireVersion.objects.get(pk=draft.pk).body)
    parts = [{"question": "which_seal", "is": "lead"}, {"all": [{"question": "what", "answered": True}]}]
    values["sections"][0]["questions"][-1]["shown_if"] = {"any": parts}
    questionnaires.save_draft(version=draft, values=values, by=OPERATOR, at=timezone.now())
    kept = now(draft).question("its_number").shown_if
    assert edit(office, draft, "its_number", text(joint="keep", asks_en="Other words")).status_code == 302
    assert now(draft).question("its_number").shown_if == kept
    edit(office, draft, "its_number", text(joint="always"))
    assert now(draft).question("its_number").shown_if is None


def test_a_version_is_compared_with_the_one_before_in_words(office, draft):
    add(office, draft, text())
    questionnaires.publish(version=draft, by=OPERATOR, at=timezone.now())
    office.post(reverse("questionnaire_start", args=[draft.questionnaire_id]))
    second = QuestionnaireVersion.objects.get(published_at=None)
    edit(office, second, "its_number", text(asks_en="Its full number?", required="on"))
    shown = page(office.get(reverse("questionnaire", args=[draft.questionnaire_id]) + "?from=1&to=2"))
    assert "Its full number?" in shown
    assert "must be answered" in shown
    assert "Both ask the same" in page(
        office.get(reverse("questionnaire", args=[draft.questionnaire_id]) + "?from=1&to=1")
    )


def test_publishing_names_the_channels_that_will_ask_by_it(office):
    the_channel = channel()
    general = Questionnaire.objects.get(code="general")
    office.post(reverse("questionnaire_start", args=[general.pk]))
    draft = QuestionnaireVersion.objects.get(published_at=None)
    assert the_channel.names["en"] in page(office.get(reverse("questionnaire_publish", args=[draft.pk])))


def test_a_draft_is_thrown_away(office, draft):
    office.post(reverse("questionnaire_discard", args=[draft.pk]))
    assert not Questionnaire.objects.filter(code="lost-seals").exists()


def test_the_preview_is_pressed_through_in_each_language_and_stores_nothing(office, draft):
    add(office, draft, choice())
    add(office, draft, text(joint="all", **{"conditions-count": "1", "conditions-0-compares": "which_seal|is|lead"}))
    url, entries = reverse("questionnaire_preview", args=[draft.pk]), Entry.objects.count()
    shown = office.get(url)
    assert "What happened?" in page(shown)
    shown = walk(office, url, shown, go="next")
    assert shown.status_code == 422  # it must be answered, as a reporter must
    shown = walk(office, url, shown, go="next", what="A seal was gone.")
    shown = walk(office, url, shown, go="language:fr")
    assert "Quel scellé ?" in page(shown)
    shown = walk(office, url, shown, go="next", which_seal="lead")
    assert "Son numéro ?" in page(shown)
    shown = walk(office, url, shown, go="back")
    shown = walk(office, url, shown, go="next", which_seal="bolt")
    assert "A seal was gone." in page(shown)
    assert "Son numéro ?" not in page(shown)
    assert Entry.objects.count() == entries


def walk(office, url, shown, **posted):
    kept = re.search(r'name="kept" value="([^"]*)"', shown.content.decode())[1]
    return office.post(url, {"kept": kept} | posted)


@pytest.mark.parametrize("kept", ["", "forged", "eyJ9:1:2", "x" * 5000])
def test_a_forged_walk_begins_anew(office, draft, kept):
    shown = office.post(reverse("questionnaire_preview", args=[draft.pk]), {"kept": kept, "go": "back"})
    assert "What happened?" in page(shown)


@pytest.mark.parametrize(
    "forged",
    [
        {"conditions-count": "1", "conditions-0-compares": "nobody|is|x", "joint": "all"},
        {"choices-0-points": "999999"},
        {"choices-0-points": "-1"},
        {"joint": "never"},
        {"asks_en": "", "asks_fr": ""},
        {"asks_en": "x" * 3000},
        {"choices-0-words_en": "", "choices-0-words_fr": "", "choices-0-points": "3"},
    ],
)
def test_forged_and_impossible_values_are_refused_and_kept_in_the_form(office, draft, forged):
    before = digest(draft)
    add(office, draft, text())  # something that comes before
    before = digest(draft)
    answer = add(office, draft, choice(**forged))
    assert answer.status_code == 422
    assert digest(draft) == before


@pytest.mark.parametrize("roles", [["receiver"], ["auditor"], ["head_of_office"], ["clerk"], ["supervisor"]])
def test_nobody_else_finds_any_of_it_and_the_try_is_kept(office, draft, roles):
    who, browser = member(roles, language="en"), Client()
    sign_in(browser, who)
    version, whole = [draft.pk], [draft.questionnaire_id]
    for name, words in (
        ("questionnaires", []), ("questionnaire_new", []), ("questionnaire", whole), ("questionnaire_draft", version),
        ("questionnaire_preview", version), ("questionnaire_publish", version), ("questionnaire_discard", version),
        ("questionnaire_whole", version), ("questionnaire_section", [draft.pk, "new"]),
        ("questionnaire_add", [draft.pk, "facts"]), ("questionnaire_question", [draft.pk, "what"]),
    ):  # fmt: skip
        assert browser.get(reverse(name, args=words)).status_code == 404, name
        assert browser.post(reverse(name, args=words)).status_code in (404, 405), name
    assert browser.post(reverse("questionnaire_start", args=whole)).status_code == 404
    assert Entry.objects.filter(event="door.tried", actor_id=who.pk).count() >= 15
    assert QuestionnaireVersion.objects.filter(pk=draft.pk).exists()
