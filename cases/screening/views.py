"""Screening an allegation out, ending it without a finding, closing a case before any investigation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases import access
from cases.screening import access as screening_access
from cases.screening import actions, forms, policies
from cases.views.doing import CaseDoing


class SetAside(CaseDoing):
    """The head proposes to close the case."""

    noun = "case"
    find = staticmethod(access.get_case)
    action = staticmethod(actions.propose_setting_aside)
    require = staticmethod(policies.require_may_propose_setting_aside)
    form = forms.SetAside
    title = gettext_lazy("Close before any investigation")
    consequence = gettext_lazy("A second person signs or refuses; the case closes with their signature.")


class Answering(CaseDoing):
    """A second person reads the reasons and answers."""

    template_name = "cases/answer.html"
    confirm: Any = None
    refuse: Any = None

    def action(self, *, answer: str, by: Any, at: Any, feedback: str = "", **row: Any) -> Any:
        """Carry out the answer that was chosen."""
        said = {"feedback": feedback} if feedback and answer == "confirm" else {}
        return (self.confirm if answer == "confirm" else self.refuse)(by=by, at=at, **row, **said)

    def _next(self, row: Any, done: Any) -> str:
        return row.get_absolute_url()


class AnswerScreening(Answering):
    """Whether an allegation is screened out."""

    noun = "screening"
    find = staticmethod(screening_access.get_screening)
    confirm = staticmethod(actions.confirm)
    refuse = staticmethod(actions.refuse)
    require = staticmethod(policies.require_may_answer_screening)
    form = forms.Answer
    title = gettext_lazy("Answer as the second person")
    consequence = gettext_lazy(
        "If you agree, the allegation is not investigated. Your name stands beside the proposer’s."
    )

    def _page(self, request: HttpRequest, row: Any, form: Any, status: int = 200) -> HttpResponse:
        access.read_allegation(request.user, row.allegation, timezone.now())
        read = screening_access.read_screenings(request.user, row.allegation, timezone.now())
        self.extra_context = {"proposal": next(one for one in read if one.pk == row.pk), "about": row.allegation}
        return super()._page(request, row, form, status)


class AnswerSettingAside(Answering):
    """Whether a case is closed before any investigation."""

    noun = "setting"
    find = staticmethod(screening_access.get_setting_aside)
    confirm = staticmethod(actions.set_aside)
    refuse = staticmethod(actions.refuse_setting_aside)
    require = staticmethod(policies.require_may_answer_setting_aside)
    form = forms.AnswerSettingAside
    title = gettext_lazy("Answer as the second person")
    consequence = gettext_lazy("If you agree, the case closes. Your name stands beside the proposer’s.")

    def _page(self, request: HttpRequest, row: Any, form: Any, status: int = 200) -> HttpResponse:
        read = screening_access.read_settings_aside(request.user, row.case, timezone.now())
        self.extra_context = {"proposal": next(one for one in read if one.pk == row.pk)}
        return super()._page(request, row, form, status)
