"""The list of proceedings, the page of one, and the two doors that need a choice from the case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views import View

from accounts import doors as account_doors
from cases.access import get_case, name_subjects
from cases.detriment import of_case
from discipline import access
from discipline.actions import charges, proceedings
from discipline.appeals.recipes import fallen
from discipline.clocks import clocks_of, prescription_of
from discipline.conversion import policies as conversion_policies
from discipline.execution.similar import similar_decisions
from discipline.file import policies as file_policies
from discipline.file.pieces import unseen
from discipline.forms import steps
from discipline.limits.access import override_of
from discipline.next_steps import next_step
from discipline.papers import policies as paper_policies
from discipline.policies import decision as decision_policies
from discipline.policies import proceeding as policies
from discipline.presenting import decisions_shown, opinion_shown, rights_shown, sanctions_shown
from discipline.reading import sustained_allegations, took_part
from discipline.states import AUTHORITY, PROCEEDING
from discipline.turns import whose_turn
from machine.policies import may, why_not

FILE_OPEN = ("file_access", "convoked", "heard", "opinion_given")


class Proceedings(View):
    """The proceedings this member may open, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the list."""
        state = request.GET.get("state", "")
        number = request.GET.get("page", "1")
        page = access.list_proceedings(
            request.user,
            page=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
            state=state if state in {s.code for s in PROCEEDING.states} else "",
        )
        to_open = access.list_cases_to_open(request.user) if request.user.has_role(AUTHORITY) else []
        shown = {"page": page, "states": PROCEEDING.states, "state": state, "to_open": to_open}
        return render(request, "discipline/proceedings.html", shown)


class ProceedingPage(View):
    """One proceeding, read like a file. Opening its sealed texts is an audit entry."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Open and show everything this member's key opens."""
        proceeding = access.get_proceeding(request.user, pk)
        texts = access.read_proceeding(request.user, proceeding)
        by, clocks = request.user, clocks_of(proceeding, today=timezone.localdate())
        turn = whose_turn(proceeding)
        shown = {
            "proceeding": proceeding,
            "texts": texts,
            "profile": proceeding.procedure.profile,
            "running": [due for due in clocks if due.is_open],
            "over": [due for due in clocks if not due.is_open],
            "charges": [(charge, texts.charges[charge.pk]) for charge in proceeding.charges.all()],
            "unseen": unseen(proceeding) if proceeding.state in FILE_OPEN else [],
            "rights_missing": policies.rights_missing(proceeding),
            "notices": rights_shown(proceeding),
            "opinion_sanction": opinion_shown(proceeding),
            "decisions": decisions_shown(proceeding, texts),
            "sanctions": sanctions_shown(proceeding, texts, by, timezone.localdate()),
            "doors": self._doors(proceeding, by),
            "turn": turn,
            "conversions": list(proceeding.conversions.all()),
            "similar": similar_decisions(proceeding) if proceeding.state not in ("ended", "discontinued") else None,
        }
        opened = {str(door["label"]): door["url"] for door in shown["doors"]}
        shown["next"] = next_step(proceeding, by, turn, opened)
        return render(request, "discipline/proceeding.html", shown)

    def _doors(self, proceeding: Any, by: Any) -> list[dict[str, Any]]:
        offered = [
            ("discipline:papers", paper_policies.require_may_preview, pgettext("proceeding", "Papers")),
            ("discipline:lay", policies.require_may_lay, _("Lay a charge")),
            ("discipline:notify_rights", policies.require_may_notify_right, _("Record that rights were notified")),
            (
                "discipline:record_consultation",
                policies.require_may_record_consultation,
                _("Record a consultation of the file"),
            ),
            ("discipline:tell", file_policies.require_may_tell, _("Record that the person was told of new documents")),
            ("discipline:propose", decision_policies.require_may_propose, _("Propose a decision")),
            ("discipline:impose", decision_policies.require_may_impose, _("Impose the sanction")),
            ("discipline:convert", conversion_policies.require_may_propose, _("Follow another version")),
            ("discipline:admit", policies.require_may_admit_member, _("Let a member join")),
        ]
        return [
            {"label": label, "url": reverse(url, args=[proceeding.pk])}
            for url, require, label in offered
            if may(require, proceeding=proceeding, by=by)
        ]


