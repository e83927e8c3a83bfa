"""Channels and reports for tests, built through the actions so that every guard holds."""

import itertools
import secrets
from dataclasses import replace

from django.utils import timezone

from audit.actors import OPERATOR, REPORTER
from config.story.arrivals import arrived
from reporting_channels import asking
from reporting_channels.actions import channels, reports
from reporting_channels.cleaning.scanner import Scanned, Verdict
from reporting_channels.cleaning.standing import Copy, Standing, State
from reporting_channels.models import Channel, Report
from reporting_channels.told import StoredFile, Told
from tests.factories.accounts import member
from vault import receipts

_numbers = itertools.count(1)
CANARY = "The crates left at night without a declaration."


def channel(*, recipients=None, substitutes=(), custodians=None, **values) -> Channel:
    """A channel with two receivers, a head of office and three custodians, unless told otherwise."""
    number = next(_numbers)
    if recipients is None:
        recipients = [member(["receiver"]), member(["receiver"]), member(["head_of_office"])]
    if custodians is None:
        custodians = [member(["identity_custodian"]) for _turn in range(3)]
    return channels.set_up(
        code=values.pop("code", f"channel-{number}"),
        audience=values.pop("audience", "public"),
        names={"en": f"Channel {number}", "fr": f"Voie {number}"},
        notices={"en": "For everybody.", "fr": "Pour tous."},
        recipients=recipients,
        substitutes=substitutes,
        custodians=custodians,
        retention=values.pop("retention", "report_retention"),
        procedure="fr-state",
        by=OPERATOR,
        at=timezone.now(),
        **values,
    )


def told(**values) -> Told:
    """What somebody might tell."""
    defaults = {
        "submission": secrets.token_bytes(32),
        "receipt": receipts.new_code(),
        "language": "en",
        "narrative": CANARY,
        "answers": {"when_where": "In March, at the north gate."},
    }
    return Told(**defaults | values)


def report(*, channel_=None, at=None, **values) -> Report:
    """A received report. ``report.told`` keeps what was told, for the test's eyes."""
    through = channel_ or channel()
    what = told(**{"questionnaire": asking.offered(through)[-1].id, **values})
    made = reports.receive(channel=through, told=what, by=REPORTER, at=at or timezone.now())
    made.told = what
    return made


def acknowledged(*, by, **values) -> Report:
    """A report that a receiver acknowledged."""
    made = report(**values)
    done = reports.acknowledge(report=made, text="We have your report.", by=by, at=timezone.now())
    done.told = made.told
    return done


def assessed(*, by, proposes="open_case", **values) -> Report:
    """A report whose grid is filled in."""
    made = acknowledged(by=by, **values)
    done = reports.assess(
        report=made,
        category="smuggling",
        competence="ours",
        credibility="high",
        seriousness="high",
        urgency="medium",
        detriment_risk="medium",
        proposes=proposes,
        no_case_reason="" if proposes == "open_case" else "not_misconduct",
        note="Plausible, with names.",
        by=by,
        at=timezone.now(),
    )
    done.told = made.told
    return done


def cleaned_file(content: bytes, *, hidden: str, copy: bytes, virus: str = "", **values) -> StoredFile:
    """A file whose cleaning found ``hidden`` as its author and made ``copy``; with ``virus``, the scanner found one."""
    made = stored_file(copy)
    standing = Standing(
        State.CLEANED, "", (("author", hidden),), Copy(made.file_id, made.secret, "txt", made.size), total=0
    )
    scanned = Scanned(Verdict.INFECTED, virus, "ClamAV 1.4/27000") if virus else Scanned(Verdict.NO_SCANNER)
    return replace(stored_file(content, **values), standing=standing, scanned=scanned)


def stored_file(content: bytes = b"hello", name: str = "note.txt", media_type: str = "text/plain") -> StoredFile:
    """A file as the upload handler leaves it: sealed among the arrived ones."""
    return arrived(name, content, media_type)


def kept_apart(**values) -> Report:
    """A report that came in a flood."""
    return report(**{"signs": ("unanswered",)} | values)
