"""The doors to questionnaires for who keeps them; anybody else finds nothing, and the try is recorded."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts import doors
from accounts.models import Member
from reporting_channels.channels.policies import KEEPERS
from reporting_channels.models import Channel, Questionnaire, QuestionnaireVersion


def list_questionnaires(by: Member) -> list[dict[str, Any]]:
    """Every questionnaire with the version in use, its draft if there is one, and the channels that offer it."""
    _require(by, "questionnaire", "list")
    rows: dict[Any, dict[str, Any]] = {}
    for version in _versions().order_by("questionnaire__code", "number"):
        row = rows.setdefault(version.questionnaire_id, {"questionnaire": version.questionnaire})
        row["current" if version.is_published else "draft"] = version
    channels = list(Channel.objects.all())
    for row in rows.values():
        row["channels"] = [one for one in channels if row["questionnaire"].code in one.questionnaires]
    return sorted(rows.values(), key=lambda row: (row.get("current") or row["draft"]).title.casefold())


def get_questionnaire(by: Member, id: Any) -> Questionnaire:
    """One questionnaire, for an administrator."""
    _require(by, "questionnaire", id)
    return _one(Questionnaire.objects.all(), id) or doors.missing(by, "questionnaire", id)


def get_version(by: Member, id: Any) -> QuestionnaireVersion:
    """One version, published or not, for an administrator."""
    _require(by, "questionnaireversion", id)
    return _one(_versions(), id) or doors.missing(by, "questionnaireversion", id)


def versions(questionnaire: Questionnaire) -> list[QuestionnaireVersion]:
    """All of them, the newest first."""
    return list(_versions().filter(questionnaire=questionnaire).order_by("-number"))


def in_use(questionnaire: Questionnaire) -> QuestionnaireVersion | None:
    """The version by which people are asked today."""
    return questionnaire.versions.published().order_by("-number").first()


def offered_by(questionnaire: Questionnaire) -> list[Channel]:
    """The channels that offer it."""
    return list(Channel.objects.filter(questionnaires__contains=[questionnaire.code]))


def is_taken(code: str) -> bool:
    """Whether a questionnaire has this code."""
    return Questionnaire.objects.filter(code=code).exists()


def _versions() -> QuerySet[QuestionnaireVersion]:
    return QuestionnaireVersion.objects.select_related("questionnaire", "drafted_by", "published_by")


def _one(rows: QuerySet, id: Any) -> Any:
    try:
        return rows.filter(pk=id).first()
    except (ValidationError, ValueError):
        return None


def _require(by: Member, kind: str, id: Any) -> None:
    if not any(by.has_role(code) for code in KEEPERS):
        doors.missing(by, kind, id)
