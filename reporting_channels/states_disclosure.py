"""What can happen to a request for the reporter's identity (Directive (EU) 2019/1937 art. 16)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

IDENTITY_DISCLOSURE = Machine(
    name="identity_disclosure",
    table="reporting_channels_identitydisclosure",
    label=_("Disclosure of an identity"),
    states=(
        State(
            "requested",
            pgettext_lazy("disclosure", "Requested"),
            _("Custodians read the reasons and release their share, or refuse."),
        ),
        State("released", _("Shares released"), _("Enough custodians agreed. The reporter must be told first.")),
        State("noticed", _("Reporter told"), _("The reporter was told, or a derogation was recorded.")),
        State("opened", _("Open for reading"), _("The requester can read the identity for a limited time.")),
        State(
            "ended", pgettext_lazy("disclosure", "Ended"), _("The time is over. The shares released were destroyed.")
        ),
        State(
            "lapsed",
            pgettext_lazy("disclosure", "Lapsed"),
            _("Nothing came of it: withdrawn, left lying, or the reporter took the identity back."),
            on_line=False,
        ),
        State(
            "refused",
            pgettext_lazy("disclosure", "Refused"),
            _("A custodian refused. The refusal stays on record."),
            on_line=False,
        ),
    ),
    edges=(
        Edge(
            "",
            "request",
            "requested",
            "disclosure.requested",
            "receiver",
            _("Ask for the identity"),
            _("Custodians will read your reasons. Your request stays on record, whatever they decide."),
        ),
        Edge(
            "requested",
            "complete",
            "released",
            "disclosure.released",
            "identity_custodian",
            _("Release my share"),
            _("Your share goes to the person who asks. It cannot be taken back once enough are released."),
        ),
        Edge(
            "requested",
            "refuse",
            "refused",
            "disclosure.refused",
            "identity_custodian",
            _("Refuse the request"),
            _("The request ends here. Your refusal and its reasons stay on record."),
            is_aside=True,
        ),
        Edge(
            "released",
            "tell",
            "noticed",
            "disclosure.noticed",
            "receiver",
            _("Tell the reporter"),
            _("Your words go into the dialogue with the reporter before the identity is opened."),
        ),
        Edge(
            "released",
            "derogate",
            "noticed",
            "disclosure.derogated",
            "identity_custodian",
            _("Record why the reporter is not told"),
            _("Only where telling would endanger the investigation (Directive 2019/1937 art. 16(3))."),
            is_aside=True,
        ),
        Edge(
            "noticed",
            "open",
            "opened",
            "disclosure.opened",
            "receiver",
            _("Open the identity"),
            _("You can read it for 24 hours. Each reading is recorded."),
        ),
        Edge(
            "opened",
            "end",
            "ended",
            "disclosure.ended",
            "receiver",
            _("End the access"),
            _("The shares that were released to you are destroyed."),
        ),
        *(
            Edge(
                source,
                "lapse",
                "lapsed",
                "disclosure.lapsed",
                "receiver",
                _("Withdraw the request"),
                _("Shares released so far are destroyed. The request stays on record."),
                is_aside=True,
            )
            for source in ("requested", "released", "noticed")
        ),
    ),
)
