"""Verbs on questionnaires: draft, save, publish, discard, load what is shipped."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from audit.log import record
from machine.models import locked
from machine.refusals import Refused
from reporting_channels import policies_asking as policies
from reporting_channels.asking import GENERAL
from reporting_channels.models import Questionnaire, QuestionnaireVersion
from reporting_channels.questionnaires import loading
from reporting_channels.questionnaires.problems import Problem
from reporting_channels.questionnaires.validity import stops

ANYTHING_ELSE = "other"
LARGEST = 300_000  # characters of a questionnaire's text


class NotReady(Refused):
    """The questionnaire breaks a rule; ``problems`` say which and where."""

    http_status = 422

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(str(problem.sentence) for problem in problems))


class TooLarge(Refused):
    """Nobody can answer that much."""

    http_status = 422
    sentence = _("This questionnaire is too long to be kept. Shorten its texts.")


class NoSuchQuestionnaire(Refused):
    """A channel cannot offer what does not exist, or was never published."""

    http_status = 422
    sentence = _("A questionnaire that was never published cannot be offered.")


class CodeTaken(Refused):
    """Codes are for good: reports are counted by them."""

    sentence = _("Another questionnaire has this code already.")


@transaction.atomic
def create(*, values: dict[str, Any], by: Any, at: datetime) -> QuestionnaireVersion:
    """Start a questionnaire under the code in ``values``; returns its first draft."""
    policies.require_may_keep_questionnaires(by=by)
    questionnaire, is_new = Questionnaire.objects.get_or_create(code=str(values.get("code", "")))
    if not is_new:
        raise CodeTaken()
    return _draft(questionnaire, values, by, at)


@transaction.atomic
def start_draft(*, questionnaire: Questionnaire, by: Any, at: datetime) -> QuestionnaireVersion:
    """A draft that starts as the current version; the one there is, if somebody started one before."""
    policies.require_may_keep_questionnaires(by=by)
    questionnaire = locked(questionnaire)
    draft = questionnaire.versions.filter(published_at=None).first()
    if draft is not None:
        return draft
    current = questionnaire.versions.published().order_by("-number").first()
    if current is None:
        raise NoSuchQuestionnaire()
    return _draft(questionnaire, loading.values_of(current.body), by, at)


@transaction.atomic
def save_draft(
    *, version: QuestionnaireVersion, values: dict[str, Any], was: str | None = None, by: Any, at: datetime
) -> QuestionnaireVersion:
    """Keep what was edited, right or wrong; the code stays. Returns the row as it is kept.

    ``was`` is the digest of the draft that was edited; raises DraftChanged when somebody saved another one since.
    """
    policies.require_may_keep_questionnaires(by=by)
    version = locked(version)
    policies.require_is_draft(version=version)
    policies.require_unchanged(version=version, was=was)
    version.body, version.digest = _kept({**values, "code": version.questionnaire.code})
    version.drafted_at, version.drafted_by = at, _member(by)
    version.save(update_fields=["body", "digest", "drafted_at", "drafted_by"])
    _note("questionnaire.draft_saved", version, by, at)
    return version


@transaction.atomic
def publish(*, version: QuestionnaireVersion, was: str | None = None, by: Any, at: datetime) -> QuestionnaireVersion:
    """From now on people are asked by it and nothing changes it. Raises NotReady with every problem.

    ``was`` is the digest of the draft that was read; raises DraftChanged when it is another one by now.
    """
    policies.require_may_keep_questionnaires(by=by)
    version = locked(version)
    policies.require_is_draft(version=version)
    policies.require_unchanged(version=version, was=was)
    wrong = stops(version.looked_through().problems)
    if wrong:
        raise NotReady(wrong)
    version.published_at, version.published_by = at, _member(by)
    version.save(update_fields=["published_at", "published_by"])
    _note("questionnaire.published", version, by, at)
    return version


@transaction.atomic
def discard(*, version: QuestionnaireVersion, by: Any, at: datetime) -> None:
    """Throw a draft away. A questionnaire without any version goes with it."""
    policies.require_may_keep_questionnaires(by=by)
    version = locked(version)
    policies.require_is_draft(version=version)
    _note("questionnaire.discarded", version, by, at)
    questionnaire = version.questionnaire
    version.delete()
    if not questionnaire.versions.exists():
        questionnaire.delete()


@transaction.atomic
def load(*, code: str, by: Any, at: datetime) -> QuestionnaireVersion:
    """Publish a questionnaire that the software ships, once: from then on it is the office's to edit."""
    policies.require_may_keep_questionnaires(by=by)
    found = QuestionnaireVersion.objects.current().filter(questionnaire__code=code).first()
    if found is not None:
        return found
    return publish(version=create(values=loading.shipped(code), by=by, at=at), by=by, at=at)


@transaction.atomic
def load_shipped(*, by: Any, at: datetime) -> list[QuestionnaireVersion]:
    """Publish every shipped questionnaire that the office does not have yet."""
    return [load(code=code, by=by, at=at) for code in loading.shipped_codes()]


def offered(*, codes: Sequence[str], by: Any, at: datetime) -> tuple[str, ...]:
    """The codes that a channel can offer, in this order; a shipped questionnaire is loaded on the way.

    Where there is more than one, "something else" always ends the list. It works inside the caller's transaction.
    Raises NoSuchQuestionnaire.
    """
    codes = list(dict.fromkeys(codes or [GENERAL]))
    if len(codes) > 1:
        codes = [*(code for code in codes if code != ANYTHING_ELSE), ANYTHING_ELSE]
    for code in {*codes, GENERAL}:  # whoever takes a report down for somebody asks the general questions
        _require_published(code, by, at)
    return tuple(codes)


def _require_published(code: str, by: Any, at: datetime) -> None:
    if Questionnaire.objects.filter(code=code, versions__published_at__isnull=False).exists():
        return
    if code not in loading.shipped_codes():
        raise NoSuchQuestionnaire()
    load(code=code, by=by, at=at)


def _draft(questionnaire: Questionnaire, values: dict[str, Any], by: Any, at: datetime) -> QuestionnaireVersion:
    last = questionnaire.versions.order_by("-number").first()
    body, digest = _kept({**values, "code": questionnaire.code})
    version = QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        number=last.number + 1 if last else 1,
        body=body,
        digest=digest,
        drafted_at=at,
        drafted_by=_member(by),
    )
    _note("questionnaire.drafted", version, by, at)
    return version


def _kept(values: dict[str, Any]) -> tuple[str, str]:
    body = loading.canonical(values)
    if len(body) > LARGEST:
        raise TooLarge()
    return body, loading.digest_of(body)


def _member(by: Any) -> Member | None:
    return by if isinstance(by, Member) else None


def _note(event: str, version: QuestionnaireVersion, by: Any, at: datetime) -> None:
    facts = {"questionnaire": version.questionnaire.code, "number": version.number, "digest": version.digest}
    record(event, by=by, subject=version, at=at, **facts)
