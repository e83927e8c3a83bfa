"""What the secretariat types about new documents."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from discipline.file.pieces import unseen
from discipline.models import Proceeding
from ui.forms import DayField


class Tell(forms.Form):
    """The day on which the person was told; before it, of what."""

    drawn_by = "discipline/file/tell.html"
    told_on = DayField(
        label=_("Day on which the person was told"),
        help_text=_("They may read the file again from that day. Leave them the time to do so before the next step."),
    )

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Any, *posted: Any) -> "Tell":
        """List what is new."""
        form = cls(*posted)
        form.pieces = unseen(proceeding)
        return form
