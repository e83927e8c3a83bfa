"""What the pages of the contradictory stage show."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Member
from cases.access import subject_words
from cases.contradiction import clock, policies
from cases.contradiction.passages import GROUNDS, Passage
from cases.doors import ajar, door
from cases.models import Extract, Investigation
from cases.models.contradiction import CHECKS
from cases.report import access as report_access
from machine.policies import may


def contradiction(investigation: Investigation, by: Member, today: date) -> dict[str, Any]:
    """Each subject with this round's and earlier extracts, dispensations; reviews; what can be done."""
    here = {"investigation": investigation, "by": by}
    return {
        "subjects": [_subject(one, investigation, today) for one in investigation.shown_subjects],
        "reviews": [_review(one) for one in investigation.shown_reviews],
        "doors": ajar(
            [
                door(
                    _("Prepare an extract"),
                    "cases:prepare_extract",
                    investigation,
                    policies.require_may_prepare,
                    **here,
                ),
                door(
                    _("Record that a person is not heard on the draft"),
                    "cases:dispense",
                    investigation,
                    policies.require_may_dispense,
                    **here,
                ),
            ]
        ),
    }


def _subject(subject: Any, investigation: Investigation, today: date) -> dict[str, Any]:
    extracts = [one for one in investigation.shown_extracts if one.subject_id == subject.pk]
    for one in extracts:
        one.investigation = investigation
    return {
        "words": subject_words(subject),
        "extracts": [
            {
                "row": one,
                "due": clock.due(one, today),
                "comments": len(one.comments.all()),
                "waiting": sum(said.awaits_answer for said in one.comments.all()),
            }
            for one in extracts
        ],
        "dispensations": [one for one in investigation.shown_dispensations if one.subject_id == subject.pk],
        "is_settled": subject.pk in policies.settled(investigation),
    }


def _review(review: Any) -> dict[str, Any]:
    order = list(CHECKS)
    items = sorted(review.items.all(), key=lambda one: order.index(one.code))
    return {"row": review, "items": items}


def extract(row: Extract, passages: list[Passage], by: Member, today: date) -> dict[str, Any]:
    """The passages by their part with what was blacked out and why; comments with their answers."""
    titles = {part.code: part.title for part in report_access.template_of(row.investigation).parts}
    here = {"extract": row, "by": by}
    return {
        "subject": subject_words(row.subject),
        "passages": [{"title": titles.get(one.part, one.part), "seen": one.seen} for one in passages],
        "redactions": [
            {"words": one.text[span.start : span.end], "ground": GROUNDS.get(span.ground, span.ground)}
            for one in passages
            for span in one.spans
        ],
        "due": clock.due(row, today),
        "comments": row.shown_comments,
        "may_answer": [one.pk for one in row.shown_comments if may(policies.require_may_answer, comment=one, by=by)],
        "doors": ajar(
            [
                door(
                    _("Record what the person answered"),
                    "cases:record_comment",
                    row,
                    policies.require_may_record,
                    **here,
                ),
                door(_("Take the extract back"), "cases:discard_extract", row, policies.require_may_discard, **here),
            ]
        ),
    }
