"""`{% load procedures %}{% due due %}`: a computed date in words, and under it how it was computed.

`{% standing law %}` shows an article with how far it has been checked; `{% period clock %}` a time limit in words.
"""

from django import template
from django.utils.html import format_html

from procedures.clocks import Clock, Due
from procedures.law import Law
from procedures.steps import amount_of
from procedures.units.access import name_of
from ui.templatetags.ui import code as plain_code
from ui.templatetags.ui import due as plain_due

register = template.Library()

TONES = {"waiting": "plain", "running": "plain", "suspended": "plain", "met": "done", "lapsed": "late", "early": "late"}
SOON = 7


@register.inclusion_tag("procedures/parts/due.html")
def due(value, soon: int = SOON):
    """A `Due`; a bare day is drawn as `ui` draws it, so that a page may load both libraries."""
    if not isinstance(value, Due):
        return {"plain": plain_due(value, soon)}
    return {"due": value, "tone": tone(value, soon)}


@register.inclusion_tag("procedures/parts/standing.html")
def standing(law: Law | None):
    return {"law": law}


@register.simple_tag
def period(clock: Clock) -> str:
    return str(clock.says)


@register.filter
def clock_length(code: str, profile) -> str:
    """How long the clock of that code runs: 10 years."""
    clock = profile.clock(code)
    return amount_of(clock.amount, clock.unit)


@register.filter
def clock_label(code: str, profile):
    """What the clock of that code is called."""
    return profile.clock(code).label


@register.filter
def sanction_labels(codes, profile) -> str:
    """The names of these sanctions of the scale."""
    return ", ".join(str(profile.sanction(code).label) for code in codes)


@register.simple_tag
def unit(code: str) -> str:
    """What the unit of this code is called; the code itself, as a code, where nobody named it."""
    name = name_of(code)
    return plain_code(code) if name == code else format_html("<bdi>{}</bdi>", name)


def tone(value: Due, soon: int = SOON) -> str:
    """Amber for what is due soon, red only for what is late; a notice that runs is never urgent."""
    if value.status == "late":
        return "late" if value.is_late else "plain"
    left = value.days_left
    if value.status == "running" and value.clock.bound == "latest" and left is not None and left <= soon:
        return "soon"
    return TONES[value.status]
