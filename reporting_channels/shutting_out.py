"""Somebody who would read it is involved: the reporter shuts out a function, or the whole office, and sees no name."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.roles import BY_CODE
from reporting_channels import routing
from reporting_channels.drafts import Draft
from reporting_channels.models import Channel
from ui.forms import ManyField

FIELD, MARK = "shut_out", "readers_shown"


class ShutOut(forms.Form):
    """Functions, never names; nothing ticked is the rule."""

    def __init__(self, *args, channel: Channel, **options) -> None:
        super().__init__(*args, **options)
        choices = [(code, BY_CODE[code].label) for code in routing.functions(channel)]
        if routing.has_outside(channel):
            choices.append((routing.OFFICE, _("Nobody of the office at all: another authority alone")))
        self.fields[FIELD] = ManyField(
            label=_("Who must not receive it"),
            help_text=_("These functions receive what you send. Tick one to keep everybody with it away."),
            required=False,
            choices=choices,
        )


def form(draft: Draft, channel: Channel) -> ShutOut:
    """The choice as it stands in the draft."""
    return ShutOut(channel=channel, initial={FIELD: draft.shut_out})


def remember(draft: Draft, channel: Channel | None, posted: QueryDict) -> None:
    """Keep what was ticked below the answers. Nothing ticked sends nothing: the mark says that it was asked."""
    if channel is None or MARK not in posted:
        return
    known = [code for code, _label in ShutOut(channel=channel).fields[FIELD].choices]
    draft.shut_out = [code for code in known if code in posted.getlist(FIELD)]  # a forged one loses no other
