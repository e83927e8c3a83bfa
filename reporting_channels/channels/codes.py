"""The short name of a new channel, for addresses, filters and the log."""

from collections.abc import Mapping

from django.utils.text import slugify

from reporting_channels.models import Channel

LONGEST = 36


def free_code(names: Mapping[str, str]) -> str:
    """A code made from the name, English first, with a number where it is taken."""
    wanted = slugify(names.get("en") or next(iter(names.values()), ""))[:LONGEST].strip("-") or "channel"
    taken = set(Channel.objects.filter(code__startswith=wanted).values_list("code", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(code for code in numbered if code not in taken)
