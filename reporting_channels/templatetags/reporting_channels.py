"""What the room's own pages need beside the components of ui."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(values: Mapping[Any, Any], key: Any) -> Any:
    """The value for this key, or nothing."""
    return values.get(key)
