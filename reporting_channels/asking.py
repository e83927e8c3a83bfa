"""What a reporter is asked: the published questions that a channel offers, and what of the answers is stored."""

from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from reporting_channels.models import Channel, QuestionnaireVersion
from reporting_channels.questionnaires.answers import settled
from reporting_channels.questionnaires.definition import NARRATIVE, Definition
from reporting_channels.questionnaires.loading import definition_of
from reporting_channels.questionnaires.scoring import score
from reporting_channels.told import Told

GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Asked:
    """A published version as the form needs it."""

    id: UUID
    digest: str
    definition: Definition


@lru_cache(maxsize=512)
def published(id: UUID) -> Asked:
    """The published version under this id, read once in a process: it never changes, and it is never deleted."""
    row = QuestionnaireVersion.objects.published().only("id", "digest", "body").get(pk=id)
    return Asked(row.pk, row.digest, definition_of(row.body))


def offered(channel: Channel) -> list[Asked]:
    """What a channel offers today, each in its newest published version, in the channel's order."""
    current = QuestionnaireVersion.objects.current().filter(questionnaire__code__in=channel.questionnaires)
    ids = dict(current.values_list("questionnaire__code", "id"))
    return [published(ids[code]) for code in channel.questionnaires if code in ids]


def general() -> Asked:
    """The newest version of the questionnaire that takes any matter; every set-up of a channel publishes it."""
    found = QuestionnaireVersion.objects.published().filter(questionnaire__code=GENERAL).order_by("-number")
    return published(found.values_list("id", flat=True)[0])


def settle(told: Told) -> Told:
    """What may be stored: the answers to questions that were asked, the band that triage reads, the digest.

    Told without a questionnaire is told by the general one.
    """
    asked = published(told.questionnaire) if told.questionnaire else general()
    answers = settled(asked.definition, {**told.answers, NARRATIVE: told.narrative})
    band = score(asked.definition, answers).band
    answers.pop(NARRATIVE, None)
    return replace(told, questionnaire=asked.id, digest=asked.digest, band=band, answers=answers)
