"""People of a case and their relations: sealed, sourced, drawn; and nothing here tells who reported."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Entry
from cases.actions import people
from cases.models import Person, Relation
from cases.people import access
from cases.people.drawing import draw
from cases.people.policies import NotYet, OfAnotherCase, OneEnd
from cases.policies.parts import NotOnTeam
from cases.tabs import tab_url
from tests.factories import cases as making
from tests.factories import people as factory
from tests.factories import reporting_channels
from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db
WORLDS = [making.preliminary]


@pytest.fixture
def case():
    return making.preliminary()


def _related(case, kind="superior"):
    witness = factory.person(case)
    values = {"kind": kind, "source": "Organisation chart.", "by": case.team.lead, "at": timezone.now()}
    return people.relate(case=case, first=case.subjects.first(), second=witness, **values)


def test_a_part_changes_from_a_day_on_and_the_earlier_one_stays(case):
    one = factory.person(case)
    today = timezone.localdate()
    people.change_part(person=one, part="co_subject", since_on=today, by=case.team.head, at=timezone.now())
    assert [part.part for part in one.parts.all()] == ["witness", "co_subject"]
    later = today + timedelta(days=1)
    with pytest.raises(NotYet):
        people.change_part(person=one, part="expert", since_on=later, by=case.team.head, at=timezone.now())
    with pytest.raises(NotOnTeam):
        people.change_part(person=one, part="expert", since_on=today, by=case.team.reviewer, at=timezone.now())
    with pytest.raises(DatabaseError, match="appended"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE cases_personpart SET part = 'expert'")


def test_a_relation_joins_two_different_people_of_this_case(case):
    witness, other = factory.person(case), making.preliminary(making.team())
    values = {"kind": "family", "source": "x", "by": case.team.lead, "at": timezone.now()}
    with pytest.raises(OneEnd):
        people.relate(case=case, first=witness, second=witness, **values)
    with pytest.raises(OfAnotherCase):
        people.relate(case=case, first=witness, second=other.subjects.first(), **values)
    made = _related(case)
    with pytest.raises(DatabaseError, match="same case"), transaction.atomic():
        Relation.objects.create(
            case=case, from_person=witness, to_subject=other.subjects.first(), kind="family", source=made.source,
            noted_at=timezone.now(), noted_by=case.team.lead,
        )  # fmt: skip


def test_a_struck_relation_leaves_the_drawing_and_stays_in_the_list(case):
    made = _related(case)
    subjects, persons, relations = access.read_people(case.team.lead, case, timezone.now())
    drawing = draw(subjects, persons, relations)
    assert "Noor Example, Inspector, north-gate is the superior of Dana Sample, clerk" in drawing.says
    assert len(drawing.marks) == 2
    people.strike(relation=made, by=case.team.lead, at=timezone.now())
    subjects, persons, relations = access.read_people(case.team.lead, case, timezone.now())
    assert draw(subjects, persons, relations) is None
    assert len(relations) == 1


def test_the_tab_draws_them_beside_their_table_and_suggests_doubles(case, client):
    _related(case)
    factory.person(case, name="Example Noor", part="witness")
    sign_in(client, case.team.lead)
    page = client.get(tab_url(case, "people")).content.decode()
    assert "<svg" in page
    assert "<desc" in page
    assert "Perhaps the same person twice" in page
    assert client.get(tab_url(case, "people") + "?links=open").status_code == 200
    assert Entry.objects.filter(event="people.links_sought").count() == 1
    answer = client.post(reverse("cases:add_person", args=[case.pk]), {"name": "Lee", "part": "expert"})
    assert answer.status_code == 422
    day = timezone.localdate().isoformat()
    client.post(reverse("cases:add_person", args=[case.pk]), {"name": "Lee", "part": "expert", "since_on": day})
    assert Person.objects.filter(case=case).count() == 3
    for name in ("cases:add_person", "cases:relate"):
        assert client.get(reverse(name, args=[case.pk])).status_code == 200


def test_writing_down_whoever_reported_is_like_writing_down_anybody(client):
    """Same answers, same entries, same rows: nothing compares a name with a reporter's identity."""
    team = making.team()
    channel = reporting_channels.channel(recipients=[team.receiver, team.head])
    report = reporting_channels.assessed(by=team.receiver, channel_=channel, name="Kim Sample", contact="0600")
    case = making.preliminary(team, report=report)
    sign_in(client, team.lead)
    told = []
    for name in ("Kim Sample", "Ann Others"):
        before = Entry.objects.count()
        values = {"name": name, "part": "witness", "since_on": timezone.localdate().isoformat()}
        answer = client.post(reverse("cases:add_person", args=[case.pk]), values)
        page = client.get(tab_url(case, "people")).content.decode()
        facts = [sorted(one.said) for one in Entry.objects.order_by("id")[before:]]
        told.append((answer.status_code, answer["Location"], facts, page.count("<tr>") - len(told), "notice" in page))
    assert told[0] == told[1]


def test_the_room_of_cases_people_reaches_no_identity():
    """By construction: no module of it imports one."""
    from tests.rules.reading import imported, python_files

    own = [path for path in python_files("cases") if {"people", "histories", "early"} & set(path.parts)]
    assert own
    assert not [name for path in own for name in imported(path) if "dentity" in name or "identities" in name]
