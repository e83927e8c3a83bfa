"""``{{ names|called:id }}``: what an id is called, or nothing."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def called(names: Mapping[str, str], id: object) -> str:
    """The name behind an id of the log."""
    return names.get(str(id), "")
