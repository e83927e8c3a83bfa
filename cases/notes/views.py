"""Writing a note, in one of the two voices; throwing one's own away."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases import access, tabs
from cases.notes import actions
from cases.notes.access import get_private_note
from cases.notes.policies import require_may_write
from cases.views.doing import CaseDoing, after_declaring
from ui.forms import MultilineField


class TeamNote(forms.Form):
    """To the team."""

    text = MultilineField(label=_("Your note"), voice="team", rows=8)


class OwnNote(forms.Form):
    """To oneself."""

    text = MultilineField(label=_("Your note"), voice="private", rows=8)


class _Write(CaseDoing):
    noun = "case"
    find = staticmethod(access.get_case)
    require = staticmethod(require_may_write)
    tab = "notes"

    def _next(self, row: Any, done: Any) -> str:
        return tabs.tab_url(row, "notes")


class TellTeam(_Write):
    """A note that everybody on the case reads."""

    action = staticmethod(actions.tell_team)
    form = TeamNote
    title = _("Write to the team")
    consequence = _("Everybody on this case can read it, now and later. It cannot be changed or taken back.")


class NoteForOneself(_Write):
    """A note that nobody else reads."""

    action = staticmethod(actions.note_for_oneself)
    form = OwnNote
    title = _("Write a private note")
    consequence = _("It is sealed with a key that you alone have. If you leave the case, you cannot reach it any more.")


@require_POST
@after_declaring
def throw_away(request: HttpRequest, pk: Any) -> HttpResponse:
    """Throw one's own note away."""
    note = get_private_note(request.user, pk)
    actions.throw_away(note=note, by=request.user, at=timezone.now())
    return redirect(tabs.tab_url(note.case, "notes"))
