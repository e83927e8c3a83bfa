"""The staff's forms: text to values. What goes to the reporter says so in its box."""

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from reporting_channels.codes import (
    Category,
    Competence,
    Derogation,
    ExclusionReason,
    LegalBasis,
    Level,
    NoCaseReason,
    Proposal,
    Risk,
)
from reporting_channels.detriment import access as risks
from reporting_channels.detriment.forms import add_risk, taken_risk
from ui.forms import DayField, MultilineField, RadioField, SelectField

# The code of whoever took the report down is written by their own act, never chosen.
SAID_REASONS = [one for one in ExclusionReason.choices if one[0] != ExclusionReason.TAKEN_DOWN]
TO_TEAM = {"voice": "team"}
TO_REPORTER = {"voice": "reporter"}
TO_CUSTODIANS = {"voice": "custodians"}


class Acknowledge(forms.Form):
    """The words of the acknowledgement, offered ready to send."""

    text = MultilineField(label=_("Acknowledgement"), **TO_REPORTER)

    @classmethod
    def for_object(cls, report, by, data=None, files=None) -> "Acknowledge":
        """Offer a text to start from, in the reporter's language."""
        with override(report.language or get_language()):
            offered = gettext(
                "We have received your report and a person has read it. Thank you for your trust. "
                "If we need to know more, you will find our question here. We will tell you here what becomes of it."
            )
        return cls(data, files, initial={"text": offered})


class GiveFeedback(forms.Form):
    """What became of the report, in words that harm nobody else's rights."""

    text = MultilineField(
        label=_("Feedback"),
        help_text=_(
            "Say what was examined and what follows from it. Name nobody, and nothing about the person concerned "
            "that the reporter may not know."
        ),
        **TO_REPORTER,
    )


class Assess(forms.Form):
    """The grid (ISO 37002:2021 cl. 8.3.1, 8.3.2)."""

    category = SelectField(label=_("What it is about"), choices=[("", _("Choose")), *Category.choices])
    competence = RadioField(label=_("Who is competent"), choices=Competence.choices)
    credibility = RadioField(label=_("How credible it is"), choices=Level.choices)
    seriousness = RadioField(label=_("How serious it would be, if true"), choices=Level.choices)
    urgency = RadioField(label=_("How urgent it is"), choices=Level.choices)
    detriment_risk = RadioField(
        label=_("Risk that the reporter comes to harm"),
        choices=Risk.choices,
        help_text=_("Think of who could recognise them from the facts, and of what these people could do."),
    )
    note = MultilineField(label=_("Reasons"), help_text=_("Why you see it so. The note is sealed."), **TO_TEAM)
    proposes = RadioField(label=_("What should follow"), choices=Proposal.choices)
    no_case_reason = SelectField(
        label=_("Reason, if no case"),
        choices=[("", _("Not needed")), *NoCaseReason.choices],
        required=False,
        help_text=_("A second person must agree before a report ends without a case."),
    )

    @classmethod
    def for_object(cls, report, by, data=None, files=None) -> "Assess":
        """Start from the category that the reporter's topic suggests."""
        return cls(data, files, initial={"category": report.category or report.questionnaire.definition.category})

    def clean(self) -> dict:
        """A reason where, and only where, no case is proposed."""
        values = super().clean()
        if values.get("proposes") == Proposal.NO_CASE and not values.get("no_case_reason"):
            self.add_error("no_case_reason", gettext("Choose why no case should be opened."))
        if values.get("proposes") == Proposal.CASE:
            values["no_case_reason"] = ""
        return values


class ProposeNoCase(forms.Form):
    """The reason by code, and in words for the second person."""

    reason = RadioField(label=_("Why no case"), choices=NoCaseReason.choices)
    note = MultilineField(label=_("Reasons for the second person"), **TO_TEAM)

    @classmethod
    def for_object(cls, report, by, data=None, files=None) -> "ProposeNoCase":
        """Start from what the assessment said."""
        last = report.assessments.last()
        return cls(data, files, initial={"reason": last.no_case_reason if last else ""})


class SendBack(forms.Form):
    """Why the proposal is refused."""

    note = MultilineField(label=_("Reasons"), **TO_TEAM)


class Exclude(forms.Form):
    """Who is kept away, and why. Choices are ids of members; the view hands them in."""

    member = SelectField(label=_("Who"))
    reason = RadioField(label=_("Why"), choices=SAID_REASONS)

    def __init__(self, *args, members, **options) -> None:
        super().__init__(*args, **options)
        self.members = {str(member.pk): member for member in members}
        self.fields["member"].choices = [("", _("Choose")), *((key, one.name) for key, one in self.members.items())]

    def clean_member(self):
        """The member behind the id."""
        return self.members[self.cleaned_data["member"]]


class Recuse(forms.Form):
    """Why I must have nothing to do with it."""

    reason = RadioField(label=_("Why"), choices=SAID_REASONS)


class Share(forms.Form):
    """To whom the report is given."""

    member = SelectField(label=_("Colleague"))

    def __init__(self, *args, members, **options) -> None:
        super().__init__(*args, **options)
        self.members = {str(member.pk): member for member in members}
        self.fields["member"].choices = [("", _("Choose")), *((key, one.name) for key, one in self.members.items())]

    def clean_member(self):
        """The member behind the id."""
        return self.members[self.cleaned_data["member"]]


class Close(forms.Form):
    """Nothing more is asked but how the reporter stands now (ISO 37002:2021 cl. 8.3.2, 8.5)."""

    @classmethod
    def for_object(cls, report, by, *posted) -> "Close":
        """Ask for the risk as it stands."""
        form = cls(*posted)
        add_risk(form, risks.standing(report, timezone.localdate()), _("Risk of harm to the reporter after the end"))
        return form

    def clean(self) -> dict:
        """What the action takes."""
        return taken_risk(self, super().clean())


class RequestIdentity(forms.Form):
    """On what ground, and why; and what it would mean for the reporter."""

    def __init__(self, *posted, standing) -> None:
        super().__init__(*posted)
        add_risk(self, standing, _("Risk of harm to the reporter if the identity is opened"))

    def clean(self) -> dict:
        """What the action takes."""
        return taken_risk(self, super().clean())

    legal_basis = RadioField(label=_("Legal basis"), choices=LegalBasis.choices)
    reasons = MultilineField(
        label=_("Why the identity is needed"),
        help_text=_("The custodians read this and decide. Say what cannot be done without the name."),
        **TO_CUSTODIANS,
    )


class Refuse(forms.Form):
    """Why the custodian refuses."""

    reasons = MultilineField(label=_("Why you refuse"), **TO_CUSTODIANS)


class Tell(forms.Form):
    """The notice that goes into the dialogue before anything is opened."""

    text = MultilineField(
        label=_("Notice to the reporter"),
        help_text=_("Say who will learn the name, on what ground, and why (Directive (EU) 2019/1937 art. 16(3))."),
        **TO_REPORTER,
    )


class Derogate(forms.Form):
    """Why the reporter is not told first."""

    ground = RadioField(label=_("Ground"), choices=Derogation.choices)
    until = DayField(
        label=_("Until which day the reporter is not told"),
        help_text=_("At most 180 days. From that day the reporter sees that the identity was asked for, and opened."),
    )
    note = MultilineField(label=_("Reasons"), **TO_CUSTODIANS)
