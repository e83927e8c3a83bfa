"""The tabs and blocks that the room itself puts on a case's page."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases import access, history
from cases.clocks import clocks_of
from cases.models import Case
from cases.page import rows
from cases.page.doors import door_of
from cases.policies.parts import role_on
from cases.tabs import FIRST, Look, block, tab

LATEST = 6  # things done lately that the overview tells


# -- what each block shows ------------------------------------------------------------


def facts(look: Look) -> dict[str, Any]:
    """The statement of facts opens on demand."""
    last = history.last_time(look.case, "case.facts_read")
    opens = look.query.get("facts") == "open"
    return {"last_facts": last, "facts": access.read_facts(look.by, look.case, look.at) if opens else None}


def summary(look: Look) -> dict[str, Any]:
    """Whom it is about, and how far the findings are, in numbers."""
    subjects = access.read_subjects(look.by, look.case, look.at)
    return {
        "subjects": [{"row": one, "words": access.subject_words(one)} for one in subjects],
        "standing": rows.standing_of(look.case),
    }


def about(look: Look) -> dict[str, Any]:
    """When, by whom, under which procedure; the way out for whoever has a conflict."""
    return {"step_back": door_of("recuse", look), "my_part": role_on(look.case, look.by)}


def lately(look: Look) -> dict[str, Any]:
    """The newest things done."""
    return {"entries": history.latest(look.case, at_most=LATEST)}


def allegations(look: Look) -> dict[str, Any]:
    """Every allegation with its subject and its finding."""
    named, alleged = access.read_allegations(look.by, look.case, look.at)
    return {
        "subjects": [{"row": one, "words": access.subject_words(one)} for one in named],
        "allegations": [rows.of_allegation(one) for one in alleged],
        "add_subject": door_of("subject", look),
        "add_allegation": door_of("allegation", look),
    }


def team(look: Look) -> dict[str, Any]:
    """Who works on it, who no longer does."""
    assigned = list(look.case.assignments.all())
    return {
        "team": [rows.of_member(one, look.by) for one in assigned if one.ended_at is None],
        "gone": [one for one in assigned if one.ended_at is not None],
        "recused": {one.member_id for one in look.case.recusals.all()},
        "assign": door_of("assign", look),
    }


def investigation(look: Look) -> dict[str, Any]:
    """Plan, mandate and report, each behind its page."""
    return {"investigations": list(look.case.investigations.all()), "plan": door_of("plan", look)}


def interviews(look: Look) -> dict[str, Any] | None:
    """Who is heard, as what, and where that stands."""
    if not look.case.investigations.all():
        return None
    return {
        "interviews": access.read_interviews(look.by, look.case, look.at),
        "plan_interview": door_of("interview", look),
    }


def exhibits(look: Look) -> dict[str, Any]:
    """The register, with who holds each piece."""
    registered = access.read_exhibits(look.by, look.case, look.at)
    return {
        "exhibits": [rows.of_exhibit(one, look.by) for one in registered],
        "register": door_of("exhibit", look),
    }


def papers(look: Look) -> dict[str, Any]:
    """Every paper of the file with the page that opens it; nothing is opened here."""
    return {"papers": rows.papers_of(look.case)}


def clocks(look: Look) -> dict[str, Any]:
    """Every time limit that the case has started."""
    started = clocks_of(look.case, timezone.localdate())
    return {"running": [one for one in started if one.is_open], "over": [one for one in started if not one.is_open]}


# -- where they stand ---------------------------------------------------------------


def _allegations(case: Case) -> int:
    return len(case.allegations.all())


def _team(case: Case) -> int:
    return sum(1 for one in case.assignments.all() if one.ended_at is None)


def _exhibits(case: Case) -> int:
    return case.exhibits.count()


tab(FIRST, _("Overview"), order=10)
tab("allegations", _("Allegations"), order=20, count=_allegations)
tab("team", _("Team"), order=30, count=_team)
tab("investigation", _("Investigation"), order=40)
tab("exhibits", _("Exhibits"), order=50, count=_exhibits)
tab("documents", _("Documents"), order=60)
tab("clocks", _("Time limits"), order=70)
tab("timeline", pgettext_lazy("case", "Timeline"), order=80)

block(FIRST, "cases/tabs/facts.html", facts, order=10)
block(FIRST, "cases/tabs/summary.html", summary, order=20)
block(FIRST, "cases/tabs/lately.html", lately, order=80)
block(FIRST, "cases/tabs/about.html", about, order=10, aside=True)
block("allegations", "cases/tabs/allegations.html", allegations, order=10)
block("team", "cases/tabs/team.html", team, order=10)
block("investigation", "cases/tabs/investigation.html", investigation, order=10)
block("investigation", "cases/tabs/interviews.html", interviews, order=30)
block("exhibits", "cases/tabs/exhibits.html", exhibits, order=10)
block("documents", "cases/tabs/papers.html", papers, order=10)
block("clocks", "cases/tabs/clocks.html", clocks, order=10)
