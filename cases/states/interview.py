"""Where an interview can be (domain PROCESS 2.4)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

OWNER = "investigator"
FINISHED = ("signed", "refused", "contested", "sealed")
WRITTEN = ("held", "record_sent", *FINISHED)

INTERVIEW = Machine(
    name="interview",
    table="cases_interview",
    label=_("Interview"),
    states=(
        State("planned", _("Planned"), _("Somebody is to be heard.")),
        State("convoked", _("Convoked"), _("The person knows the day and the reason.")),
        State(
            "rights_notified", _("Rights notified"), _("The person was told their rights, with proof, and is heard.")
        ),
        State("held", _("Held"), _("The record is written; it goes to the person.")),
        State("record_sent", _("Record sent"), _("The person has the record, to sign, to refuse or to contest.")),
        State("signed", _("Record signed"), _("The person has read the record and signed it.")),
        State(
            "refused",
            _("Record not signed"),
            _("The person read the record and did not sign; the reason stands beside it."),
            on_line=False,
        ),
        State(
            "contested",
            _("Record contested"),
            _("The person's own corrections stand beside the record, which stays as it was written."),
            on_line=False,
        ),
        State("sealed", pgettext_lazy("interview", "Sealed"), _("Record and answer are closed, with their digest.")),
    ),
    edges=(
        Edge("", "plan", "planned", "interview.planned", OWNER, _("Plan an interview")),
        Edge(
            "planned",
            "convoke",
            "convoked",
            "interview.convoked",
            OWNER,
            _("Convoke the person"),
            _("The day you give is the earliest on which the interview may be held."),
        ),
        Edge(
            "convoked",
            "notify_rights",
            "rights_notified",
            "interview.rights_notified",
            OWNER,
            _("Record that rights were notified"),
            _("What was told, when, how and with what proof is kept word for word. Without it nobody is heard."),
        ),
        Edge(
            "rights_notified",
            "hold",
            "held",
            "interview.held",
            OWNER,
            _("End the interview"),
            _("The record is put together, sealed, and not changed afterwards."),
        ),
        Edge(
            "held",
            "send_record",
            "record_sent",
            "interview.record_sent",
            OWNER,
            _("Give the record to the person"),
            _("From now on the person's answer is awaited: a signature, a refusal, or corrections."),
        ),
        Edge(
            "record_sent",
            "sign",
            "signed",
            "interview.signed",
            OWNER,
            _("Record the signature"),
            _("The person has read the record and agrees that it says what was said."),
        ),
        Edge(
            "record_sent",
            "refuse",
            "refused",
            "interview.refused",
            OWNER,
            _("Record that the person did not sign"),
            _("The record stays as it is, with the reason beside it."),
        ),
        Edge(
            "record_sent",
            "contest",
            "contested",
            "interview.contested",
            OWNER,
            _("Record the person's corrections"),
            _("They stand beside the record in the person's own words; nothing of the record is overwritten."),
        ),
        *(
            Edge(
                answered,
                "seal",
                "sealed",
                "interview.sealed",
                OWNER,
                _("Seal the record"),
                _("Record and answer are closed for good; their digest goes into the log."),
            )
            for answered in ("signed", "refused", "contested")
        ),
    ),
)
