"""Who may do what with an exhibit, and what must be so before it (PROCESS 2.4, evidence item)."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.custody import chain
from cases.models.team import INVESTIGATING
from cases.policies.parts import NotOnTeam, require_gathering, require_open, require_part, require_state, role_on
from machine.refusals import Refused

TEAM = ("head", "reviewer", *INVESTIGATING)
HOLDERS = (*TEAM, "authority")
ENDED = ("returned", "destroyed")


class NotHolder(Refused):
    """Custody passes from hand to hand."""

    sentence = _("You do not hold this exhibit. Whoever holds it can hand it over.")


class NotAddressee(Refused):
    """Both confirm a transfer."""

    sentence = _("Only the person to whom it was handed over can confirm that they received it, or refuse it.")


class InTransfer(Refused):
    """A transfer waits for its second half."""

    sentence = _("The exhibit has been handed over, and its receipt is not confirmed yet.")


class Undescribed(Refused):
    """It came with many others and waits for its words."""

    sentence = _("Describe and seal this exhibit first.")


class Outside(Refused):
    """Somebody else has it."""

    sentence = _("The exhibit is outside the office. Take it back first.")


class Missing(Refused):
    """Nobody knows where it is."""

    sentence = _("The exhibit was reported missing. Say first that it was found.")


class Discharged(Refused):
    """Nothing more happens to it."""

    sentence = _("The exhibit was returned or destroyed: its custody has ended.")


class Held(Refused):
    """A court, an authority or an appeal may need it."""

    sentence = _("A hold stands on this exhibit. It is neither destroyed nor given back before the hold is lifted.")


class PlaceClosed(Refused):
    """Nothing is put there any more."""

    sentence = _("This place is closed. Choose another one.")


class PowerNotGiven(Refused):
    """Powers come from the mandate."""

    sentence = _("The mandate does not give this power. Ask the head of office to extend it, or choose another origin.")


class OtherCase(Refused):
    """A copy stays in the file of what it was made of."""

    http_status = 422
    sentence = _("An exhibit is copied from an exhibit of the same case.")


class NoExhibit(Refused):
    """There is nothing to read."""

    sentence = _("No exhibit is registered in this case: there is nothing to verify.")


class NotVerified(Refused):
    """Exhibits are read again before the report (PROCESS 2.4, V5)."""

    sentence = _(
        "Verify the exhibits first: every file is read again and compared, and every line of custody computed again. "
        "The last verification is missing, or something happened to an exhibit since."
    )


class VerificationFailed(Refused):
    """Something is not as it was registered."""

    sentence = _(
        "The last verification found an exhibit that is not as it was registered. The report waits until it was "
        "looked into and the exhibits were verified again without a failure."
    )


def line_of(exhibit):
    """The exhibit's custody events, oldest first."""
    return sorted(exhibit.custody.all(), key=lambda event: event.rank)


def left_team(case, member_id) -> bool:
    """Whether the member is no longer on the team: the head then acts for the exhibits they held."""
    return not any(one.member_id == member_id and one.ended_at is None for one in case.assignments.all())


def answers_for(exhibit, by) -> bool:
    """Whether this member holds it, or is the head while its holder has left."""
    holder = exhibit.holder_id
    return holder == by.pk or (role_on(exhibit.case, by) == "head" and left_team(exhibit.case, holder))


def require_holder(exhibit, by) -> None:
    """Refuse whoever does not answer for it."""
    if not answers_for(exhibit, by):
        raise NotHolder()


def require_in_hand(exhibit, by) -> None:
    """Refuse whoever does not hold it, and while it is in nobody's hands here."""
    refused = {
        "registered": Undescribed, "offered": InTransfer, "outside": Outside, "missing": Missing,
        "returned": Discharged, "destroyed": Discharged,
    }.get(exhibit.state)  # fmt: skip
    if refused is not None:
        raise refused()
    require_holder(exhibit, by)


def require_may_register(*, case, by, power: str = "") -> None:
    """Evidence is gathered by the team, before the findings go to decision, with the powers that the mandate gives."""
    require_part(case, by, "head", *INVESTIGATING)
    require_gathering(case)
    given = {code for one in case.investigations.all() if one.signed_at is not None for code in one.powers}
    if power and power not in given:
        raise PowerNotGiven()


def require_may_derive(*, exhibit, case, by) -> None:
    """A copy or an extract is made by whoever holds the original."""
    if exhibit.case_id != case.pk:
        raise OtherCase()
    require_may_note(exhibit=exhibit, by=by)


