"""The tab of a case's people: subjects, people, relations with their drawing, possible links when asked."""

from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.doors import door
from cases.histories.policies import require_may_look
from cases.models import Case
from cases.people import access, links, policies
from cases.people.drawing import draw
from cases.tabs import Look, block, tab
from machine.policies import may


def people(look: Look) -> dict[str, Any]:
    """Everybody whom the case concerns, and how they stand to each other."""
    subjects, persons, relations = access.read_people(look.by, look.case, look.at)
    words = {one.pk: one.words for one in (*subjects, *persons)}
    may_write = may(policies.require_may_add_person, case=look.case, by=look.by)
    doubles = links.alike([*subjects, *persons])
    return {
        "subjects": [{"row": one, "history": _history(one, look)} for one in subjects],
        "people": [
            {
                "row": one,
                "parts": list(one.parts.all()),
                "change": reverse("cases:person_part", args=[one.pk]) if may_write else "",
            }
            for one in persons
        ],
        "relations": [
            {
                "row": one,
                "number": number,
                "first": words[one.ends[0]],
                "second": words[one.ends[1]],
                "strike": reverse("cases:relation_strike", args=[one.pk]) if may_write and not one.struck_at else "",
            }
            for number, one in enumerate(relations, 1)
        ],
        "drawing": draw(subjects, persons, relations),
        "doubles": [(first.words, second.words) for first, second in doubles],
        "links": links.possible(look.by, look.case, subjects, persons, look.at) if _asked(look) else None,
        "doors": [_door(look, label, url, require) for label, url, require in DOORS],
    }


DOORS = (
    (_("Add a person"), "cases:add_person", policies.require_may_add_person),
    (_("Note a relation"), "cases:relate", policies.require_may_relate),
)


def _door(look: Look, label: Any, url: str, require: Any) -> Any:
    return door(label, url, look.case, require, case=look.case, by=look.by)


def _asked(look: Look) -> bool:
    return look.query.get("links") == "open"


def _history(subject: Any, look: Look) -> str:
    return reverse("cases:history", args=[subject.pk]) if may(require_may_look, subject=subject, by=look.by) else ""


def _count(case: Case) -> int:
    """Subjects and others, in one question: the page of a case has few to spare."""
    everybody = Count("people", distinct=True) + Count("subjects", distinct=True)
    return Case.objects.filter(pk=case.pk).aggregate(all=everybody)["all"]


tab("people", _("People"), order=25, count=_count)
block("people", "cases/tabs/people.html", people, order=10)
