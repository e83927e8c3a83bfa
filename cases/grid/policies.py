"""Who fills the grid, and what must fit before a row of it is written (PROCESS 2.3)."""

from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.allegations import EvidenceUnready, is_ready, require_same_case
from cases.policies.parts import require_gathering, require_part
from machine.refusals import NotFromHere, Refused

OPEN = ("alleged", "under_investigation")


class Decided(Refused):
    """What a finding was proposed on stays as it was read."""

    sentence = _("A finding is proposed or the allegation has ended: what stands around it can no longer be changed.")


class NotInForce(Refused):
    """The law of the day of the facts (PROCESS 2.3)."""

    sentence = _(
        "This version of the article was not in force on the first day of the facts, or that day is not known."
        " Choose the version of that day, or write why this one applies."
    )


class StillCited(Refused):
    """Moving the day of the facts moves the law."""

    sentence = _(
        "An article that the allegation cites was not in force on this day. Withdraw the citation first, then change"
        " the day and cite the version of that day."
    )


class CitedAlready(Refused):
    """Once is enough."""

    sentence = _("The allegation cites this version already.")


class LinkedAlready(Refused):
    """One link, one bearing."""

    sentence = _("This piece is linked to the allegation already. Withdraw that link to say something else of it.")


class NoSuchSource(Refused):
    """A source is a report of this case, or the office itself."""

    sentence = _("Choose reports from which this case comes, or the office itself.")


def require_may_fill(*, case, by) -> None:
    """The head and the investigating team, while facts are gathered."""
    require_part(case, by, "head", *INVESTIGATING)
    require_gathering(case)


def require_may_amend(*, allegation, by) -> None:
    """While it is open, and no finding is proposed on it."""
    require_may_fill(case=allegation.case, by=by)
    if allegation.state not in OPEN:
        raise Decided()


def in_force(version, on) -> bool:
    """Whether the version was in force on the day; ``version.article.versions`` is at hand."""
    if on is None or version.is_repeal or version.valid_from > on:
        return False
    return not any(version.valid_from < later.valid_from <= on for later in version.article.versions.all())


def require_may_cite(*, allegation, by, version=None, reason: str = "") -> None:
    """The version in force on the first day of the facts, or a reason."""
    require_may_amend(allegation=allegation, by=by)
    if version is None:
        return
    if any(one.version_id == version.pk and one.withdrawn_at is None for one in allegation.breaches.all()):
        raise CitedAlready()
    if not reason.strip() and not in_force(version, allegation.from_on):
        raise NotInForce()


def require_days_keep_citations(*, allegation, from_on) -> None:
    """A new first day of the facts keeps every version that was cited without a reason."""
    if from_on == allegation.from_on:
        return
    for breach in allegation.breaches.select_related("version__article"):
        if breach.withdrawn_at is None and breach.reason is None and not in_force(breach.version, from_on):
            raise StillCited()


def require_may_withdraw(*, row, by) -> None:
    """A citation or a link is withdrawn while the allegation is open, once."""
    require_may_amend(allegation=row.allegation, by=by)
    if row.withdrawn_at is not None:
        raise NotFromHere()


def require_may_withdraw_citation(*, breach, by) -> None:
    """A citation is withdrawn while the allegation is open, once."""
    require_may_withdraw(row=breach, by=by)


def require_may_withdraw_link(*, link, by) -> None:
    """A link is withdrawn while the allegation is open, once."""
    require_may_withdraw(row=link, by=by)


def require_may_link_evidence(*, allegation, by, piece=None) -> None:
    """A finished piece of the same case, linked once."""
    require_may_amend(allegation=allegation, by=by)
    if piece is None:
        return
    require_same_case(case=allegation.case, subject=piece)
    if not is_ready(piece):
        raise EvidenceUnready()
    linked = [one for one in allegation.evidence.all() if one.withdrawn_at is None]
    if any(piece.pk in (one.exhibit_id, one.interview_id) for one in linked):
        raise LinkedAlready()
