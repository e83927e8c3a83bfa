"""Why a board cannot go on, each in the sentence that the page shows."""

from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused


class SummonsTooLate(Refused):
    http_status = 422
    sentence = _(
        "The summons leaves the person less time than the procedure gives. The session can take place on %(earliest)s"
        " at the earliest."
    )


class SummonsServedLate(Refused):
    sentence = _(
        "The summons counts as received on %(served)s: under the procedure the sitting can take place on %(earliest)s"
        " at the earliest. Set another day."
    )


class NoQuorum(Refused):
    http_status = 422
    sentence = _("Too few members came for the board to sit. Record that too few members came: all are summoned again.")


class QuorumReached(Refused):
    http_status = 422
    sentence = _("Enough members came for the board to sit. Open the sitting.")


class QuorumUnexplained(Refused):
    http_status = 422
    sentence = _(
        "Nobody found the quorum of this board. Record on what ground it sits with these members: the text and the"
        " number that it gives."
    )


class NobodyPresides(Refused):
    http_status = 422
    sentence = _("Nobody sits in the seat of the chair. Its substitute, or who stands in for the chair, must sit.")


class NotTheirSeat(Refused):
    http_status = 422
    sentence = _("A seat is taken by its titular or its substitute, unless they stepped down from it.")


class SeatsVacant(Refused):
    sentence = _(
        "After a recusal nobody is left for a seat, and the board is no longer composed as the procedure asks. "
        "Name a substitute first."
    )


class PostponedAlready(Refused):
    sentence = _("The procedure allows no further postponement.")


class NoMajorityToPostpone(Refused):
    http_status = 422
    sentence = _(
        "More than half of the members present must vote for the postponement, and no more can vote than are present."
    )


class DefenceNotHeard(Refused):
    http_status = 422
    sentence = _("The person must have been told of the right to remain silent, and have had the last word.")


class SittingIncomplete(Refused):
    http_status = 422
    sentence = _("The procedure asks for more at the sitting:")


class HeardTogether(Refused):
    http_status = 422
    sentence = _("Each witness is heard apart from the others, and the person may attend.")


class NotYetTheDay(Refused):
    http_status = 422
    sentence = _("The day of the sitting has not come yet.")


class LaterVoteStands(Refused):
    sentence = _(
        "Only the last vote that stands can be corrected: the votes after it depend on it. Set those aside first."
    )


class ReasonsMissing(Refused):
    http_status = 422
    sentence = _("The draft says how the vote went. Add the reasons of the opinion: the board's own, on the facts.")


class SteppedDownAlready(Refused):
    sentence = _("This member has stepped down from the seat already, or does not sit in it.")


class SeatHasSubstitute(Refused):
    sentence = _("This seat has a substitute who can sit. A new one is named when that one steps down.")
