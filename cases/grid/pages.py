"""What can be filled in around one allegation."""

from django.utils.translation import gettext as _

from accounts.models import Member
from cases.doors import Door, door
from cases.grid import policies
from cases.models import Allegation


def doors_around(allegation: Allegation, by: Member) -> list[Door]:
    """The open doors to its articles, evidence, days and notes."""
    given = {"allegation": allegation, "by": by}
    offered = [
        door(_("Link evidence"), "cases:link_evidence", allegation, policies.require_may_link_evidence, **given),
        door(_("Cite an article"), "cases:cite", allegation, policies.require_may_cite, **given),
        door(_("Change days, place, notes"), "cases:around", allegation, policies.require_may_amend, **given),
    ]
    return [one for one in offered if one.why is None]
