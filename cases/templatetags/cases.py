"""``{% draw_block one %}`` puts a block of a case's page where it stands; ``{% tab_url case "team" %}`` leads there."""

from collections.abc import Sequence
from typing import Any

from django import template

from cases import tabs

register = template.Library()
register.simple_tag(tabs.tab_url, name="tab_url")


@register.filter
def under(cells: Sequence[Any], columns: Sequence[str]) -> list[tuple[str, Any]]:
    """Each cell of a row with the name of its column, which a telephone shows beside it."""
    return list(zip(columns, cells, strict=False))


@register.simple_tag(takes_context=True)
def draw_block(context: template.Context, one: tuple[Any, dict[str, Any]]) -> str:
    """The block's own names are seen by its template alone."""
    block, shown = one
    with context.push(**shown):
        return context.template.engine.get_template(block.template).render(context)