def require_may_seal(*, exhibit, by) -> None:
    """Whoever registered it says what it is."""
    require_part(exhibit.case, by, "head", *INVESTIGATING)
    require_state(exhibit, "seal")
    require_gathering(exhibit.case)
    require_holder(exhibit, by)


def require_may_note(*, exhibit, by) -> None:
    """Examining, copying, showing and sealing again are for whoever holds it."""
    require_part(exhibit.case, by, *TEAM)
    require_open(exhibit.case)
    require_in_hand(exhibit, by)


def require_may_move(*, exhibit, by, place=None) -> None:
    """Whoever holds it says where it lies, also once the case is closed."""
    require_part(exhibit.case, by, *HOLDERS)
    require_in_hand(exhibit, by)
    if place is not None and place.closed_at is not None:
        raise PlaceClosed()


def require_may_transfer(*, exhibit, by, to=None) -> None:
    """From hand to hand inside the team; both confirm."""
    require_part(exhibit.case, by, *HOLDERS)
    require_in_hand(exhibit, by)
    if to is not None and not any(
        one.member_id == to.pk and one.ended_at is None and one.no_conflict_declared_at and to.pk != by.pk
        for one in exhibit.case.assignments.all()
    ):
        raise NotOnTeam(_("An exhibit is handed only to somebody else of the case's team."))


def require_may_accept(*, exhibit, by) -> None:
    """The second half of a transfer, for whom it was meant and nobody else."""
    require_part(exhibit.case, by, *HOLDERS)
    line = line_of(exhibit)
    if exhibit.state != "offered" or not line or line[-1].kind != "transferred" or line[-1].to_id != by.pk:
        raise NotAddressee()


def require_may_refuse(*, exhibit, by) -> None:
    """As for confirming."""
    require_may_accept(exhibit=exhibit, by=by)


def require_may_withdraw(*, exhibit, by) -> None:
    """Whoever handed it over answers for it until it is confirmed, and may take that back."""
    require_part(exhibit.case, by, *HOLDERS)
    require_state(exhibit, "withdraw")
    require_holder(exhibit, by)


def require_may_send_out(*, exhibit, by) -> None:
    """To a named person outside, who signs."""
    require_part(exhibit.case, by, *HOLDERS)
    require_in_hand(exhibit, by)


def require_may_take_back(*, exhibit, by) -> None:
    """Whoever sent it, or the head."""
    require_part(exhibit.case, by, *HOLDERS)
    require_state(exhibit, "take_back")
    if role_on(exhibit.case, by) != "head":
        require_holder(exhibit, by)


def require_may_give_back(*, exhibit, by) -> None:
    """Nothing goes back while it is held for a court or an authority."""
    require_part(exhibit.case, by, *HOLDERS)
    require_in_hand(exhibit, by)
    if any(one.lifted_at is None for one in exhibit.holds.all()):
        raise Held()


def require_may_report_missing(*, exhibit, by) -> None:
    """Whoever of the team looked for it in vain."""
    require_part(exhibit.case, by, *HOLDERS)
    require_state(exhibit, "report_missing")


def require_may_find(*, exhibit, by) -> None:
    """Whoever of the team found it."""
    require_part(exhibit.case, by, *HOLDERS)
    require_state(exhibit, "find")


# -- verification ----------------------------------------------------------------


def heads(case) -> str:
    """What a verification holds for: the last hash of each line of custody of the case."""
    last = {exhibit.pk: max(exhibit.custody.all(), key=lambda one: one.rank).hash for exhibit in case.exhibits.all()}
    return chain.heads_of(last)


def require_may_verify(*, case, by) -> None:
    """Anybody who works on the case may have it read again."""
    require_part(case, by, *HOLDERS)
    if not case.exhibits.all():
        raise NoExhibit()


def require_verified(case) -> None:
    """Refuse until all exhibits were verified, without a failure, and nothing happened to one since."""
    if not case.exhibits.exists():
        return
    last = case.verifications.filter(finished_at__isnull=False).order_by("-finished_at").first()
    exhibits = (_("Exhibits and custody"), reverse("cases:exhibits", args=[case.pk]))
    if last is None or last.heads != heads(case):
        raise NotVerified().leading(*exhibits)
    if last.failed:
        raise VerificationFailed().leading(*exhibits)


def require_may_export(*, case, by) -> None:
    """The team takes the custody of its case out, verified since the last event."""
    require_may_verify(case=case, by=by)
    last = case.verifications.filter(finished_at__isnull=False).order_by("-finished_at").first()
    if last is None or last.heads != heads(case):
        raise NotVerified()
