"""Who draws up, issues and serves the papers of a proceeding, and what may not be missing from them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from discipline.models import Paper, Proceeding
from discipline.papers import remedies
from discipline.papers.kinds import BY_CODE, Wanted
from discipline.states import AUTHORITY, SECRETARIAT
from machine.refusals import Refused
from procedures.remedies import WAYS

LETTERS = ("registered", "unclaimed", "gazette")  # ways that are proved by a number


class IssuedAlready(Refused):
    sentence = _(
        "This paper has been issued already. It can no longer be changed, and a second one would be a second act."
    )


class ServedAlready(Refused):
    sentence = _("How this paper was served is on file already.")


class NotServed(Refused):
    sentence = _("This paper stays on the file: it is not served on anybody.")


class RemedyNotPrinted(Refused):
    http_status = 422
    sentence = _("The notice leaves out a remedy that is open: its time limit could not be held against the person.")


class UnknownWay(Refused):
    http_status = 422
    sentence = _("The procedure of this file does not know this way of serving.")


class WitnessNeeded(Refused):
    http_status, field = 422, "witness"
    sentence = _("A refusal is proved by a witness: write who saw it.")


class ReferenceNeeded(Refused):
    http_status, field = 422, "reference"
    sentence = _("Write the number of the registered letter, or of the gazette in which it was published.")


def require_may_preview(*, proceeding: Proceeding, by: Any) -> None:
    """The authority and the secretariat prepare papers."""
    require_role(by, AUTHORITY, SECRETARIAT)


def require_may_issue(*, wanted: Wanted, by: Any) -> None:
    """The secretariat issues what can be drawn up, once."""
    require_role(by, SECRETARIAT)
    if wanted.paper is not None:
        raise IssuedAlready()


def require_remedies(*, wanted: Wanted, codes: Any) -> None:
    """Every remedy of the procedure that is open against this sanction stands in its notice."""
    if wanted.kind.code == "notice" and remedies.missing(wanted.about.sanction, codes):
        raise RemedyNotPrinted()


def require_may_serve(*, paper: Paper, by: Any) -> None:
    """The secretariat records the service, once, of a paper that goes to somebody."""
    require_role(by, SECRETARIAT)
    if not BY_CODE[paper.kind].is_served:
        raise NotServed()
    if getattr(paper, "service", None) is not None:
        raise ServedAlready()


def ways_of(profile: Any) -> tuple[str, ...]:
    """Ways of serving under this procedure: the gazette, and a letter that nobody fetched, only where it says so."""
    own = {one.code for one in profile.services}
    return tuple(way for way in WAYS if way in own or way not in ("gazette", "unclaimed"))


def require_proof(*, profile: Any, way: str, witness: str, reference: str) -> None:
    """A way that the procedure knows, with the proof that it takes."""
    if way not in ways_of(profile):
        raise UnknownWay()
    if way == "refused" and not witness.strip():
        raise WitnessNeeded()
    if way in LETTERS and not reference.strip():
        raise ReferenceNeeded()
