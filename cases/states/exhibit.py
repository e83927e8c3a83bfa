"""Where an exhibit can be (domain PROCESS 2.4, evidence item)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

_WHO = "investigator"

EXHIBIT = Machine(
    name="exhibit",
    table="cases_exhibit",
    label=_("Exhibit"),
    states=(
        State("registered", pgettext_lazy("exhibit", "Registered"), _("It has its number. It waits to be described.")),
        State(
            "sealed",
            pgettext_lazy("exhibit", "Sealed"),
            _("Described and sealed: what was written of it no longer changes."),
        ),
        State("held", pgettext_lazy("exhibit", "Held"), _("One member of the team holds it and answers for it.")),
        State(
            "offered",
            _("Handed over, not confirmed"),
            _("It was handed over. Whoever handed it over answers for it until the other confirms."),
            on_line=False,
        ),
        State("outside", _("Outside the office"), _("A laboratory, a prosecutor or a court has it."), on_line=False),
        State("missing", _("Not found"), _("It was not where it should be. It is being looked for."), on_line=False),
        State(
            "returned",
            pgettext_lazy("exhibit", "Returned"),
            _("It was given back against a signed receipt. Its custody has ended."),
        ),
        State(
            "destroyed",
            pgettext_lazy("exhibit", "Destroyed"),
            _("Three people decided it. A certificate says what went."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "register", "registered", "exhibit.registered", _WHO, _("Register an exhibit")),
        Edge(
            "registered",
            "seal",
            "sealed",
            "exhibit.sealed",
            _WHO,
            _("Describe and seal"),
            _("From now on the description stays as it is."),
        ),
        Edge("sealed", "hold", "held", "exhibit.held", _WHO, pgettext_lazy("exhibit", "Take into custody")),
        Edge(
            "held",
            "transfer",
            "offered",
            "exhibit.offered",
            _WHO,
            _("Hand it over"),
            _("The person confirms that they received it, or refuses it with a reason. Until then you answer for it."),
        ),
        Edge(
            "offered",
            "accept",
            "held",
            "exhibit.accepted",
            _WHO,
            _("Confirm that you received it"),
            _("From now on you hold it and answer for it."),
        ),
        Edge(
            "offered",
            "refuse",
            "held",
            "exhibit.transfer_refused",
            _WHO,
            _("Refuse it"),
            _("It stays with whoever handed it over, who reads your reason and may hand it over again."),
            is_aside=True,
        ),
        Edge(
            "offered",
            "withdraw",
            "held",
            "exhibit.transfer_withdrawn",
            _WHO,
            _("Take the handing over back"),
            _("It stays with you, as if it had not been handed over; the line of custody keeps both events."),
            is_aside=True,
        ),
        Edge(
            "held",
            "send_out",
            "outside",
            "exhibit.sent_out",
            _WHO,
            _("Send it to a laboratory, a prosecutor or a court"),
            _("A named person signs for it. Add the signed receipt."),
            is_aside=True,
        ),
        Edge(
            "outside",
            "take_back",
            "held",
            "exhibit.taken_back",
            _WHO,
            _("Take it back from outside"),
            _("From now on you hold it and answer for it."),
        ),
        Edge(
            "held",
            "give_back",
            "returned",
            "exhibit.given_back",
            _WHO,
            _("Return it to its owner"),
            _("Its custody ends here and cannot be taken up again. Add the receipt that the owner signed."),
            is_aside=True,
        ),
        *(
            Edge(
                source,
                "report_missing",
                "missing",
                "exhibit.reported_missing",
                _WHO,
                _("Report it missing"),
                _("The head of office sees it on their home page until it is found."),
                is_aside=True,
            )
            for source in ("held", "offered", "outside")
        ),
        Edge(
            "missing",
            "find",
            "held",
            "exhibit.found",
            _WHO,
            _("It was found"),
            _("Say where, and in what condition. From now on you hold it and answer for it."),
        ),
        Edge(
            "held",
            "destroy",
            "destroyed",
            "exhibit.destroyed",
            _WHO,
            pgettext_lazy("exhibit", "Destroy it"),
            _("It cannot be undone. The certificate stays."),
        ),
    ),
)
