"""The board of a proceeding: its page, its composition, the vote walked proposal by proposal, its minutes."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from discipline import access as proceedings
from discipline.board import access, forms, policies, presenting, voting
from discipline.board.actions import composing, sittings, votes
from discipline.board.compose_form import MOST, OFFERED
from discipline.board.compose_form import Convoke as ConvokeForm
from discipline.board.drafting import conclusion
from discipline.board.minutes import minutes_of
from discipline.papers.policies import require_may_preview
from discipline.presenting import opinion_shown
from machine.policies import may, why_not
from machine.refusals import Refused
from machine.views import Doing
from ui.drafts import restore


@require_safe
def show(request: HttpRequest, pk: Any) -> HttpResponse:
    """Seats, recusals, sittings, votes and opinion of one board. Opening its sealed texts is an entry."""
    proceeding = proceedings.get_proceeding(request.user, pk)
    file, by = access.read_board(request.user, proceeding), request.user
    profile = proceeding.procedure.profile
    shown = {
        "file": file,
        "proceeding": proceeding,
        "rules": profile.board,
        "body": profile.body(profile.board.body) if profile.board else None,
        "unknowns": presenting.unknowns(proceeding),
        "seats": presenting.seats_shown(file, by),
        "sittings": presenting.sittings_shown(file, by),
        "rounds": presenting.rounds_shown(file),
        "set_aside": presenting.set_aside_shown(file),
        "correct_url": presenting.correct_url(proceeding, by),
        "conclusion": conclusion(profile, policies.tallies(proceeding)) if file.rounds else "",
        "opinion_sanction": opinion_shown(proceeding),
        "ineligible": list(proceeding.ineligibilities.select_related("member")),
        "may_draw_up": may(require_may_preview, proceeding=proceeding, by=by),
        "may_vote": presenting.is_vote_open(proceeding, by),
        "may_exclude": may(policies.require_may_record_ineligibility, proceeding=proceeding, by=by),
    }
    return render(request, "discipline/board/board.html", shown)


@require_safe
def minutes(request: HttpRequest, pk: Any) -> HttpResponse:
    """The minutes, to read and to print."""
    proceeding = proceedings.get_proceeding(request.user, pk)
    file = access.read_board(request.user, proceeding)
    profile = proceeding.procedure.profile
    words = {rule.code: rule.label for rule in (*profile.rights, *(profile.board.rules if profile.board else ()))}
    found = minutes_of(file)
    told = [(words[code], was) for code, was in found.told.items()]
    return render(request, "discipline/board/minutes.html", {"minutes": found, "told": told, "proceeding": proceeding})


class _OnProceeding(Doing):
    noun = "proceeding"
    find = staticmethod(proceedings.get_proceeding)


class Convoke(_OnProceeding):
    """Compose the board and summon everybody."""

    action = staticmethod(composing.convoke)
    require = staticmethod(policies.require_may_convoke)
    title = _("Convoke to the hearing")
    consequence = _("Where a board sits, its members receive the key to this proceeding, never to the report.")

    def post(self, request: HttpRequest, pk: Any, **rest: Any) -> HttpResponse:
        """Offer more seats, with everything typed kept; or compose."""
        if "more" not in request.POST:
            return super().post(request, pk, **rest)
        row = self.find(request.user, pk)
        form = self._form(row, request)
        form.initial = request.POST.dict()
        return self._page(request, row, form)

    def _form(self, row: Any, request: HttpRequest, *posted: Any) -> django_forms.Form:
        asked = request.POST.get("more") or request.POST.get("places") or ""
        offered = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else OFFERED
        return ConvokeForm.for_object(row, request.user, *posted, offered=min(max(offered, 1), MOST))

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


make_ineligible = _OnProceeding.as_view(
    action=composing.record_ineligibility,
    require=policies.require_may_record_ineligibility,
    form=forms.MakeIneligible,
    title=_("Record who cannot sit on the board"),
    consequence=_(
        "The system keeps away by itself whoever opened the proceeding, holds the power to sanction, or had a part in "
        "the case. Record here what it cannot know. It cannot be taken back."
    ),
)
recuse = Doing.as_view(
    noun="seat",
    find=access.get_seat,
    action=composing.recuse,
    require=policies.require_may_recuse,
    form=forms.Recuse,
    title=_("Record a recusal"),
    consequence=_(
        "The member loses the key to this proceeding at once, and the substitute takes the seat. It cannot be taken"
        " back."
    ),
)
replace = Doing.as_view(
    noun="seat",
    find=access.get_seat,
    action=composing.replace,
    require=policies.require_may_replace,
    form=forms.Replace,
    title=_("Name a substitute"),
    consequence=_("Where nobody else can take the seat, the substitute takes it at once and receives the key."),
)
put_off = Doing.as_view(
    noun="sitting",
    find=access.get_sitting,
    action=sittings.put_off,
    require=policies.require_may_put_off,
    form=forms.PutOff,
    title=_("Set another day"),
    consequence=_(
        "This sitting is called off and another one is set. The person and the members are summoned again; it does not"
        " count as a postponement by the board."
    ),
)
hear_witness = Doing.as_view(
    noun="sitting",
    find=access.get_sitting,
    action=sittings.hear_witness,
    require=policies.require_may_hear_witness,
    form=forms.HearWitness,
    title=_("Record a witness"),
    consequence=_("What you record is sealed and cannot be changed."),
)


correct = Doing.as_view(
    noun="vote",
    find=access.get_round,
    action=votes.correct,
    require=policies.require_may_correct,
    form=forms.Correct,
    title=_("Correct this vote"),
    consequence=_(
        "The vote is set aside and stays on file with your reason. Then record it again as the board gave it."
    ),
)


class Vote(View):
    """One page for each proposal, from the most severe downward; what was recorded stays as it is."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Ask which sanction is the most severe proposed, then how the vote on each proposal went."""
        proceeding = proceedings.get_proceeding(request.user, pk)
        return self._page(request, proceeding, *self._asked(proceeding, request.GET.get("sanction")))

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Record it, and go on to the next proposal."""
        proceeding = proceedings.get_proceeding(request.user, pk)
        code, form = self._asked(proceeding, request.POST.get("sanction"), request.POST)
        if form is None or not form.is_valid():
            return self._page(request, proceeding, code, form, status=422)
        try:
            votes.vote(proceeding=proceeding, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            if why_not(policies.require_may_vote, proceeding=proceeding, by=request.user) is not None:
                raise
            form.add_error(None, str(refusal.sentence))
            return self._page(request, proceeding, code, form, status=refusal.http_status)
        return redirect("discipline:vote", pk=proceeding.pk)

    def _asked(self, proceeding: Any, code: str | None, *posted: Any) -> tuple[str | None, Any]:
        """The proposal of this page and its form; (None, None) where it must be chosen first."""
        if why_not(policies.require_may_vote, proceeding=proceeding, by=self.request.user) is not None:
            return None, None
        scale, rounds = proceeding.procedure.profile.scale, policies.tallies(proceeding)
        possible = voting.proposals(scale, rounds)
        if code is None and rounds and possible:
            code = possible[-1]
        if code is None or (code not in possible and not posted):
            return None, None
        rule = next((one for one in scale if one.code == code), None)
        initial = {"rank": policies.next_rank(proceeding), "sanction": code}
        return code, forms.VoteOn(*posted, proceeding=proceeding, rule=rule, initial=initial)

    def _page(self, request: HttpRequest, proceeding: Any, code: str | None, form: Any, status: int = 200) -> Any:
        profile, rounds = proceeding.procedure.profile, policies.tallies(proceeding)
        refusal = why_not(policies.require_may_vote, proceeding=proceeding, by=request.user)
        labels = {rule.code: rule.label for rule in profile.scale} | {voting.NO_SANCTION: _("No sanction")}
        possible = voting.proposals(profile.scale, rounds)
        shown = {
            "proceeding": proceeding,
            "refusal": refusal,
            "form": form,
            "asked": labels.get(code) if code is not None else None,
            "others": [(one, labels[one]) for one in possible if one != code] if rounds else [],
            "to_choose": [(one, labels[one]) for one in possible],
            "rounds": presenting.rounds_of(proceeding),
            "correct_url": presenting.correct_url(proceeding, request.user),
            "is_over": voting.is_over(profile.scale, rounds),
            "conclusion": conclusion(profile, rounds) if rounds else "",
            "voters": len(access.present_at_hearing(proceeding)),
            "draft_at": restore(form, request),
        }
        return render(request, "discipline/board/vote.html", shown, status=409 if refusal is not None else status)
