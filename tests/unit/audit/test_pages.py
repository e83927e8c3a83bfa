"""What an auditor sees of the log, and what everybody else does not."""

import io
import json
import tarfile
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from tests.factories import audit as make
from tests.factories.accounts import member, sign_in
from tests.factories.vault import office_quorum
from vault import compartments, grants

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor():
    client = Client()
    client.member = sign_in(client, member(roles=["auditor"]))
    return client


@pytest.fixture
def investigator():
    client = Client()
    client.member = sign_in(client, member(roles=["investigator"]))
    return client


def newest():
    return Entry.objects.latest("id")


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize(("name", "arguments"), [("entries", []), ("entry", [1]), ("proof", [1]), ("checkpoints", [])])
def test_the_log_is_not_there_for_anybody_but_an_auditor_and_the_try_is_recorded(investigator, name, arguments):
    answer = investigator.get(reverse(f"audit:{name}", args=arguments))
    assert answer.status_code == 404
    assert (newest().event, newest().actor_id, newest().subject_kind) == ("door.tried", investigator.member.pk, "log")


def test_nobody_but_an_auditor_exports_the_log(investigator):
    assert investigator.post(reverse("audit:export")).status_code == 404
    assert newest().event == "door.tried"


def test_the_log_lists_entries_newest_first_and_says_that_they_wait_for_their_seal(auditor):
    first, last = make.entries(2)
    page = text(auditor.get(reverse("audit:entries")))
    assert page.index(f">{last.pk}</a>") < page.index(f">{first.pk}</a>")
    assert "tried a door that is not theirs" in page
    assert "not yet sealed" in page


def test_the_log_is_read_page_by_page(auditor):
    entries = make.entries(120)
    seen, address = [], reverse("audit:entries") + "?subject_kind=case"
    while address:
        answer = auditor.get(address)
        seen += [entry.pk for entry, _ in answer.context["rows"]]
        older = answer.context["older"]
        address = f"{reverse('audit:entries')}?{older}" if older else None
    assert seen == sorted((entry.pk for entry in entries), reverse=True)


def test_each_filter_narrows_the_log(auditor):
    wanted = make.entries(1, by=auditor.member)[0]
    make.entries(3)
    for query in (
        f"actor={auditor.member.pk}&event=door.tried",
        f"actor={auditor.member.pk}&subject_id=0&day={timezone.localdate(wanted.at)}",
    ):
        rows = auditor.get(f"{reverse('audit:entries')}?{query}").context["rows"]
        assert [entry.pk for entry, _ in rows] == [wanted.pk]
    assert auditor.get(f"{reverse('audit:entries')}?day=1999-01-01").context["rows"] == []


def test_each_event_stands_once_in_the_list_and_the_chosen_one_is_marked(auditor):
    page = auditor.get(f"{reverse('audit:entries')}?event=door.tried").content.decode()
    assert "<option selected>door.tried</option>" in page
    assert "<option>log.searched</option>" in page
    assert '<option value="">' in page


def test_a_search_is_recorded_by_the_filters_it_used(auditor):
    auditor.get(f"{reverse('audit:entries')}?event=door.tried&subject_kind=case")
    assert (newest().event, newest().said) == ("log.searched", {"filters": ["event", "subject_kind"]})


@pytest.mark.parametrize(
    "query",
    [
        "event=nothing.known",
        "subject_id=' OR 1",
        "actor=me",
        "day=yesterday",
        "before=-1",
        "before=9e9",
        "subject_kind=%00",
        "before=99999999999999999999",
    ],
)
def test_a_search_for_nonsense_gets_a_sentence(auditor, query):
    answer = auditor.get(f"{reverse('audit:entries')}?{query}")
    assert answer.status_code == 422


def test_an_entry_shows_the_exact_text_that_is_sealed(auditor):
    entry = make.entries(1, way="web")[0]
    page = text(auditor.get(reverse("audit:entry", args=[entry.pk])))
    assert "amana/entry/v1" in page
    assert "web" in page


def test_whoever_holds_a_key_and_whoever_gave_it_stand_there_by_name_and_role(auditor):
    head, reader = member(["head_of_office"], "Henri Head"), member(["receiver"], "Ines Reader")
    office_quorum()  # which receives a key of everything
    compartment, key = compartments.create(kind="exhibit", at=timezone.now(), by=head)
    grants.give(key=key, holder=reader.holder, by=head, at=timezone.now())
    row = Entry.objects.get(event="grant.given", subject_id=str(compartment.pk), actor_id=head.pk)
    page = text(auditor.get(reverse("audit:entry", args=[row.pk])))
    assert "Henri Head (Head of office)" in page
    assert "Ines Reader (Receiver of reports)" in page
    assert str(reader.holder_id) in page, "what is sealed is shown as it is"
    made = Entry.objects.get(event="compartment.created", subject_id=str(compartment.pk))
    assert "Continuity quorum" in text(auditor.get(reverse("audit:entry", args=[made.pk])))
    listed = text(auditor.get(f"{reverse('audit:entries')}?event=grant.given"))
    assert "Henri Head" in listed
    assert "Ines Reader" not in Entry.objects.values_list("body", flat=True)[0]


def test_a_page_of_the_log_asks_for_its_names_once(auditor, django_assert_max_num_queries):
    make.entries(40, by=auditor.member)
    with django_assert_max_num_queries(20):
        auditor.get(reverse("audit:entries"))


@pytest.mark.parametrize("number", [10**9, 2**63, 2**80])
def test_an_entry_that_does_not_exist_is_not_there(auditor, number):
    assert auditor.get(f"/en/log/{number}/").status_code == 404


def test_the_proof_of_an_entry_that_waits_is_refused_with_a_sentence(auditor):
    entry = make.entries(1)[0]
    answer = auditor.get(reverse("audit:proof", args=[entry.pk]))
    assert answer.status_code == 409
    assert "not sealed yet" in text(answer)


def test_an_empty_log_says_what_to_expect(auditor):
    assert auditor.get(reverse("audit:checkpoints")).status_code == 200
    assert auditor.post(reverse("audit:export")).status_code == 409


@pytest.mark.django_db(transaction=True)
def test_proof_and_export_are_downloads_and_entries(auditor):
    make.sealed(5)
    entry = Entry.objects.filter(subject_kind="case").first()
    answer = auditor.get(reverse("audit:proof", args=[entry.pk]))
    assert json.loads(answer.content)["body"] == entry.body
    assert "attachment" in answer["Content-Disposition"]
    assert newest().event == "log.proof_taken"

    answer = auditor.post(reverse("audit:export"))
    raw = b"".join(answer.streaming_content)
    assert (newest().event, newest().said["way"]) == ("log.exported", "web")
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        assert {"log/checkpoint", "log/key.txt", "log/verify_log.py"} <= set(archive.getnames())


@pytest.mark.django_db(transaction=True)
def test_checkpoints_show_the_line_that_leaves_the_house(auditor, checkpoint_file):
    make.sealed(3)
    page = text(auditor.get(reverse("audit:checkpoints")))
    assert checkpoint_file.read_text().split()[4].replace("+", "&#x2B;")[:40] in page.replace("+", "&#x2B;")
    entries = text(auditor.get(reverse("audit:entries")))
    assert "leaf 0" in entries


def test_no_word_of_any_subject_stands_in_the_log(auditor):
    make.entries(1, by=auditor.member)
    page = text(auditor.get(reverse("audit:entries") + f"?subject_id={uuid.uuid4()}"))
    assert "No entry matches" in page
