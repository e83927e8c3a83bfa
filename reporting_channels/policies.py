"""Who may do what to a report, an exclusion, or a request for an identity."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.models import Stateful
from machine.refusals import NotFromHere, Refused
from reporting_channels.quarantine.policies import require_let_in
from reporting_channels.taking_down.policies import require_minutes_settled

OFFICE = ("receiver", "head_of_office")
OUTSIDE = ("outside_body",)
READERS = (*OFFICE, *OUTSIDE)


class ChannelRetired(Refused):
    """The channel was closed while the report was being written."""

    sentence = _("This way of reporting was closed in the meantime. Choose another one. Your words are not lost.")


class SecondPersonNeeded(Refused):
    """One person proposes, another decides (ISO 37002:2021 cl. 8.3; issue 2, point 3)."""

    sentence = _("You proposed this yourself. Another colleague must decide.")


class DialogueOver(Refused):
    """The report is closed."""

    sentence = _("This report is closed. Nothing more can be written here.")


class LastReader(Refused):
    """Somebody must be able to open the report."""

    sentence = _("This person is the last one who can open the report. Give it to another colleague first.")


class AlreadyExcluded(Refused):
    """The exclusion exists."""

    sentence = _("This person is already kept away from the report.")


class Excluded(Refused):
    """No key for somebody who was excluded."""

    sentence = _("This person was kept away from the report. They cannot be given it.")


class NamedInIt(Refused):
    """No key for somebody whom the report names, though they joined after it had arrived."""

    sentence = _("The report names somebody of this name. It cannot be given to them: choose another colleague.")


class WrongReader(Refused):
    """Only people whose work it is may be given a report."""

    sentence = _(
        "A report can only be given to a receiver or to the head of office, and one that went past the office "
        "only to the outside body. Hand it back first."
    )


class NoIdentity(Refused):
    """The reporter left no name."""

    sentence = _("The reporter did not say who they are. There is nothing to ask for.")


class CustodianCannotAsk(Refused):
    """Whoever holds a share cannot be the one who asks for it."""

    sentence = _("You keep a share of this identity. Somebody else must ask for it.")


class AlreadyAsked(Refused):
    """One open request for each person and identity."""

    sentence = _("You already have an open request for this identity.")


class NotYourRequest(Refused):
    """Only the requester goes on with a request."""

    http_status = 403
    sentence = _("Only the person who asked can take this step.")


class NotYourShare(Refused):
    """Only custodians of this very identity answer a request."""

    http_status = 403
    sentence = _("You keep no share of this identity, or you are the person who asks.")


class AlreadyReleased(Refused):
    """One share for each custodian."""

    sentence = _("You have already released your share for this request.")


class AccessOver(Refused):
    """The limited time has run out."""

    sentence = _("The time in which you could read the identity is over. Make a new request if you need it again.")


def require_may_receive(*, channel) -> None:
    """Only an open channel receives (PROCESS.md 2.1, R1)."""
    if not channel.is_active:
        raise ChannelRetired()


def _require_leaves(row: Stateful, verb: str) -> None:
    if row.machine.edge(row.state, verb) is None:
        raise NotFromHere()


def _require_reader(report, by, verb: str) -> None:
    require_role(by, *READERS)
    _require_leaves(report, verb)


def require_may_acknowledge(*, report, by) -> None:
    """Receiver or head of office."""
    _require_reader(report, by, "acknowledge")


def require_may_assess(*, report, by) -> None:
    """Receiver or head of office; an oral report after its minutes are settled."""
    _require_reader(report, by, "assess")
    require_minutes_settled(report=report)


def require_may_attach(*, report, by) -> None:
    """Receiver or head of office, never the outside body; cases asks this before it opens a case."""
    require_role(by, *OFFICE)
    _require_leaves(report, "attach")


def require_may_propose_no_case(*, report, by) -> None:
    """Receiver or head of office."""
    _require_reader(report, by, "propose_no_case")


def require_may_confirm_no_case(*, report, by) -> None:
    """Receiver or head of office, and never the person who proposed."""
    _require_reader(report, by, "confirm_no_case")
    if report.no_case_proposed_by_id == by.pk:
        raise SecondPersonNeeded()


def require_may_return(*, report, by) -> None:
    """As for confirming."""
    _require_reader(report, by, "return")
    if report.no_case_proposed_by_id == by.pk:
        raise SecondPersonNeeded()


def require_may_give_feedback(*, report, by) -> None:
    """Receiver or head of office (Directive (EU) 2019/1937 art. 9(1)(f))."""
    _require_reader(report, by, "give_feedback")


def require_may_close(*, report, by) -> None:
    """Receiver or head of office."""
    _require_reader(report, by, "close")


def require_may_write(*, report, by, is_answering: bool = False) -> None:
    """A question or news to the reporter, while the report is not closed (art. 9(1)(c)), or they wrote after it."""
    require_role(by, *READERS)
    require_let_in(report=report)
    if not (is_answering and report.state == "closed"):
        require_dialogue_open(report=report)


def require_may_answer(*, report) -> None:
    """The reporter can write as long as anything of the report is left: a new word holds its destruction back."""
    if report.is_erased:
        raise DialogueOver()


def require_may_rate(*, report) -> None:
    """The three questions at the end come after the feedback (ISO 37002:2021 cl. 9.1.2)."""
    if report.feedback_at is None:
        raise NotFromHere()


def require_dialogue_open(*, report) -> None:
    """Nothing new begins on a closed report."""
    if report.is_over:
        raise DialogueOver()


def require_may_exclude(*, report, member, readers: int, is_reader: bool, is_excluded: bool, by) -> None:
    """A receiver or the head of office; oneself always. The last reader stays."""
    if by.pk != member.pk:
        require_role(by, *READERS)
    if is_excluded:
        raise AlreadyExcluded()
    if is_reader and readers < 2:
        raise LastReader()


def require_not_named(*, is_named: bool) -> None:
    """A report is given to nobody whom it names."""
    if is_named:
        raise NamedInIt()


def require_may_share(*, report, member, is_excluded: bool, by) -> None:
    """Give the report to one more colleague whose work it is."""
    require_role(by, *READERS)
    require_let_in(report=report)
    require_dialogue_open(report=report)
    if is_excluded:
        raise Excluded()
    if not any(member.has_role(code) for code in (OUTSIDE if report.is_past_office else OFFICE)):
        raise WrongReader()


def require_may_request(*, report, by, is_custodian: bool = False, has_open: bool = False) -> None:
    """Whoever may open the report may ask, unless they keep a share themselves."""
    require_role(by, *READERS)
    require_let_in(report=report)
    if getattr(report, "identity", None) is None:
        raise NoIdentity()
    if is_custodian:
        raise CustodianCannotAsk()
    if has_open:
        raise AlreadyAsked()


def require_may_complete(*, identity_disclosure, by, has_share: bool = True, has_released: bool = False) -> None:
    """A custodian of this identity, not the requester, once."""
    require_role(by, "identity_custodian")
    _require_leaves(identity_disclosure, "complete")
    if identity_disclosure.requested_by_id == by.pk or not has_share:
        raise NotYourShare()
    if has_released:
        raise AlreadyReleased()


def require_may_refuse(*, identity_disclosure, by, has_share: bool = True) -> None:
    """As for releasing; also after having released, while too few have."""
    require_role(by, "identity_custodian")
    _require_leaves(identity_disclosure, "refuse")
    if identity_disclosure.requested_by_id == by.pk or not has_share:
        raise NotYourShare()


def _require_requester(identity_disclosure, by, verb: str) -> None:
    _require_leaves(identity_disclosure, verb)
    if identity_disclosure.requested_by_id != by.pk:
        raise NotYourRequest()


def require_may_tell(*, identity_disclosure, by) -> None:
    """The requester tells the reporter, with reasons, before opening (art. 16(3))."""
    _require_requester(identity_disclosure, by, "tell")


def require_may_open(*, identity_disclosure, by) -> None:
    """The requester, after the reporter was told or the derogation recorded."""
    _require_requester(identity_disclosure, by, "open")


def require_may_end(*, identity_disclosure, by) -> None:
    """The requester, at any time while it is open."""
    _require_requester(identity_disclosure, by, "end")


def require_may_read(*, identity_disclosure, by, at: datetime) -> None:
    """The requester, in the state ``opened``, before the time is over."""
    if identity_disclosure.requested_by_id != by.pk:
        raise NotYourRequest()
    if identity_disclosure.state != "opened" or at >= identity_disclosure.opened_until:
        raise AccessOver()
