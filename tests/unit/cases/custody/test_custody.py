"""The register, the linked line, transfers that both confirm, what leaves and comes back, verification."""

import pytest
from django.utils import timezone

from audit.models import Entry
from cases.custody import access, chain, policies, reading
from cases.custody.actions import exhibits, handling, whereabouts
from cases.models import Custody, Exhibit
from cases.policies.parts import NotOnTeam
from machine.refusals import NotFromHere
from tests.factories import cases as factory
from tests.factories import custody as making

WORLDS = [factory.investigating]

SAID = {"result": "intact", "note": ""}


def now():
    return timezone.now()


@pytest.fixture
def case(people):
    return factory.investigating(people)


def fresh(exhibit):
    return Exhibit.objects.get(pk=exhibit.pk)


def kinds(exhibit):
    return list(exhibit.custody.order_by("rank").values_list("kind", flat=True))


def flaw(exhibit):
    return chain.flaw_in(fresh(exhibit), list(Custody.objects.filter(exhibit=exhibit).order_by("rank")))


def test_a_registered_exhibit_is_sealed_held_and_linked(case, settle):
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    settle()
    assert fresh(exhibit).state == "held"
    assert fresh(exhibit).holder == case.team.lead
    assert kinds(exhibit) == ["received", "sealed"]
    first, second = exhibit.custody.order_by("rank")
    assert first.previous == ""
    assert second.previous == first.hash
    assert flaw(exhibit) is None
    logged = Entry.objects.filter(event="exhibit.sealed", subject_id=str(exhibit.pk)).get()
    assert logged.said["hash"] == second.hash


def test_its_words_and_its_file_are_committed_to_and_nobody_can_test_a_guess(case):
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    key = access.case_key(case.team.lead, case)
    secret = chain.secret_for(access.salt_of(key, exhibit), "words")
    assert chain.commit_words(secret, access.words_of(key, exhibit)) == exhibit.commitment
    assert chain.commit_words(b"", access.words_of(key, exhibit)) != exhibit.commitment
    label = access.label_of(key, exhibit)
    held = chain.commit_file(chain.secret_for(access.salt_of(key, exhibit), "file"), bytes.fromhex(label["sha256"]))
    assert held == exhibit.digest


def test_the_file_has_a_key_of_its_own_that_the_case_opens(case):
    exhibit = factory.exhibit(case, file=factory.upload(b"the log"))
    own = access.file_key(case.team.reviewer, exhibit)
    assert own.compartment_id == exhibit.compartment_id != case.compartment_id


def test_a_transfer_is_refused_with_a_reason_and_then_accepted(case, settle):
    exhibit = making.offered(case)
    lead, reviewer = case.team.lead, case.team.reviewer
    assert exhibit.state == "offered"
    assert exhibit.holder == lead
    assert [one.pk for one in reading.offered_to(reviewer)] == [exhibit.pk]
    assert reading.offered_to(lead) == []
    handling.refuse(exhibit=exhibit, result="broken", note="The seal is broken.", by=reviewer, at=now())
    assert fresh(exhibit).state == "held"
    assert fresh(exhibit).holder == lead
    handling.transfer(exhibit=exhibit, to=reviewer, by=lead, at=now(), **SAID)
    handling.accept(exhibit=exhibit, by=reviewer, at=now(), **SAID)
    settle()
    assert fresh(exhibit).holder == reviewer
    assert kinds(exhibit)[2:] == ["transferred", "refused", "transferred", "accepted"]
    assert flaw(exhibit) is None


def test_nobody_else_accepts_and_a_second_acceptance_finds_nothing_to_accept(case):
    exhibit = making.offered(case)
    for stranger in (case.team.lead, case.team.investigator, case.team.head):
        with pytest.raises(policies.NotAddressee):
            handling.accept(exhibit=exhibit, by=stranger, at=now(), **SAID)
        with pytest.raises(policies.NotAddressee):
            handling.refuse(exhibit=exhibit, result="intact", note="No.", by=stranger, at=now())
    handling.accept(exhibit=exhibit, by=case.team.reviewer, at=now(), **SAID)
    with pytest.raises(policies.NotAddressee):
        handling.accept(exhibit=exhibit, by=case.team.reviewer, at=now(), **SAID)


def test_whoever_handed_it_over_takes_it_back_until_it_is_confirmed(case):
    exhibit = making.offered(case)
    with pytest.raises(policies.NotHolder):
        handling.withdraw(exhibit=exhibit, by=case.team.investigator, at=now(), **SAID)
    handling.withdraw(exhibit=exhibit, by=case.team.lead, at=now(), **SAID)
    with pytest.raises(policies.NotAddressee):
        handling.accept(exhibit=exhibit, by=case.team.reviewer, at=now(), **SAID)
    with pytest.raises(NotFromHere):
        handling.withdraw(exhibit=exhibit, by=case.team.lead, at=now(), **SAID)


