"""Members are recognised in a reporter's words: spellings, orders and scripts; a part alone names nobody."""

import hmac

import pytest
from django.db import connection

from accounts import names, spelling
from accounts.models import NameToken
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Mariam Solvère", "SOLVERE Mariam"),
        ("Mariam Solvère", "Mme Mariam Solvere, chef du bureau"),
        ("Mohamed Diallo", "Muhammad DIALLO"),
        ("Mohamed Diallo", "محمد ديالو"),
        ("Abdelkader Salah", "عبد القادر صالح"),
        ("Abd el-Kader Salah", "Salah Abdelkader"),
        ("Abderrahmane Sissako", "Abdul Rahman Sissako"),
        ("Awa N'Diaye", "Ndiaye, Awa"),
        ("Jean-Pierre Okiwen", "okiwen jean pierre"),
    ],
)
def test_one_name_in_another_spelling_means_its_bearer(name, written):
    meant = member(["receiver"], name)
    member(["receiver"], "Somebody Unlike")
    assert names.likeness([written.partition(",")[0] if "chef" in written else written]).named == {meant.pk}


@pytest.mark.parametrize("written", ["Diallo", "Mr. Diallo", "A. Diallo", "Ibrahima Diallo Bah", "Mohamed"])
def test_a_part_of_a_name_is_near_and_names_nobody(written):
    meant = member(["receiver"], "Mohamed Ibrahima Diallo")
    found = names.likeness([written])
    assert found.named == frozenset()
    assert found.near == {meant.pk}


@pytest.mark.parametrize("written", ["", "the chief", "Ibrahima Bah", "they", "12", "!!!", "a" * 5000, "\x00\u202e"])
def test_other_words_mean_nobody(written):
    member(["receiver"], "Mohamed Diallo")
    assert names.likeness([written]) == names.Likeness()


@pytest.mark.parametrize(
    "told",
    [
        "On Tuesday I saw inspector DIALLO, Mohamed at the gate.",
        "Hier, M. Mohamed Diallo m’a demandé de l’argent, puis rien.",
        "It was mohamed diallo. " + "word " * 900,
        "il s’agit d'Mohamed Diallo et de son frère",
        "The chief, Mohamed ben Diallo, knows.",
        "رأيت محمد ديالو هناك",
        "Nobody believed me. Yesterday Mr. Mohamed, the Diallo of Gate Two, came again.",
        "J’ai vu qu'Mohamed\u202fDiallo riait (L'Mohamed Diallo, dit-on).",
        "Nobody Spoke. " * 700 + "MOHAMED-DIALLO",
    ],
)
def test_a_whole_name_in_a_running_text_is_found(told):
    meant = member(["receiver"], "Mohamed Diallo")
    member(["receiver"], "Somebody Unlike")
    assert names.mentioned([told]) == {meant.pk}


@pytest.mark.parametrize(
    "told", ["", "Diallo", "Mohamed came, and later Diallo came.", "Mohamed Kante, Awa Diallo", "?"]
)
def test_a_part_of_a_name_in_a_running_text_is_a_word_like_any_other(told):
    member(["receiver"], "Mohamed Diallo")
    member(["receiver"], "Diallo")
    assert names.mentioned([told]) == frozenset()


def test_a_word_that_holds_two_parts_is_not_passed_over_for_standing_alone():
    meant = member(["receiver"], "Abd Kader")
    assert names.mentioned(["Later Abdelkader came, and Nobody else."]) == {meant.pk}


def test_no_more_words_are_looked_at_than_a_report_may_cost():
    member(["receiver"], "Mohamed Diallo")
    far = "Ab " * (names.MOST_WORDS + 1) + "Mohamed Diallo"
    assert len(far) < names.MOST_CHARACTERS
    assert names.mentioned([far]) == frozenset()


def test_a_fingerprint_is_hmac_sha256_under_the_names_key(settings):
    for form in ("part dl", "whole awa ndiaye", "heard \u0645", "x" * 200):
        assert names._token(form) == hmac.digest(settings.NAMES_KEY, form.encode(), "sha256")


def test_a_staff_number_means_its_bearer_and_is_not_kept():
    meant = member(["receiver"], "Mohamed Diallo")
    names.keep(meant, staff_number="AB 44 127")
    assert names.likeness(["the one with number AB44127"]).named == {meant.pk}
    assert names.likeness(["ab-44127"]).named == {meant.pk}
    assert names.likeness(["ab44128"]) == names.Likeness()
    with connection.cursor() as cursor:
        cursor.execute("SELECT t.*::text FROM accounts_nametoken t")
        assert "44127" not in str(cursor.fetchall())


def test_another_key_makes_other_fingerprints(settings):
    member(["receiver"], "Mohamed Diallo")
    settings.NAMES_KEY = b"another key of the same length.."
    assert names.likeness(["Mohamed Diallo"]) == names.Likeness()


def test_nobody_named_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        names.likeness([])
    with django_assert_num_queries(1):
        names.likeness(["Mohamed Diallo", "Ibrahima Bah"])


def test_members_without_fingerprints_get_them_after_a_migration():
    meant = member(["receiver"], "Mohamed Diallo")
    NameToken.objects.all().delete()
    names.keep_missing()
    assert names.likeness(["Diallo Mohamed"]).named == {meant.pk}


def test_sounds_keep_people_apart():
    heard = {" ".join(sorted(map(spelling.sound, spelling.parts(name)))) for name in PEOPLE}
    assert len(heard) == len(PEOPLE)


PEOPLE = (
    "Awa Valombre",
    "Ilan Tassongo",
    "Mariam Solvère",
    "Joss Kintari",
    "Néma Ombrel",
    "Thierno Marivane",
    "Salomé Belharra",
    "Paulin Okiwen",
    "Odile Dastier",
    "Karim Farouni",
    "Lise Lumengo",
    "Tomas Sarrazel",
    "Inès Quentel",
    "Bakary Luminel",
    "Rosa Verdanel",
    "Omar Cintrelle",
    "Fatou Merindal",
    "Gaspard Ilmenau",
    "Hana Corvelle",
)


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("It was Ombrel who signed.", "Ombrel"),
        ("le badge d’Ombrel", "Ombrel"),
        ("OMBREL came twice.", "OMBREL"),
        ("Une ombrel bleue, et Ombrelle.", None),
        ("Noemi told me.", None),
    ],
)
def test_a_family_name_alone_is_only_a_suggestion(told, word, db):
    meant = member(["investigator"], name="Noemi Ombrel")
    assert names.namesakes([told], [meant]) == ({meant.pk: word} if word else {})
    assert names.mentioned([told]) == frozenset()


def test_an_office_that_writes_family_names_in_capitals_first(db):
    meant = member(["investigator"], name="OMBREL Noemi")
    assert names.namesakes(["Noemi said that Ombrel left."], [meant]) == {meant.pk: "Ombrel"}
