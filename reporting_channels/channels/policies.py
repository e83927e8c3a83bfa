"""Who may change a channel, what no channel may be, and what takes a second person."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import Refused
from reporting_channels.channels.terms import Terms
from reporting_channels.codes import ONLINE
from reporting_channels.policies import READERS

KEEPERS = ("administrator",)  # of channels and questionnaires; they open no report
SECOND_PERSONS = ("administrator", "head_of_office")
MAY_RECEIVE = READERS
MAY_KEEP = ("identity_custodian",)
FEWEST_RECIPIENTS = 2

WEAKENED = {
    "few_recipients": _("Fewer than two people would receive the reports."),
    "outside_body": _("No outside body would be left that takes over when the office itself is concerned."),
    "fewer_custodians": _("Fewer custodians would keep the names of reporters."),
    "fewer_needed": _("Fewer custodians would have to agree before a name is read."),
}


class NeedsRecipients(Refused):
    """A channel that nobody reads is a promise that nobody keeps."""

    sentence = _("A channel needs at least one person who receives its reports.")


class SameSeatTwice(Refused):
    """A substitute who already receives takes over from nobody."""

    sentence = _("The same person stands twice among those who receive and those who take over.")


class SameCustodianTwice(Refused):
    """One share for each custodian."""

    sentence = _("The same custodian stands twice in the list.")


class RecipientIsCustodian(Refused):
    """Whoever reads the reports must not hold a share of the names behind them."""

    sentence = _("Somebody who receives reports cannot keep identities too.")


class AdministratorReceives(Refused):
    """Whoever decides who receives cannot be among them."""

    sentence = _(
        "An administrator has no place on a channel: whoever decides who receives reports must not be one of them."
    )


class WrongSeat(Refused):
    """A forged or outdated choice: a seat needs its role."""

    sentence = _("Somebody whom you chose no longer has the role that this place needs. Read the page again.")


class ChangedMeanwhile(Refused):
    """Somebody else changed the channel since the form was opened."""

    sentence = _("Somebody else changed this channel while you were writing. Both versions are shown: nothing is lost.")


class MadeMeanwhile(Refused):
    """Two administrators made a channel of one name at the same moment."""

    sentence = _(
        "Somebody else made a channel of this name at the same moment. Nothing was stored, and what you typed is still "
        "here. Look at the list of channels first, then save again if you still want a second one."
    )


class ChangeWaits(Refused):
    """One proposal at a time, so that what is confirmed is what was read."""

    sentence = _("A change of this channel waits for a second person. It must be decided, or taken back, first.")


class ChangeDecided(Refused):
    """The proposal is no longer open."""

    sentence = _("This change has already been decided. Read the page again.")


class OwnChange(Refused):
    """The second person is somebody else."""

    sentence = _("You proposed this yourself. Somebody else must confirm it.")


class LastDoor(Refused):
    """Somebody must be able to report."""

    sentence = _("This is the last channel that is open on the reporters’ site. Open another one first.")


def require_sound_channel(*, terms: Terms) -> None:
    """Somebody receives, nobody twice, and no reader keeps a share of the names."""
    readers = [seat.member for seat in (*terms.recipients, *terms.substitutes)]
    if not terms.recipients:
        raise NeedsRecipients()
    if len(set(readers)) < len(readers):
        raise SameSeatTwice()
    if len(set(terms.custodians)) < len(terms.custodians):
        raise SameCustodianTwice()
    if set(readers) & set(terms.custodians):
        raise RecipientIsCustodian()


def require_may_keep(*, by) -> None:
    """Only administrators set channels up; the operator's command line is nobody's account."""
    require_role(by, *KEEPERS)


def require_fit(*, terms: Terms, members: dict, before: Terms | None = None) -> None:
    """Every new seat is held by an open account with the role for it, and never by an administrator.

    Who sat there before may stay, so that a colleague's lost role does not stop a change of the opening hours.
    """
    old = before.members if before else set()
    for wanted, roles in (
        ([seat.member for seat in (*terms.recipients, *terms.substitutes)], MAY_RECEIVE),
        (terms.custodians, MAY_KEEP),
    ):
        for key in wanted:
            member = members.get(key)
            if member is not None and "administrator" in member.roles:
                raise AdministratorReceives()
            if key not in old and (member is None or not any(member.has_role(code) for code in roles)):
                raise WrongSeat()


def require_current(*, channel, revision: int) -> None:
    """The form was made from what the channel is now."""
    if channel.revision != revision:
        raise ChangedMeanwhile()


def require_nothing_waits(*, has_open_change: bool) -> None:
    """A proposal that waits is decided before anything else changes."""
    if has_open_change:
        raise ChangeWaits()


def require_a_door_stays(*, terms: Terms, before: Terms, others_open: int) -> None:
    """The last channel of the reporters' site is neither retired nor given to the clerk."""
    was, stays = (one.is_active and one.audience in ONLINE for one in (before, terms))
    if was and not stays and not others_open:
        raise LastDoor()


def require_may_confirm(*, change, by) -> None:
    """Another administrator, or the head of office; never the person who proposed."""
    require_role(by, *SECOND_PERSONS)
    _require_open(change)
    if change.proposed_by_id == by.pk:
        raise OwnChange()


def require_may_refuse(*, change, by) -> None:
    """As for confirming; whoever proposed may take it back."""
    require_role(by, *SECOND_PERSONS)
    _require_open(change)


def _require_open(change) -> None:
    if not change.is_open:
        raise ChangeDecided()


def weakened(before: Terms, after: Terms) -> Iterator[str]:
    """What in a change would weaken the protection of reporters: codes of WEAKENED."""
    were_enough = not before.is_active or len(before.recipients) >= FEWEST_RECIPIENTS
    if after.is_active and len(after.recipients) < FEWEST_RECIPIENTS and were_enough:
        yield "few_recipients"
    if before.has_outside_body and not after.has_outside_body:
        yield "outside_body"
    if len(after.custodians) < len(before.custodians):
        yield "fewer_custodians"
    if after.custodians_needed < before.custodians_needed:
        yield "fewer_needed"
