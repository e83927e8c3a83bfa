"""Which of Django's permission rows stands for opening an object: read once per process."""

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

_known: dict[str, Permission] = {}


def forget(**_signal: Any) -> None:
    """Forget the rows read so far: a migration may have made them anew."""
    _known.clear()


def noun(obj: Any) -> str:
    """Return the object's noun: its machine's name, or its model's."""
    machine = getattr(obj, "machine", None)
    return machine.name if machine is not None else obj._meta.model_name


def permission_for(obj: Any) -> Permission:
    """Return the ``open_<noun>`` permission of this object's model."""
    label = obj._meta.label_lower
    if label not in _known:
        _known[label] = Permission.objects.select_related("content_type").get(
            content_type=ContentType.objects.get_for_model(obj), codename=f"open_{noun(obj)}"
        )
    return _known[label]
