"""Where an interview can be (domain PROCESS 2.4)."""

from django.utils.translation import gettext_lazy as _

from machine.edges import Edge, Machine, State

INTERVIEW = Machine(
    name="interview",
    table="cases_interview",
    label=_("Interview"),
    states=(
        State("planned", _("Planned"), _("Somebody is to be heard.")),
        State("convoked", _("Convoked"), _("The person knows the day and the reason.")),
        State("informed", _("Rights notified"), _("The person has been told their rights, and may be heard.")),
        State("held", _("Held"), _("The record is written and waits for the person's signature.")),
        State("signed", _("Record signed"), _("The person has read the record and signed it.")),
        State(
            "refused",
            _("Record not signed"),
            _("The person read the record and did not sign; the reason is in the record."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "plan", "planned", "interview.planned", "investigator", _("Plan an interview")),
        Edge(
            "planned",
            "convoke",
            "convoked",
            "interview.convoked",
            "investigator",
            _("Convoke the person"),
            _("The day you give is the earliest on which the interview may be held."),
        ),
        Edge(
            "convoked",
            "notify_rights",
            "informed",
            "interview.rights_notified",
            "investigator",
            _("Record that rights were notified"),
            _("An interview held before this would be void; the time is recorded now."),
        ),
        Edge(
            "informed",
            "hold",
            "held",
            "interview.held",
            "investigator",
            _("Record the interview"),
            _("The record is sealed and cannot be changed afterwards."),
        ),
        Edge(
            "held",
            "sign",
            "signed",
            "interview.signed",
            "investigator",
            _("Record the signature"),
            _("The person has read the record and agrees that it says what was said."),
        ),
        Edge(
            "held",
            "refuse",
            "refused",
            "interview.refused",
            "investigator",
            _("Record that the person did not sign"),
            _("The record stays as it is, with this mention."),
        ),
    ),
)