def test_it_is_handed_only_inside_the_team(case):
    exhibit = factory.exhibit(case)
    outsider = factory.member(["investigator"])
    with pytest.raises(NotOnTeam):
        handling.transfer(exhibit=exhibit, to=outsider, by=case.team.lead, at=now(), **SAID)


def test_a_laboratory_signs_and_it_comes_back(case, settle):
    exhibit = making.outside(case)
    event = exhibit.custody.get(kind="sent_out")
    assert event.receipt_digest
    label, chunks = access.open_receipt(case.team.head, event, now())
    assert (label["name"], b"".join(chunks)) == ("receipt.pdf", b"signed")
    with pytest.raises(policies.Outside):
        handling.note(exhibit=exhibit, kind="examined", by=case.team.lead, at=now(), **SAID)
    whereabouts.take_back(exhibit=exhibit, by=case.team.lead, at=now(), place=making.place(), **SAID)
    settle()
    assert fresh(exhibit).state == "held"
    assert fresh(exhibit).place.code == "S-1"
    assert flaw(exhibit) is None


def test_its_owner_signs_and_its_custody_ends(case, settle):
    exhibit = factory.exhibit(case)
    receipt = factory.upload(b"signed", "receipt.pdf")
    whereabouts.give_back(exhibit=exhibit, receiver="Sam Example", receipt=receipt, by=case.team.lead, at=now(), **SAID)
    settle()
    with pytest.raises(policies.Discharged):
        handling.note(exhibit=exhibit, kind="examined", by=case.team.lead, at=now(), **SAID)


def test_what_is_missed_is_found_by_another(case, settle):
    exhibit = factory.exhibit(case)
    whereabouts.report_missing(exhibit=exhibit, note="Not in the safe.", by=case.team.reviewer, at=now())
    assert [one.pk for one in reading.missed(case.team.head)] == [exhibit.pk]
    whereabouts.find(exhibit=exhibit, by=case.team.investigator, at=now(), place=making.place(), **SAID)
    settle()
    assert fresh(exhibit).holder == case.team.investigator
    assert reading.missed(case.team.head) == []
    assert flaw(exhibit) is None


def test_it_is_moved_and_the_line_says_where(case, settle):
    exhibit, safe = factory.exhibit(case), making.place()
    handling.move(exhibit=exhibit, place=safe, place_detail="Envelope 3", result="intact", by=case.team.lead, at=now())
    settle()
    assert fresh(exhibit).place == safe
    safe.closed_at, safe.closed_by = now(), case.team.head
    with pytest.raises(policies.PlaceClosed):
        handling.move(exhibit=exhibit, place=safe, result="intact", by=case.team.lead, at=now())


def test_a_copy_names_its_original_and_the_original_its_copy(case):
    original = factory.exhibit(case)
    values = {
        "kind": "image",
        "description": "Photograph of the seal",
        "source": "Made by the team",
        "result": "intact",
    }
    copy = exhibits.register(
        case=case, parent=original, method="Photographed on both sides", by=case.team.lead, at=now(), **values
    )
    assert copy.parent == original
    assert original.custody.get(kind="copied").copy == copy
    other = factory.exhibit(factory.investigating())
    with pytest.raises(policies.OtherCase):
        exhibits.register(case=case, parent=other, method="x", by=case.team.lead, at=now(), **values)


def test_many_files_become_exhibits_that_wait_for_their_words(case, settle):
    lead = case.team.lead
    made = exhibits.register_files(
        case=case,
        files=[factory.upload(b"one", "one.txt"), factory.upload(b"two", "two.txt")],
        source="Chief of the gate",
        by=lead,
        at=now(),
    )
    settle()
    assert [one.pk for one in reading.to_describe(lead)] == [one.pk for one in made]
    with pytest.raises(policies.Undescribed):
        handling.transfer(exhibit=made[0], to=case.team.reviewer, by=lead, at=now(), **SAID)
    said = {"kind": "document", "description": "Log of Tuesday", "source": "Chief of the gate", "result": "intact"}
    exhibits.seal(exhibit=made[0], by=lead, at=now(), **said)
    settle()
    assert flaw(made[0]) is None
    assert kinds(made[0]) == ["received", "sealed"]
    with pytest.raises(NotFromHere):
        exhibits.seal(exhibit=made[0], by=lead, at=now(), **said)


def test_a_power_is_used_only_when_the_mandate_gives_it(case):
    with pytest.raises(policies.PowerNotGiven):
        exhibits.register(
            case=case,
            kind="thing",
            description="A box",
            source="Store",
            result="intact",
            origin="seized",
            power="premises",
            by=case.team.lead,
            at=now(),
        )
