"""What the report's page shows: each part with its text and what is drawn from the file, and what can be done."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Member
from cases import access as case_access
from cases.doors import Door, ajar, door
from cases.models import Investigation
from cases.recommendations.policies import require_may_write_one
from cases.report import access, drawn, policies
from cases.report.access import Material
from cases.report.template import Part
from letters.references import TOKEN
from machine.policies import may


def report(material: Material, by: Member) -> dict[str, Any]:
    """The context of the page."""
    investigation = material.investigation
    written = access.latest_sections(investigation)
    may_write = may(policies.require_may_write, investigation=investigation, by=by)
    return {
        "parts": [_part(one, material, written) for one in access.template_of(investigation).parts],
        "may_write": may_write,
        "losses": material.losses,
        "recommendations": material.recommendations,
        "issued": [{"row": one, "label": access.label_of(by, one)} for one in investigation.issued.all()],
        "doors": _doors(investigation, by),
        "missing": [
            one for one in access.template_of(investigation).typed if one.is_required and one.code not in written
        ],
    }


def _part(part: Part, material: Material, written: dict[str, Any]) -> dict[str, Any]:
    address = [material.investigation.pk, part.code]
    return {
        "part": part,
        "row": written.get(part.code),
        "paragraphs": linked(material.texts.get(part.code, ""), material),
        "before": [block for name in part.before for block in drawn.DRAWN[name](material)],
        "after": [block for name in part.after for block in drawn.DRAWN[name](material)],
        "url": reverse("cases:report_part", args=address) if part.is_typed else "",
        "versions_url": reverse("cases:report_versions", args=address) if part.is_typed else "",
    }


def linked(text: str, material: Material) -> list[list[dict[str, str]]]:
    """The text's lines in runs; a reference that is in the file leads to its page."""
    rows = [("A", material.allegations), ("I", material.interviews), ("E", material.exhibits)]
    urls = {f"{kind}{one.rank}": (str(one), one.get_absolute_url()) for kind, found in rows for one in found}
    lines = []
    for line in text.split("\n"):
        runs, reached = [], 0
        for match in TOKEN.finditer(line):
            code = f"{match[1]}{int(match[2])}"
            if code in urls:
                said, url = urls[code]
                runs += [{"text": line[reached : match.start()]}, {"text": said, "url": url}]
                reached = match.end()
        lines.append([*runs, {"text": line[reached:]}])
    return lines


def _doors(investigation: Investigation, by: Member) -> list[Door]:
    here = {"investigation": investigation, "by": by}
    return ajar(
        [
            door(_("Enter a loss"), "cases:enter_loss", investigation, policies.require_may_write, **here),
            door(_("Add a recommendation"), "cases:recommend", investigation, require_may_write_one, **here),
            door(_("Add a dissent"), "cases:dissent", investigation, policies.require_may_dissent, **here),
        ]
    )


def pieces(by: Member, investigation: Investigation, at: datetime) -> list[tuple[str, str]]:
    """What can be pointed at while writing: token and words."""
    scope = [line.allegation_id for line in investigation.scopes.all()]
    case = investigation.case
    _subjects, allegations = case_access.read_allegations(by, case, at)
    found = [(f"A{one.rank}", one.opened["conduct"]) for one in allegations if one.pk in scope]
    found += [(f"E{one.rank}", one.opened["description"]) for one in case_access.read_exhibits(by, case, at)]
    heard = [one for one in case_access.read_interviews(by, case, at) if one.held_on]
    return found + [(f"I{one.rank}", one.opened["person"]) for one in heard]