class Open(View):
    """Open a proceeding on a referred case: choose the person, see prescription computed, name the secretariat."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Ask."""
        case = get_case(request.user, pk)
        named = [words for _subject, words in name_subjects(request.user, case, timezone.now())]
        return self._page(request, case, steps.Open(initial={"person": named[0] if len(named) == 1 else ""}))

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Open it against the chosen subject."""
        case = get_case(request.user, pk)
        form = steps.Open(request.POST)
        subject = self._subject(request, case)
        if not form.is_valid():
            return self._page(request, case, form, status=422)
        proceeding = proceedings.open_against(
            case=case, subject=subject, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return redirect(proceeding.get_absolute_url())

    def _subject(self, request: HttpRequest, case: Any) -> Any:
        chosen = request.POST.get("subject") or request.GET.get("subject") or ""
        answering = [s for s in case.subjects.all() if sustained_allegations(case, s)]
        found = next((subject for subject in answering if str(subject.pk) == chosen), None)
        if found is None and chosen:
            account_doors.missing(request.user, "subject", chosen[:36])
        free = [one for one in answering if fallen(case, one) is None]
        return found or next(iter(free or answering), None) or case.subjects.first()

    def _page(self, request: HttpRequest, case: Any, form: steps.Open, status: int = 200) -> HttpResponse:
        subject = self._subject(request, case)
        sustained = sustained_allegations(case, subject)
        before = fallen(case, subject)
        limit = prescription_of(case, subject, today=timezone.localdate()) if before is None else None
        is_late = limit is not None and limit.is_late
        override = override_of(case, subject) if is_late else None
        refusal = why_not(
            policies.require_may_open,
            case=case,
            by=request.user,
            sustained=sustained,
            took_part=took_part(case),
            is_prescribed=is_late and (override is None or override.confirmed_at is None),
        )
        refusal = refusal or why_not(policies.require_may_take_up, fallen=before, today=timezone.localdate())
        shown = {
            "before": before,
            "override": override,
            "is_barred": override is None and refusal is policies.Prescribed.sentence,
            "case": case,
            "form": form,
            "subject": subject,
            "subjects": name_subjects(request.user, case, timezone.now()),
            "limit": limit,
            "refusal": refusal,
            "reminders": [] if refusal else of_case(case, request.user),
        }
        return render(request, "discipline/open.html", shown, status=409 if refusal else status)


class Lay(View):
    """Lay a charge on one of the sustained allegations that have none yet."""

    def get(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Ask."""
        proceeding = access.get_proceeding(request.user, pk)
        return self._page(request, proceeding, self._form(proceeding))

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Lay it."""
        proceeding = access.get_proceeding(request.user, pk)
        form = self._form(proceeding, request.POST)
        if not form.is_valid():
            return self._page(request, proceeding, form, status=422)
        chosen = next(a for a in self._chargeable(proceeding) if str(a.pk) == form.cleaned_data["allegation"])
        charges.lay(
            proceeding=proceeding,
            allegation=chosen,
            wording=form.cleaned_data["wording"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect(proceeding.get_absolute_url())

    def _chargeable(self, proceeding: Any) -> list[Any]:
        charged = {charge.allegation_id for charge in proceeding.charges.all()}
        return [a for a in sustained_allegations(proceeding.case, proceeding.subject) if a.pk not in charged]

    def _form(self, proceeding: Any, data: Any = None) -> steps.Lay:
        profile = proceeding.procedure.profile
        choices = [(str(a.pk), f"{a} · {profile.category(a.category).label}") for a in self._chargeable(proceeding)]
        return steps.Lay(data, allegations=choices)

    def _page(self, request: HttpRequest, proceeding: Any, form: steps.Lay, status: int = 200) -> HttpResponse:
        refusal = why_not(policies.require_may_lay, proceeding=proceeding, by=request.user)
        shown = {"proceeding": proceeding, "form": form, "refusal": refusal}
        return render(request, "discipline/lay.html", shown, status=409 if refusal else status)
