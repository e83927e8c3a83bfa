"""What of the reporting channels can be found that is not confidential: the names of ready texts."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import search
from accounts.models import Member
from accounts.search import Asked, Hit
from reporting_channels.dialogue import access
from reporting_channels.dialogue.policies import LIST_KEEPERS


def ready_texts(member: Member, asked: Asked, at: datetime) -> Iterator[Hit]:
    """Ready texts by any of their names."""
    for one in access.every_template():
        if any(asked.is_in(name) for name in one.names.values()):
            yield Hit(str(one), reverse("reply_template", args=[one.pk]))


search.register("ready_texts", search.Source(title=_("Ready texts"), find=ready_texts, roles=LIST_KEEPERS, order=70))
