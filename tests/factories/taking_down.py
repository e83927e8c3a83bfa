"""Reports that a clerk took down, built through the actions."""

from django.utils import timezone

from reporting_channels.actions import clerk as clerk_actions
from reporting_channels.models import Report
from reporting_channels.taking_down.taking import Consent, Taking
from tests.factories.accounts import member
from tests.factories.reporting_channels import channel, stored_file, told

PDF = ("letter.pdf", "application/pdf")
SOUND = ("call.mp3", "audio/mpeg")


def consent(**values) -> Consent:
    """Somebody agreed that their voice is kept."""
    return Consent(**{"given_by": "The caller", "scope": "kept", "given_on": timezone.localdate()} | values)


def taking(medium: str = "telephone", **values) -> Taking:
    """The clerk's own part of a report."""
    return Taking(medium=medium, **values)


def taken(*, by=None, channel_=None, medium="telephone", at=None, **values) -> Report:
    """A report that a clerk took down. ``told`` and ``clerk`` are kept on it for the test's eyes."""
    by = by or member(["clerk"])
    own = {name: values.pop(name) for name in ("referred_by", "consent") if name in values}
    if medium in ("letter", "email"):
        values.setdefault("files", (stored_file(b"%PDF-1.7", *PDF),))
    what = told(taking=taking(medium, **own), **values)
    made = clerk_actions.take_down(channel=channel_ or channel(), told=what, by=by, at=at or timezone.now())
    made.told, made.clerk = what, by
    return made
