import stat

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.actions import continuity
from accounts.permissions import has
from audit.actors import OPERATOR
from audit.models import Entry
from reporting_channels import access
from tests.factories.accounts import member
from tests.factories.reporting_channels import channel, report
from tests.factories.vault import compartment, held, office_quorum
from vault import keys, opening, quorum, shares
from vault.models import Grant, Quorum
from vault.sealing import material

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_two_officers_bring_back_what_a_lost_key_had_opened(settle):
    _made, words = office_quorum()
    lost, new = held(), held()
    (one, key), (other, _key) = compartment(lost.holder, kind="exhibit"), compartment(kind="exhibit")
    pairs, missing = quorum.recover(words=words[:2], lost=lost.holder, new=new.holder, by=OPERATOR, at=NOW)
    assert material(opening.compartment_key(new.keyring, one)) == material(key)
    with pytest.raises(opening.NoGrant):
        opening.compartment_key(new.keyring, other)
    assert ([pair.old.holder_id for pair in pairs], missing) == ([lost.holder.pk], 0)
    assert Entry.objects.filter(event="quorum.used").count() == 1
    settle()


def test_one_officer_brings_back_nothing():
    _made, words = office_quorum()
    with pytest.raises(quorum.WrongShares):
        quorum.recover(words=words[:1], lost=held().holder, new=held().holder, by=OPERATOR, at=NOW)
    assert not Entry.objects.filter(event="quorum.used").exists()


def test_shares_of_something_else_are_not_the_quorums():
    office_quorum()
    with pytest.raises(quorum.WrongShares):
        quorum.rebuild(shares.split(bytes(32), 2, 3))


def test_there_is_one_active_quorum():
    made, _words = office_quorum()
    with pytest.raises(quorum.QuorumExists):
        office_quorum()
    quorum.retire(quorum=made, by=OPERATOR, at=NOW)
    office_quorum()
    assert Quorum.objects.active().count() == 1


def test_older_compartments_reach_a_new_quorum_by_whoever_opens_them():
    one = held()
    opened, _key = compartment(one.holder, kind="exhibit")
    closed, _key = compartment(held().holder, kind="exhibit")
    with pytest.raises(quorum.NoQuorum):
        quorum.extend(keyring=one.keyring, by=OPERATOR, at=NOW)
    made, _words = office_quorum()
    quorum.extend(keyring=one.keyring, by=OPERATOR, at=NOW)
    assert quorum.extend(keyring=one.keyring, by=OPERATOR, at=NOW) == []
    assert list(Grant.objects.filter(holder=made.holder).values_list("compartment_id", flat=True)) == [opened.pk]
    assert closed.pk != opened.pk


@pytest.mark.parametrize(("officers", "threshold"), [(1, 1), (3, 1), (2, 3), (17, 2)])
def test_a_quorum_that_one_officer_could_open_is_refused(officers, threshold):
    with pytest.raises(ValueError, match="threshold"):
        office_quorum(officers, threshold)
    with pytest.raises(CommandError, match="At least 2"):
        call_command("quorum", "create", officers=officers, threshold=threshold)


def test_the_command_writes_one_private_file_per_officer_and_gives_a_member_their_keys_back(tmp_path, capsys):
    out, secret = tmp_path / "shares", tmp_path / "passphrase"
    call_command("quorum", "create", "--officers", "3", "--threshold", "2", "--out", str(out))
    files = sorted(out.iterdir())
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600] * 3
    assert all(path.read_text().strip() not in capsys.readouterr().out for path in files)

    unlucky = member(sign_in="unlucky")
    made, key = compartment(unlucky.holder, kind="exhibit")
    secret.write_text("seven herons over the winter marsh\n")
    given = [argument for path in files[1:] for argument in ("--share", str(path))]
    call_command("quorum", "recover", "--member", "unlucky", *given, "--passphrase-file", str(secret))

    code = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    lost = unlucky.holder_id
    unlucky.refresh_from_db()
    assert unlucky.holder_id != lost
    assert unlucky.check_password("seven herons over the winter marsh")
    for unlocked in (
        keys.unlock(unlucky.holder, passphrase="seven herons over the winter marsh"),
        keys.unlock(unlucky.holder, recovery_code=code),
    ):
        assert material(opening.compartment_key(unlocked, made)) == material(key)
    assert not Grant.objects.active().filter(holder_id=lost).exists()
    assert Entry.objects.get(event="quorum.used").actor_kind == "operator"


def test_the_command_prints_each_share_once(capsys):
    call_command("quorum", "create")
    printed = [line for line in capsys.readouterr().out.splitlines() if len(line.split()) == 33]
    assert len(set(printed)) == len(printed) == 3
    assert quorum.rebuild(printed[:2])


def test_a_share_that_cannot_be_written_leaves_no_quorum(tmp_path):
    (tmp_path / "officer-2.txt").write_text("already here")
    with pytest.raises(CommandError, match="No quorum was made"):
        call_command("quorum", "create", "--out", str(tmp_path))
    assert not Quorum.objects.exists()


def test_the_command_refuses_in_words(tmp_path):
    office_quorum()
    share, secret = tmp_path / "share", tmp_path / "secret"
    share.write_text("wrong words")
    secret.write_text("seven herons over the winter marsh")
    arguments = ["--share", str(share), "--passphrase-file", str(secret)]
    with pytest.raises(CommandError, match="no open account"):
        call_command("quorum", "recover", "--member", "nobody", *arguments)
    unlucky = member(sign_in="unlucky")
    with pytest.raises(CommandError, match="do not open the continuity quorum"):
        call_command("quorum", "recover", "--member", "unlucky", *arguments)
    with pytest.raises(CommandError, match="already exists"):
        call_command("quorum", "create")
    holder = unlucky.holder_id
    unlucky.refresh_from_db()
    assert unlucky.holder_id == holder


def test_a_receiver_who_lost_their_key_reads_their_reports_again(settle):
    _made, words = office_quorum()
    receiver = member(["receiver"])
    told = report(channel_=channel(recipients=[receiver]))
    before = access.read_report(receiver, told, NOW).narrative
    lost = receiver.holder_id
    back = continuity.bring_back(
        member=receiver, words=words[1:], passphrase="seven herons over the winter marsh", by=OPERATOR, at=NOW
    )
    settle()
    receiver.refresh_from_db()
    receiver.keyring = keys.unlock(receiver.holder, recovery_code=back.recovery_code)
    assert access.read_report(receiver, access.get_report(receiver, told.pk), NOW).narrative == before
    assert (back.regained, back.missing) == (1, 0)
    assert not Grant.objects.active().filter(holder_id=lost).exists()


def test_what_the_quorum_does_not_hold_is_given_up_not_left_half_open(settle):
    receiver = member(["receiver"])
    told = report(channel_=channel(recipients=[receiver]))  # before there was a quorum
    _made, words = office_quorum()
    back = continuity.bring_back(
        member=receiver, words=words[1:], passphrase="seven herons over the winter marsh", by=OPERATOR, at=NOW
    )
    settle()
    assert (back.regained, back.missing) == (0, 1)
    receiver.refresh_from_db()
    assert not has(receiver, told)


def test_a_closed_account_is_not_brought_back():
    with pytest.raises(continuity.NothingToBringBack):
        continuity.bring_back(member=member(set_up=False), words=[], passphrase="x", by=OPERATOR, at=NOW)
