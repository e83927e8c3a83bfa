"""What can be filled in around one allegation; what a finding rests on, in words."""

from django.utils.translation import gettext as _

from accounts.models import Member
from cases.doors import Door, door
from cases.grid import policies
from cases.grid.forms import source_words
from cases.models import Allegation, Breach, Case, Origin, Reliance
from ui.words import day_in_words, labelled


def numbered_origins(case: Case) -> list[tuple[int, Origin]]:
    """The reports behind a case, each with its number among them: the team works with no reference of a report."""
    return list(enumerate(sorted(case.origins.all(), key=lambda one: str(one.pk)), start=1))


def sources_in_words(allegation: Allegation) -> list[str]:
    """Where it comes from, once each; read by ``access.read_around``."""
    numbers = {origin.pk: number for number, origin in numbered_origins(allegation.case)}
    return [source_words(numbers.get(one.origin_id)) for one in allegation.shown_sources]


def doors_around(allegation: Allegation, by: Member) -> list[Door]:
    """The open doors to its articles, evidence, days and notes."""
    given = {"allegation": allegation, "by": by}
    offered = [
        door(_("Link evidence"), "cases:link_evidence", allegation, policies.require_may_link_evidence, **given),
        door(_("Say where it comes from"), "cases:sources", allegation, policies.require_may_amend, **given),
        door(_("Cite an article"), "cases:cite", allegation, policies.require_may_cite, **given),
        door(_("Change days, place, notes"), "cases:around", allegation, policies.require_may_amend, **given),
    ]
    return [one for one in offered if one.why is None]


def rests_in_words(line: Reliance) -> str:
    """A piece of evidence, why it speaks as it does, and the paragraphs cited; opened by ``access.open_rests``."""
    cited = [labelled(one, one.opened["quote"]) for one in line.shown_passages]
    return _joined(str(line.exhibit or line.interview), line.opened["why"], *cited)


def cited_in_words(breach: Breach) -> str:
    """The article in the version that is cited: where it stands, since when, what it says, why that version."""
    version = breach.version
    named = f"{version.article.document.title}, {labelled(version.article, version.title)}"
    since = f"{_('version in force from')} {day_in_words(version.valid_from)}"
    return _joined(f"{named} ({since})", version.text, breach.opened["reason"])


def _joined(*said: str) -> str:
    """Sentences one after the other, each with its full stop; a single one as it is."""
    there = [words for words in said if words]
    return there[0] if len(there) == 1 else " ".join(f"{words.rstrip('. ')}." for words in there)
