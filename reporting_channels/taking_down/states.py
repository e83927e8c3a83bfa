"""What can happen to the minutes of an oral report (Directive (EU) 2019/1937 art. 18(2)-(4))."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from machine.edges import Edge, Machine, State

_AGREE = _("Agree to the minutes")
_CORRECT = _("Correct the minutes")
_REFUSE = _("Refuse the minutes")
_GIVE_UP = _("Record why there is no agreement")
_AGREE_SAYS = _("The office may then examine the report on what the minutes say.")
_CORRECT_SAYS = _("Both texts are kept: the clerk’s, and yours.")
_REFUSE_SAYS = _("Your words are kept. The office may go on only after it has recorded your refusal.")
_GIVE_UP_SAYS = _("The report can then be assessed. The reason is counted, your note stays sealed.")


def _of_the_reporter(source: str, verb: str) -> Edge:
    target, label, says = {
        "correct": ("corrected", _CORRECT, _CORRECT_SAYS),
        "agree": ("agreed", _AGREE, _AGREE_SAYS),
        "refuse": ("refused", _REFUSE, _REFUSE_SAYS),
    }[verb]
    return Edge(source, verb, target, f"minutes.{target}", "reporter", label, says)


def _of_the_office(source: str) -> Edge:
    return Edge(source, "give_up", "unobtainable", "minutes.given_up", "receiver", _GIVE_UP, _GIVE_UP_SAYS)


MINUTES = Machine(
    name="minutes",
    table="reporting_channels_minutes",
    label=_("Minutes of an oral report"),
    states=(
        State(
            "offered",
            pgettext_lazy("minutes", "Offered"),
            _("The reporter can read, correct and agree with their receipt."),
        ),
        State(
            "corrected",
            pgettext_lazy("minutes", "Corrected"),
            _("The reporter corrected them. The clerk’s text stands beside; the agreement is still to come."),
        ),
        State("agreed", pgettext_lazy("minutes", "Agreed"), _("The reporter agreed to them. That is their signature.")),
        State(
            "refused",
            pgettext_lazy("minutes", "Refused"),
            _("The reporter does not agree and said why. They can still change their mind."),
            on_line=False,
        ),
        State(
            "unobtainable",
            _("No agreement"),
            _("The office recorded why there is no agreement. The reporter can still give it."),
            on_line=False,
        ),
    ),
    edges=(
        Edge("", "offer", "offered", "minutes.offered", "clerk", _("Offer the minutes")),
        _of_the_reporter("offered", "correct"),
        _of_the_reporter("offered", "agree"),
        _of_the_reporter("offered", "refuse"),
        _of_the_office("offered"),
        _of_the_reporter("corrected", "correct"),
        _of_the_reporter("corrected", "agree"),
        _of_the_reporter("corrected", "refuse"),
        _of_the_office("corrected"),
        _of_the_reporter("refused", "correct"),
        _of_the_reporter("refused", "agree"),
        _of_the_office("refused"),
        _of_the_reporter("unobtainable", "correct"),
        _of_the_reporter("unobtainable", "agree"),
    ),
)
SETTLED = ("agreed", "unobtainable")  # what lets a report be assessed
