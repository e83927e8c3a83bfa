"""The page on which it is kept that a subject was told the outcome."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import access
from cases.models import Case, Subject
from cases.models.mandate import WAYS
from cases.models.outcome_notice import GROUNDS, TELLINGS
from cases.people.access import read_people
from cases.telling import actions, policies
from cases.views.doing import CaseDoing
from ui.forms import DayField, RadioField, SelectField


class Outcome(forms.Form):
    """One subject was told, or is not told on a ground."""

    kind = RadioField(label=_("What is recorded?"), choices=list(TELLINGS.items()))
    how = SelectField(label=_("Told how?"), required=False, choices=[("", _("Choose how")), *WAYS.items()])
    told_on = DayField(label=_("Told on"), required=False)
    ground = SelectField(
        label=_("Why they are not told"), required=False, choices=[("", _("Choose a reason")), *GROUNDS.items()]
    )

    def __init__(self, *posted: Any, subjects: list[Subject], first: str = "") -> None:
        super().__init__(*posted)
        self.rows = {str(one.rank): one for one in subjects}
        named = [(str(one.rank), one.words) for one in subjects]
        self.fields["subject"] = RadioField(label=_("Which subject?"), choices=named, initial=first)
        self.order_fields(["subject", "kind", "how", "told_on", "ground"])

    def clean_subject(self) -> Subject:
        return self.rows[self.cleaned_data["subject"]]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        wanted = {"told": ("how", "told_on"), "untold": ("ground",)}.get(values.get("kind", ""), ())
        for name in wanted:
            if not values.get(name) and name not in self.errors:
                self.add_error(name, _("Answer this question."))
        return values


class TellOutcome(CaseDoing):
    """A subject was told how the case ends for them, or why they are not."""

    noun = "case"
    find = staticmethod(access.get_case)
    require = staticmethod(policies.require_may_tell)
    form = Outcome
    title = _("Tell a subject the outcome")
    consequence = _(
        "Write or speak to them first; here it is kept that it was done, or why not. The line stays as it is. Whoever "
        "was referred is told by the disciplinary decision."
    )
    tab = "people"

    def _form(self, row: Case, request: HttpRequest, *posted: Any) -> Outcome:
        subjects, _people, _relations = read_people(request.user, row, timezone.now())
        named = {one.pk: one.words for one in subjects}
        waiting = policies.waiting(row)
        for one in waiting:
            one.words = named[one.pk]
        return Outcome(*posted, subjects=waiting, first=request.GET.get("subject", ""))

    @staticmethod
    def action(*, case: Case, subject: Subject, kind: str, by: Any, at: Any, **said: Any) -> Any:
        """Keep one or the other."""
        here = {"case": case, "subject": subject, "by": by, "at": at}
        if kind == "told":
            return actions.tell(how=said["how"], told_on=said["told_on"], **here)
        return actions.leave_untold(ground=said["ground"], **here)
