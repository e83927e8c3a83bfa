"""The doors to the list of units: every member may read it."""

from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404

from procedures.models import Unit
from procedures.words import in_words
from vault.blind_index import normalised

KEPT, SECONDS = "procedures/units", 60  # names are asked for in every line of a list


def list_units() -> QuerySet[Unit]:
    return Unit.objects.order_by("code")


def get_unit(id: Any) -> Unit:
    """Raises Http404."""
    found = Unit.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def all_names() -> dict[str, dict[str, str]]:
    """Code to names by language, as they stood within the last minute."""
    known = cache.get(KEPT)
    if known is None:
        known = dict(Unit.objects.order_by("code").values_list("code", "names"))
        cache.set(KEPT, known, SECONDS)
    return known


def forget_names() -> None:
    """What another process may go on saying for a minute, this one reads anew."""
    cache.delete(KEPT)


def name_of(code: str) -> str:
    """What the unit is called in the reader's language; its code where nobody named it."""
    return in_words(all_names().get(code, {})) or code


def named() -> list[tuple[str, str]]:
    """(code, name) of every unit of the list."""
    return [(code, in_words(names)) for code, names in all_names().items()]


def code_of(words: str) -> str:
    """The code of the unit that somebody calls like this, in any language and spelling; empty for an unknown one."""
    asked = normalised(words)
    for code, names in all_names().items():
        if asked in {normalised(one) for one in names.values()}:
            return code
    return ""
