"""Searches of the case list that are kept: one's own, and those that a member shows to all who work on cases.

What is kept are codes. A count is always made for whoever looks, among their own cases.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.doors import missing
from accounts.models import Member
from audit.log import record
from cases.listing.filters import Filters
from cases.models import SavedSearch
from machine.refusals import Refused

AT_MOST = 30  # of one member


class NothingAsked(Refused):
    """A search without a filter is the list itself."""

    http_status = 422
    sentence = _("Choose at least one filter before you keep the search.")


class TooMany(Refused):
    """A home page that a glance can take in."""

    http_status = 422
    sentence = _("You keep thirty searches already. Throw one away first.")


def seen_by(member: Member) -> QuerySet[SavedSearch]:
    """The member's own and the shared ones, in the order they were kept."""
    return SavedSearch.objects.filter(Q(saved_by=member) | Q(is_shared=True)).order_by("saved_at", "pk")


@transaction.atomic
def keep(*, filters: Filters, is_shared: bool, by: Member, at: datetime) -> SavedSearch:
    """Keep these filters; the same ones again only change who sees them."""
    if not filters.given:
        raise NothingAsked()
    given = filters.given
    own = SavedSearch.objects.filter(saved_by=by)
    if own.count() >= AT_MOST and not own.filter(filters=given).exists():
        raise TooMany()
    kept, _is_new = SavedSearch.objects.update_or_create(
        saved_by=by, filters=given, defaults={"is_shared": is_shared, "saved_at": at}
    )
    record("search.saved", by=by, at=at, search=kept.pk, is_shared=is_shared)
    return kept


@transaction.atomic
def drop(*, search: SavedSearch, by: Member, at: datetime) -> None:
    """Throw one's own search away."""
    search_id = search.pk
    search.delete()
    record("search.dropped", by=by, at=at, search=search_id)


def get_own(by: Member, id: Any) -> SavedSearch:
    """One's own kept search; anybody else's is not there."""
    found = SavedSearch.objects.filter(pk=id, saved_by=by).first()
    return found or missing(by, "savedsearch", id)
