"""What was kept apart, looked at in bulk: first words by group, then let in or set aside."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.policies import require_role
from machine.refusals import Refused
from reporting_channels import tokens
from reporting_channels.actions import quarantine as actions
from reporting_channels.policies import READERS
from reporting_channels.quarantine import access
from reporting_channels.quarantine.signs import in_words

SEEN = "amana/quarantine-seen/v1"
VERBS = {"let_in": actions.let_many_in, "set_aside": actions.set_many_aside}


class NothingChosen(Refused):
    """A button was pressed and no box was ticked."""

    http_status = 422

    def __init__(self) -> None:
        super().__init__(_("Tick at least one report, or press a button of a whole group. Nothing was moved."))


@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """A page of the queue; each report on it was opened for this page, and the log says so."""
    require_role(request.user, *READERS)
    state = request.GET.get("state", "")
    state = state if state in access.SHELVES else access.SHELVES[0]
    if request.method == "POST":
        return _move(request, state)
    shelf = access.look(request.user, state=state, page=request.GET.get("page", 1), at=timezone.now())
    waiting, oldest = access.standing(request.user)
    context = {
        "shelf": shelf,
        "seen": tokens.seal(SEEN, {"by": str(request.user.pk), "state": state, "ids": shelf.ids}),
        "groups": [_group(number, glimpses) for number, glimpses in enumerate(shelf.groups)],
        "is_aside": state == "set_aside",
        "tabs": _tabs(state, waiting, access.spoke_again(request.user)),
        "oldest": oldest,
    }
    return render(request, "reporting_channels/staff/quarantine.html", context)


def _group(number: int, glimpses: tuple[access.Glimpse, ...]) -> dict[str, Any]:
    return {
        "number": number,
        "glimpses": [{"glimpse": one, "signs": in_words(one.report.signs)} for one in glimpses],
        "count": len(glimpses),
    }


def _tabs(state: str, waiting: int, spoke: int) -> list[dict[str, Any]]:
    address = reverse("quarantine")
    return [
        {"label": _("Wait for a look"), "url": address, "count": waiting, "is_current": state == "quarantined"},
        {
            "label": _("Set aside"),
            "url": f"{address}?state=set_aside",
            "count": spoke or "",
            "is_current": state == "set_aside",
        },
    ]


def _move(request: HttpRequest, state: str) -> HttpResponse:
    """Move what was chosen, out of what this member was shown: nothing is moved that nobody looked at."""
    shown = tokens.unseal(SEEN, request.POST.get("seen", ""))
    verb, _colon, which = request.POST.get("go", "").partition(":")
    if shown["by"] != str(request.user.pk) or verb not in VERBS:
        raise tokens.TokenForged()
    ticked = request.POST.getlist("group" + which if which else "report")
    ids = shown["ids"] if which == "all" else [one for one in ticked if one in shown["ids"]]
    if not ids:
        raise NothingChosen()
    moved = VERBS[verb](reports=access.chosen(request.user, ids, shown["state"]), by=request.user, at=timezone.now())
    messages.info(request, _sentence(verb, len(moved), len(ids)))
    return redirect(f"{reverse('quarantine')}?state={state}" if state != "quarantined" else reverse("quarantine"))


def _sentence(verb: str, moved: int, asked: int) -> str:
    if verb == "let_in":
        said = ngettext(
            "%(count)s report was let in. It stands in the inbox.",
            "%(count)s reports were let in. They stand in the inbox.",
            moved,
        )
    else:
        said = ngettext(
            "%(count)s report was set aside. Until its time of keeping is over you can let it in.",
            "%(count)s reports were set aside. Until their time of keeping is over you can let them in.",
            moved,
        )
    said %= {"count": moved}
    others = _("A colleague had moved the others in the meantime.")
    return said if moved == asked else f"{said} {others}"
