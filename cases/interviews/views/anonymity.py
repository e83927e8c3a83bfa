"""The record that does not show who spoke, its original, and the passages that findings cite."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cases import access as case_access
from cases.interviews import access, policies
from cases.interviews import anonymity_forms as forms
from cases.interviews.actions import anonymity
from cases.views.doing import CaseDoing


class Anonymise(CaseDoing):
    """Write it from the original."""

    noun = "interview"
    find = staticmethod(case_access.get_interview)
    action = staticmethod(anonymity.write)
    require = staticmethod(policies.require_may_anonymise)
    form = forms.Anonymise
    title = gettext_lazy("Write an anonymised record")
    consequence = gettext_lazy(
        "Take out names, posts, places and days that show who spoke. The head of office decides whether it takes the"
        " original's place; the original then opens only with a reason that is kept."
    )


class Decide(CaseDoing):
    """The head decides."""

    noun = "anonymised"
    find = staticmethod(access.get_anonymised)
    action = staticmethod(anonymity.decide)
    require = staticmethod(policies.require_may_decide)
    form = forms.Decide
    title = gettext_lazy("Decide on the anonymised record")
    consequence = gettext_lazy(
        "Granted, it is what everybody reads and cites, the person heard and the parties included. Read it on the"
        " interview's page first."
    )


class Original(CaseDoing):
    """Open the original, with a reason."""

    noun = "interview"
    find = staticmethod(case_access.get_interview)
    require = staticmethod(policies.require_may_open_original)
    form = forms.OpenOriginal
    title = gettext_lazy("Open the original record")
    consequence = gettext_lazy("Your name, the time and the reason are kept, and the team can read them.")

    def post(self, request: HttpRequest, pk: Any, **rest: Any) -> HttpResponse:
        """Show it once; nothing is opened without a reason."""
        row = self.find(request.user, pk)
        form = self.form(request.POST)
        self.require(interview=row, by=request.user)
        if not form.is_valid():
            return self._page(request, row, form, status=422)
        original = access.open_original(request.user, row, form.cleaned_data["reasons"], timezone.now())
        shown = {"interview": row, "case": row.case, "original": original}
        return render(request, "cases/interviews/original.html", shown)


class Point(CaseDoing):
    """On which paragraphs a finding rests."""

    noun = "reliance"
    find = staticmethod(access.get_reliance)
    action = staticmethod(anonymity.point)
    require = staticmethod(policies.require_may_point)
    form = forms.Point
    title = gettext_lazy("Cite paragraphs of the record")

    def _page(self, request: HttpRequest, row: Any, form: Any, status: int = 200) -> HttpResponse:
        row.get_absolute_url = row.finding.allegation.get_absolute_url
        return super()._page(request, row, form, status)

    def _next(self, row: Any, done: Any) -> str:
        return row.finding.allegation.get_absolute_url()
