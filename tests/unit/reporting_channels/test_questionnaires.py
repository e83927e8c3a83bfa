"""Questionnaires as rows: drafted, published once, frozen, hashed, and named by every report that was told by them."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from accounts.policies import RoleNeeded
from audit.actors import OPERATOR
from audit.models import Entry
from config.database_roles import ROLES
from reporting_channels import asking
from reporting_channels.access import get_report, read_report
from reporting_channels.actions import questionnaires
from reporting_channels.models import QuestionnaireVersion, Report
from reporting_channels.policies_asking import AlreadyPublished
from reporting_channels.questionnaires import loading
from reporting_channels.reading import reading
from tests.factories.accounts import member
from tests.factories.questionnaires import published, values
from tests.factories.reporting_channels import channel, report

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PERSONS = [{"name": "Ama Fictive", "function": "Inspector", "relation": "did"}]


def last_facts(event: str) -> dict:
    return json.loads(Entry.objects.filter(event=event).latest("id").facts)


def as_reporter(sql: str, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLES['reporter']}")
        cursor.execute(sql, values)
        found = cursor.fetchall()
        cursor.execute("RESET ROLE")
        return found


def test_a_draft_is_edited_published_and_then_never_changed():
    officer = member(["administrator"])
    draft = questionnaires.create(values=values(), by=officer, at=NOW)
    changed = values()
    changed["title"]["en"] = "Another title"
    draft = questionnaires.save_draft(version=draft, values=changed, by=officer, at=NOW)
    version = questionnaires.publish(version=draft, by=officer, at=NOW)
    assert version.definition.title["en"] == "Another title"
    assert version.digest == loading.digest_of(loading.canonical(changed))
    facts = last_facts("questionnaire.published")
    assert (facts["digest"], facts["number"]) == (version.digest, 1)
    for verb in (questionnaires.publish, questionnaires.discard):
        with pytest.raises(AlreadyPublished):
            verb(version=version, by=officer, at=NOW)
    with pytest.raises(AlreadyPublished):
        questionnaires.save_draft(version=version, values=changed, by=officer, at=NOW)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE reporting_channels_questionnaireversion SET body = body || ' ', digest = digest WHERE id = %s",
        "UPDATE reporting_channels_questionnaireversion SET published_at = NULL, published_by_id = NULL WHERE id = %s",
        "UPDATE reporting_channels_questionnaireversion SET number = 9 WHERE id = %s",
        "DELETE FROM reporting_channels_questionnaireversion WHERE id = %s",
    ],
)
def test_the_database_itself_refuses_to_touch_what_was_published(sql):
    version = published()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [version.pk])


def test_a_digest_that_is_not_that_of_the_text_is_refused():
    draft = questionnaires.create(values=values(), by=OPERATOR, at=NOW)
    with pytest.raises(DatabaseError, match="digest"), transaction.atomic():
        QuestionnaireVersion.objects.filter(pk=draft.pk).update(body=draft.body + " ")


def test_what_breaks_a_rule_is_kept_as_a_draft_and_not_published():
    half = values()
    half["sections"][0]["questions"][1]["asks"].pop("fr")
    draft = questionnaires.create(values=half, by=OPERATOR, at=NOW)
    with pytest.raises(questionnaires.NotReady) as refusal:
        questionnaires.publish(version=draft, by=OPERATOR, at=NOW)
    assert "“paid”" in str(refusal.value)
    assert [problem.place.question for problem in refusal.value.problems] == ["paid"]


def test_a_questionnaire_has_one_draft_and_a_new_version_starts_from_the_last():
    version = published()
    draft = questionnaires.start_draft(questionnaire=version.questionnaire, by=OPERATOR, at=NOW)
    assert (draft.number, draft.body) == (2, version.body)
    assert questionnaires.start_draft(questionnaire=version.questionnaire, by=OPERATOR, at=NOW).pk == draft.pk
    questionnaires.discard(version=draft, by=OPERATOR, at=NOW)
    assert list(version.questionnaire.versions.values_list("number", flat=True)) == [1]


def test_only_an_administrator_writes_questions():
    with pytest.raises(RoleNeeded):
        questionnaires.create(values=values(), by=member(["head_of_office"]), at=NOW)


def test_what_is_shipped_is_loaded_once_and_then_the_offices_own():
    versions = questionnaires.load_shipped(by=OPERATOR, at=NOW)
    assert {one.questionnaire.code for one in versions} == set(loading.shipped_codes())
    again = questionnaires.load_shipped(by=OPERATOR, at=NOW)
    assert [one.pk for one in again] == [one.pk for one in versions]


def test_a_channel_offers_what_is_published_and_something_else_at_the_end():
    made = channel(questionnaires=("other", "bribe"))
    assert made.questionnaires == ["bribe", "other"]
    assert [one.definition.code for one in asking.offered(made)] == ["bribe", "other"]
    with pytest.raises(questionnaires.NoSuchQuestionnaire):
        channel(questionnaires=("unheard-of",))


def test_the_reporters_role_reads_published_questions_and_nobodys_name():
    version = published()
    questionnaires.start_draft(questionnaire=version.questionnaire, by=OPERATOR, at=NOW)
    found = as_reporter("SELECT number FROM reporting_channels_questionnaireversion WHERE digest = %s", version.digest)
    assert found == [(1,)], "the draft with the same words is not shown"
    with pytest.raises(DatabaseError, match="permission denied"):
        as_reporter("SELECT published_by_id FROM reporting_channels_questionnaireversion")


def test_a_report_names_the_version_it_was_told_by_and_so_does_its_entry():
    version = published()
    made = report(
        questionnaire=version.pk,
        answers={"paid": "no", "amount": {"sum": "5.00", "currency": "EUR"}, "acts": ["hid"], "who": PERSONS},
    )
    assert made.questionnaire_id == version.pk
    assert made.band == "medium"
    assert last_facts("report.received")["questionnaire"] == version.digest
    assert "medium" not in json.dumps(last_facts("report.received")), "the band is for triage, not for the log"


def test_a_report_by_a_draft_is_refused_by_the_database():
    made = report()
    draft = questionnaires.create(values=values("draft-only"), by=OPERATOR, at=NOW)
    with pytest.raises(DatabaseError, match="questions that its reporter saw"), transaction.atomic():
        Report.objects.filter(pk=made.pk).update(questionnaire=draft)
    with pytest.raises(QuestionnaireVersion.DoesNotExist):
        report(questionnaire=draft.pk)


def test_an_old_report_is_read_with_the_questions_that_its_reporter_saw():
    receiver = member(["receiver"])
    version = published()
    made = report(
        channel_=channel(recipients=[receiver]),
        questionnaire=version.pk,
        language="fr",
        answers={"paid": "yes", "amount": {"sum": "5.00", "currency": "EUR"}, "who": PERSONS, "title": "forged"},
    )
    draft = questionnaires.start_draft(questionnaire=version.questionnaire, by=OPERATOR, at=NOW)
    changed = values()
    changed["sections"][0]["questions"][1]["asks"] = {"en": "Reworded?", "fr": "Reformulé ?"}
    questionnaires.save_draft(version=draft, values=changed, by=OPERATOR, at=NOW)
    questionnaires.publish(version=draft, by=OPERATOR, at=NOW)

    found = get_report(receiver, made.pk)
    texts = read_report(receiver, found, NOW)
    assert "title" not in texts.answers, "a forged answer to a hidden question was never sealed"
    read = reading(found, texts)
    rows = {row["label"]: row for part in read.parts for row in part["rows"]}
    assert "Asks paid?" in rows
    assert rows["Asks amount?"]["text"] == "5\u00a0EUR (euro)"
    with translation.override("ar"):  # the code does not turn the name of the currency round
        leftwards = [
            row["text"] for part in reading(found, texts).parts for row in part["rows"] if "EUR" in row["text"]
        ]
    assert [text[:9] for text in leftwards] == ["\u200f\u20665\u00a0EUR\u2069 "]
    assert rows["Asks who?"]["persons"][0]["name"] == "Ama Fictive"
    assert not rows["Asks when?"]["is_answered"]
    assert "Asks title?" not in rows
    assert (str(read.category), str(read.band), read.score.points) == ("Bribery or extortion", "Medium", 3)
    assert [one["answer"] for one in read.counted] == ["Words yes"]


def test_the_persons_named_stand_apart_for_whoever_looks_for_conflicts():
    version = published()
    made = report(questionnaire=version.pk, answers={"who": PERSONS})
    assert asking.settle(made.told).persons[0].name == "Ama Fictive"
    assert [(one.function, one.relation) for one in asking.settle(made.told).persons] == [("Inspector", "did")]
