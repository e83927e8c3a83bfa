"""What people type about discipline: text to values. Rules live in the policies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from accounts.roles import BY_CODE
from discipline.models import Consultation, Proceeding
from discipline.papers.remedies import open_kinds
from discipline.policies.proceeding import rights_missing
from discipline.words import DISCONTINUED
from ui.forms import DayField, ManyField, MultilineField, PlainTextField, RadioField, WholeNumberField

LONG = 20_000


def bearing(role: str) -> Any:
    """Members who bear this role and have a key, for a choice."""
    return Member.objects.with_role(role).filter(holder__isnull=False).order_by("name")


class MemberChoice(forms.ModelChoiceField):
    """A choice of one member by name."""

    widget = forms.RadioSelect

    def __init__(self, role: str, **options: Any) -> None:
        self.role = role
        super().__init__(queryset=Member.objects.none(), empty_label=None, **options)

    def label_from_instance(self, obj: Member) -> str:
        return obj.name


class WithMembers(forms.Form):
    """A form whose choices of members are filled when it is made."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if isinstance(field, MemberChoice):
                field.queryset = bearing(field.role)


class Open(WithMembers):
    """Open a proceeding against one subject; the facts are what the person will be told."""

    person = PlainTextField(label=_("Name and post of the person"), max_length=300)
    facts = MultilineField(
        label=_("Facts that the person answers for"),
        max_length=LONG,
        help_text=_("Only what the findings establish. Leave out anything that could point to who reported."),
    )
    secretary = MemberChoice("secretariat", label=_("Secretariat"), help_text=BY_CODE["secretariat"].may_do)


class Lay(forms.Form):
    """One charge on one sustained allegation."""

    allegation = RadioField(label=_("Sustained allegation"), choices=[])
    wording = MultilineField(label=_("The charge, in the words the person will read"), max_length=LONG)

    def __init__(self, *args: Any, allegations: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["allegation"].choices = allegations


class NotifyRights(forms.Form):
    """Rights of the defence notified on one day."""

    rights = ManyField(label=_("Rights notified"))
    notified_on = DayField(label=_("Day of notification"))

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Member, data: Any = None, files: Any = None) -> "NotifyRights":
        """Offer the rights that are still owed."""
        form = cls(data)
        form.fields["rights"].choices = [(right.code, str(right.label)) for right in rights_missing(proceeding)]
        return form


class GiveFileAccess(forms.Form):
    """The day from which the file is open."""

    opened_on = DayField(label=_("Day from which the person may read the file"))


class RecordConsultation(forms.Form):
    """One reading of the file."""

    reader = RadioField(label=_("Who read the file"), choices=Consultation.Reader.choices)
    consulted_on = DayField(label=_("Day"))
    pages = WholeNumberField(label=_("Number of pages shown"), min_value=1, max_value=100_000)


class SendBack(forms.Form):
    """Questions to whoever proposed the decision."""

    questions = MultilineField(label=_("Your questions"), max_length=LONG)


SERVICES = {
    "in_person": _("Handed over in person, signed for"),
    "refused": _("Handed over in person, signature refused before a witness"),
    "registered": _("Registered letter, acknowledged"),
    "unclaimed": _("Registered letter, not claimed"),
    "bailiff": _("Served by a bailiff"),
    "gazette": _("Published in the official gazette, address unknown"),
}


class Notify(forms.Form):
    """Which remedies the copy that the person holds names; the day and the way stand in the proof of service."""

    printed = ManyField(
        label=_("Remedies that the copy in the person's hands names with their time limits"),
        required=False,
        help_text=_("The limit of a remedy that you leave out is not held against the person, as the procedure says."),
    )

    @classmethod
    def for_object(cls, sanction: Any, by: Member, data: Any = None, files: Any = None) -> "Notify":
        """Offer those that the procedure opens against this sanction, all of them chosen."""
        kinds = open_kinds(sanction.proceeding.procedure.profile, sanction.code)
        form = cls(data, initial={"printed": [kind.code for kind in kinds]})
        form.fields["printed"].choices = [(kind.code, str(kind.label)) for kind in kinds]
        if not kinds:
            del form.fields["printed"]
        return form


class Execute(forms.Form):
    """The day from which the sanction was carried out."""

    executed_on = DayField(label=_("Day on which the sanction was carried out"))


class Discontinue(forms.Form):
    """Why the proceeding ends without a decision."""

    reason = RadioField(label=_("Reason"), choices=list(DISCONTINUED.items()))


class Admit(WithMembers):
    """A further member of the authority or the secretariat."""

    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Member"),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("Members of the disciplinary authority and of the secretariat."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["member"]
        field.queryset = bearing("disciplinary_authority") | bearing("secretariat")
        field.label_from_instance = lambda member: member.name
