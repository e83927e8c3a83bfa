"""A change of law that waits for its signature, and limits that come near: what the editor and the notices show."""

from datetime import datetime

from accounts.models import Member
from discipline.conversion import actions as conversions
from discipline.models import Proceeding
from discipline.watch import keeping
from procedures.actions import versions
from procedures.loading import PROFILES
from procedures.models import ProcedureVersion

ASKED = (
    "Projet de réforme, article 12 : la convocation laisse vingt jours ; il s’appliquerait aux procédures en cours"
    " dont la séance n’a pas eu lieu."
)


def reform(people: dict[str, Member], now: datetime) -> None:
    """Load the change of law, ask for a running proceeding to follow it, sweep the limits as the worker does."""
    _convert(people["paulin"], _change_law(people["omar"], now), now)
    keeping.sweep(at=now)


def _convert(by: Member, version: ProcedureVersion, now: datetime) -> None:
    """The secretariat proposes it for the proceeding whose board is summoned; the authority has not answered yet."""
    summoned = Proceeding.objects.filter(permissions__user=by, state="convoked", procedure__code=version.code)
    proceeding = summoned.order_by("number").first()
    if proceeding is not None:
        conversions.propose(proceeding=proceeding, version=version, request=ASKED, by=by, at=now)


def _change_law(by: Member, now: datetime) -> ProcedureVersion:
    """The French profile as it might read after a reform, loaded as a draft by the administrator; nobody signed it."""
    text = (PROFILES / "fr-state.toml").read_text(encoding="utf-8")
    for before, after in (
        ('status = "worked"', 'status = "draft"'),
        ("valid_from = 2025-06-24", "valid_from = 2027-01-01"),
        ("amount = 15\n", "amount = 20\n"),
    ):
        text = text.replace(before, after, 1)
    return versions.load_text(text=text, by=by, at=now)
