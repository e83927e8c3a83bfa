"""What only a clerk's report carries beside the words: by which way it came, who referred it, who agreed to be kept."""

from dataclasses import dataclass, field
from datetime import date

from reporting_channels.codes import ORAL


@dataclass(frozen=True)
class Consent:
    """Who agreed, to what, and on which day, that a recording is kept with the report."""

    given_by: str = field(repr=False)
    scope: str
    given_on: date


@dataclass(frozen=True)
class Taking:
    """The clerk's own part of what is sent. It lives in memory only."""

    medium: str
    referred_by: str = field(default="", repr=False)
    consent: Consent | None = field(default=None, repr=False)

    @property
    def is_oral(self) -> bool:
        """Whether somebody spoke and the clerk wrote."""
        return self.medium in ORAL


def is_recording(media_type: str) -> bool:
    """Whether a file can hold a voice: sound and film."""
    return media_type.startswith(("audio/", "video/"))
