"""Somebody telephones: a clerk takes it down; they correct the minutes, refuse them, and the office notes it."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from reporting_channels.actions import minutes
from reporting_channels.reporter_door import open_by_receipt
from tests.factories.reporting_channels import channel, stored_file
from tests.factories.taking_down import SOUND, consent, taken


def speak(team: Any, c: Callable[[str], str]) -> None:
    """``c`` gives the text that stands for a contract."""
    made = taken(
        channel_=channel(recipients=[team.receiver, team.head]),
        medium="referral", referred_by=c("taking_down/referred_by"),
        consent=consent(given_by=c("recording_consent/given_by")),
        files=(stored_file(b"ID3", *SOUND),),
    )  # fmt: skip
    made = taken(channel_=made.channel)
    opened = open_by_receipt(made.told.receipt)
    spoken = minutes.correct(
        minutes=made.minutes, key=opened.key, submission=b"1", answers={"what": c("minutes/word")}, at=timezone.now()
    )
    spoken = minutes.refuse(minutes=spoken, key=opened.key, submission=b"2", text="No.", at=timezone.now())
    minutes.give_up(minutes=spoken, reason="refused", note=c("minutes/note"), by=team.receiver, at=timezone.now())
