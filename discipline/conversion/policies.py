"""Who may propose that a proceeding goes over to another version, and who may confirm it: never the same person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import Conversion, Proceeding
from discipline.states import AUTHORITY, SECRETARIAT
from machine.refusals import NotFromHere, Refused
from procedures.models import ProcedureVersion
from procedures.policies import require_may_pin


class OtherProfile(Refused):
    http_status = 422
    sentence = _("A proceeding can go over to another version of its own profile only.")


class AskedAlready(Refused):
    sentence = _("A conversion of this proceeding waits for its confirmation already.")


class DecidedAlready(Refused):
    sentence = _("Somebody has decided this already.")


class OwnProposal(Refused):
    http_status = 403
    sentence = _("You proposed this conversion. Another person must confirm or refuse it.")


class NoCounterpart(Refused):
    sentence = _("What was done already has no counterpart in this version, so the proceeding keeps its own.")


class Overtaken(Refused):
    sentence = _("The proceeding follows another version by now. Refuse this proposal and make a new one.")


def require_may_propose(*, proceeding: Proceeding, by: Any) -> None:
    """The authority or the secretariat, while the proceeding runs."""
    require_role(by, AUTHORITY, SECRETARIAT)
    if proceeding.state in ("ended", "discontinued"):
        raise NotFromHere()
    if any(one.is_open for one in proceeding.conversions.all()):
        raise AskedAlready()


def require_target(*, proceeding: Proceeding, version: ProcedureVersion) -> None:
    """Another version of the same profile, which somebody answers for."""
    if version.code != proceeding.procedure.code or version.pk == proceeding.procedure_id:
        raise OtherProfile()
    require_may_pin(version=version)


def require_counterparts(missing: tuple[str, ...]) -> None:
    """Nothing that was done is without its place in the other version."""
    if missing:
        raise NoCounterpart(f"{NoCounterpart.sentence} {' '.join(missing)}")


def require_may_decide(*, conversion: Conversion, by: Any) -> None:
    """Another person, of the authority."""
    require_role(by, AUTHORITY)
    if by.pk == conversion.proposed_by_id:
        raise OwnProposal()
    if not conversion.is_open:
        raise DecidedAlready()


def require_still_there(*, conversion: Conversion, proceeding: Proceeding) -> None:
    """The proceeding still follows the version that it is to leave, and still runs."""
    if proceeding.state in ("ended", "discontinued"):
        raise NotFromHere()
    if proceeding.procedure_id != conversion.since_id:
        raise Overtaken()
