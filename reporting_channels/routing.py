"""Who receives a new report: never anybody named in it or shut out of it (Directive (EU) 2019/1937 art. 9(1)(a), (c)).

The channel's recipients; for those kept away its substitutes in their order; past the office the outside body, when
the matter touches whoever directs the office, when the reporter shuts the office out, or when too few are left.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts import names
from accounts.models import Member
from audit.actors import MEMBER, REPORTER, HasActor
from audit.statements import Answer, ask
from reporting_channels import bars
from reporting_channels.models import Channel, Report
from reporting_channels.models.seats import Ready, outside_body
from reporting_channels.told import Told

OFFICE = "office"  # what a reporter chooses to shut out everybody
DIRECTING = ("head_of_office", "supervisor")  # who directs the office, or reads all its figures
FEWEST = 2  # no step that ends a report is one person's: proposing and confirming take two


@dataclass(frozen=True)
class Route:
    """To whom a report is sealed, who keeps its identity, and whom it must never reach."""

    recipients: list[Ready]
    custodians: list[Ready]
    barred: frozenset[UUID]
    is_past_office: bool
    excludes_quorum: bool


def of(
    *, channel: Channel, told: Told, on: date, taken_by: HasActor = REPORTER, asking: Callable[..., Answer] = ask
) -> Route:
    """Decide the route. Who sits on the channel and what members are called is asked by ``asking`` (vault.roster).

    Whoever is named in answer to a question about persons is barred. Whose whole name stands anywhere else in the
    words is held back, for a witness may be meant: a colleague who reads may give it to them. A clerk who also
    receives gets no key of what they took down themselves (actions.taking_down bars them).
    """
    mentions = names.mentions(told.words, asking)  # asked together with who receives
    usual = channel.seated_recipients(on, asking)
    like = names.likeness(told.named)
    roles = _roles({*like.named, *(one.pk for one in usual)} if told.shut_out else like.named)
    barred = like.named | {pk for pk in roles if set(told.shut_out) & set(roles[pk])}
    is_past = OFFICE in told.shut_out or any(set(DIRECTING) & set(roles[pk]) for pk in barred)
    clerk = {one.pk for one in usual if taken_by.audit_actor == (MEMBER, one.pk)}
    held_back = like.near | mentions()
    recipients = _in_the_office(channel, usual, barred | held_back | clerk, on)
    if is_past or len(recipients) < min(FEWEST, len(usual)):
        outside = _outside(channel, usual, barred)
        is_past, recipients = is_past or bool(outside), outside or recipients or _without(usual, barred | clerk)
    return Route(
        recipients=recipients,
        custodians=_custodians(channel, barred, is_past) if told.has_identity else [],
        barred=frozenset(barred),
        is_past_office=is_past,
        excludes_quorum=is_past or any("quorum_officer" in roles[pk] for pk in barred),
    )


def keepers(report: Report) -> list[Ready]:
    """Who keeps an identity that is given after the report was sent."""
    ready = _custodians(report.channel, (), report.is_past_office)
    barred = {one.pk for one in bars.barred(report, ready)}
    return _without(ready, barred)


def has_outside(channel: Channel) -> bool:
    """Whether somebody outside the office could receive."""
    return bool(_outside(channel, channel.ready_recipients(), ()))


def functions(channel: Channel) -> list[str]:
    """The functions of those who would receive a report of this channel, as codes of roles, each once; never a name."""
    usual = [one.pk for one in channel.ready_recipients()]
    roles = _roles(usual)
    return list(dict.fromkeys(code for pk in usual for code in roles[pk] if code in ("receiver", "head_of_office")))


def _in_the_office(channel: Channel, usual: list[Ready], away: Collection[UUID], on: date) -> list[Ready]:
    """The usual recipients, and as many of the office's substitutes as recipients are away or absent."""
    there = [one for one in _without(usual, away) if not one.is_absent]
    if len(there) == len(usual):
        return there
    known = {one.pk for one in usual}
    chain = [one for one in channel.ready_substitutes(on) if not one.is_outside and one.pk not in known]
    spare = _without(chain, away)
    return (there + spare[: len(usual) - len(there)]) or _without(usual, away)


def _outside(channel: Channel, usual: list[Ready], barred: Collection[UUID]) -> list[Ready]:
    """Whom the channel seats for another authority; where it seats none, everybody of the outside body."""
    seats = [one for one in (*usual, *channel.ready_substitutes()) if one.is_outside]
    return _without(seats or outside_body(keeping_identities=False), barred)


def _custodians(channel: Channel, barred: Collection[UUID], is_past: bool) -> list[Ready]:
    """The outside body's own custodians where it has enough of them, otherwise the channel's."""
    outside = _without(outside_body(keeping_identities=True), barred) if is_past else []
    if len(outside) >= channel.custodians_needed:
        return outside
    return _without(channel.ready_custodians(), barred)


def _without(ready: Iterable[Ready], away: Collection[UUID]) -> list[Ready]:
    return [one for one in ready if one.pk not in away]


def _roles(members: Iterable[UUID]) -> dict[UUID, list[str]]:
    wanted = list(members)
    return dict(Member.objects.filter(pk__in=wanted).order_by().values_list("pk", "roles")) if wanted else {}
