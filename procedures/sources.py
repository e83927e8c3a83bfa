"""What of the procedures can be found: their titles, time limits and rights, in the words of the rules."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts import search
from accounts.models import Member
from accounts.search import Asked, Hit
from procedures.access import list_latest


def rules(member: Member, asked: Asked, at: datetime) -> Iterator[Hit]:
    """A procedure by its title, or by a time limit or category that it has."""
    for version in list_latest():
        profile, url = version.profile, version.get_absolute_url()
        if asked.is_in(profile.title):
            yield Hit(str(profile.title), url)
        for one in (*profile.clocks, *profile.categories):
            if asked.is_in(one.label):
                yield Hit(str(one.label), url, str(profile.title))


search.register("procedures", search.Source(title=_("Procedures"), find=rules, order=60))
