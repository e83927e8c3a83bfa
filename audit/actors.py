"""Who does what an entry records.

A member signs with an id. Everybody else is only a kind: the reporter never has an id, so that the log links to nobody.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable
from uuid import UUID


@runtime_checkable
class HasActor(Protocol):
    """Anything that can stand behind ``by=``: a Member, or one of the constants below."""

    @property
    def audit_actor(self) -> tuple[str, UUID | None]: ...


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor without an account."""

    kind: str

    @property
    def audit_actor(self) -> tuple[str, None]:
        return (self.kind, None)


MEMBER = "member"
REPORTER = Actor("reporter")
VISITOR = Actor("visitor")  # somebody at the staff site's door who has not signed in
WORKER = Actor("worker")
OPERATOR = Actor("operator")  # whoever types a command on the server

KINDS = (MEMBER, REPORTER.kind, VISITOR.kind, WORKER.kind, OPERATOR.kind)


class ActorUnknown(ValueError):
    """``by`` names nobody the log may name."""


def actor_of(by: HasActor) -> tuple[str, UUID | None]:
    """The (kind, id) to write; raises ActorUnknown for anything that is neither a member nor a known kind."""
    if not hasattr(by, "audit_actor"):
        raise ActorUnknown(f"{type(by).__name__} has no audit_actor")
    kind, actor_id = by.audit_actor
    if kind not in KINDS or (kind == MEMBER) != (actor_id is not None):
        raise ActorUnknown(f"{kind!r} with id {actor_id!r} is no actor of the log")
    return kind, actor_id
