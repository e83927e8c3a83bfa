"""What the reporter may know of their identity: what is there, who asked, whether it was opened. Days, never names."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from reporting_channels.codes import IdentityPart
from reporting_channels.models import Identity, IdentityDisclosure, Report, TakingBack

# So long the office may prepare a notice; then the reporter sees that somebody asked, unless a derogation stands.
DAYS_TO_TELL = 14
READ = ("id", "report_id", "compartment_id", "parts", "given_on", "taken_back_on")


@dataclass(frozen=True)
class Line:
    """One day in the life of an identity: given, taken, asked, refused, opened or lapsed."""

    on: date
    what: str
    part: str = ""


@dataclass(frozen=True)
class Standing:
    """What stands today. ``is_withheld``: it was opened, and a derogation keeps it from the reporter for now."""

    identity: Identity | None
    was_opened: bool
    is_withheld: bool
    lines: tuple[Line, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """What can be taken back: the whole, and each of two parts."""
        if self.identity is None:
            return ()
        both = (IdentityPart.ALL, IdentityPart.NAME, IdentityPart.CONTACT)
        return both if self.identity.parts == IdentityPart.ALL else (IdentityPart.ALL,)


def standing(report: Report, today: date) -> Standing:
    """Read with the few columns that the reporter's process may see: no sealed one among them."""
    rows = list(Identity.objects.filter(report=report).only(*READ))
    asked = list(
        IdentityDisclosure.objects.filter(identity__in=rows).only(
            "id", "state", "identity_id", "requested_at", "refused_at", "opened_at", "lapsed_at", "told_on"
        )
    )
    live = next((row for row in rows if row.taken_back_on is None), None)
    opened = [one for one in asked if live and one.identity_id == live.pk and one.opened_at]
    lines = [Line(row.given_on, "given") for row in rows if row.given_on > report.received_on]
    takings = TakingBack.objects.filter(identity__in=rows).values_list("taken_back_on", "part")
    lines += [Line(on, "taken", part) for on, part in takings]
    lines += [line for one in asked if not _is_untold(one, today) for line in _told(one)]
    return Standing(
        identity=live,
        was_opened=bool(opened),
        is_withheld=bool(opened) and all(_is_untold(one, today) for one in opened),
        lines=tuple(sorted(lines, key=lambda line: line.on)),
    )


def _is_untold(one: IdentityDisclosure, today: date) -> bool:
    if one.told_on is not None:
        return today < one.told_on
    waits = one.state in ("requested", "released")
    return waits and today < timezone.localdate(one.requested_at) + timedelta(days=DAYS_TO_TELL)


def _told(one: IdentityDisclosure) -> list[Line]:
    moments = (
        (one.requested_at, "asked"),
        (one.refused_at, "refused"),
        (one.opened_at, "opened"),
        (one.lapsed_at, "lapsed"),
    )
    return [Line(timezone.localdate(at), what) for at, what in moments if at]
