"""What the secretariat types about a board: text to values. Rules live in composing, voting and the policies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from discipline.board import policies
from discipline.board.access import members_to_seat, present_at_hearing, seats_of
from discipline.board.drafting import draft_opinion
from discipline.board.presenting import ordinal_of_seat
from discipline.forms.steps import LONG
from discipline.models import Ineligibility, Proceeding, Seat, SeatRecusal, Sitting, Vote, Witness
from procedures.board import EXCLUSIONS
from ui.forms import CheckboxField, DayField, MultilineField, PlainTextField, RadioField, SelectField, WholeNumberField

NOBODY = "nobody"


def member_field(members: list[Member], **options: Any) -> SelectField:
    """One member by name, or nobody where it need not be answered."""
    names = [(str(one.pk), one.name) for one in members]
    return SelectField(choices=[("", _("Choose")), *names], **options)


class MakeIneligible(forms.Form):
    """A member who cannot sit, and on which ground of the procedure."""

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Member, *posted: Any) -> "MakeIneligible":
        form = cls(*posted)
        form.members = {str(one.pk): one for one in members_to_seat()}
        form.fields["member"] = member_field(list(form.members.values()), label=_("Member"))
        labels = dict(Ineligibility._meta.get_field("ground").choices)
        rules = policies.rules_of(proceeding)
        said = {rule.code: str(rule.label) for rule in rules.exclusions} if rules else {}
        form.fields["ground"] = RadioField(
            label=_("Why this member cannot sit"), choices=[(code, labels[code]) for code in EXCLUSIONS], hints=said
        )
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["member"] = self.members.get(values.get("member", ""))
        return values


class Recuse(forms.Form):
    """Who steps down from a seat, who asked for it, and on what ground."""

    @classmethod
    def for_object(cls, seat: Seat, by: Member, *posted: Any) -> "Recuse":
        form = cls(*posted)
        form.members = {str(one.pk): one for one in policies.eligible(seat)}
        form.fields["member"] = RadioField(
            label=_("Who steps down"), choices=[(pk, one.name) for pk, one in form.members.items()]
        )
        form.order_fields(["member", "asked_by", "ground", "words"])
        return form

    asked_by = RadioField(label=_("Who asked for it"), choices=SeatRecusal.Asked.choices)
    ground = RadioField(label=_("Ground"), choices=SeatRecusal.Ground.choices)
    words = MultilineField(
        label=_("The ground in words"), rows=4, help_text=_("Sealed: the board and the secretariat alone read it.")
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["member"] = self.members.get(values.get("member", ""))
        return values


class Replace(forms.Form):
    """The substitute of a seat."""

    @classmethod
    def for_object(cls, seat: Seat, by: Member, *posted: Any) -> "Replace":
        form = cls(*posted)
        form.members = {str(one.pk): one for one in members_to_seat()}
        form.fields["member"] = member_field(list(form.members.values()), label=_("Substitute"))
        if seat.is_of_category:
            form.fields["category"] = PlainTextField(
                label=_("Category or grade of the substitute"),
                max_length=40,
                help_text=_("The board sits for: %(category)s") % {"category": seat.board.category},
            )
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["member"] = self.members.get(values.get("member", ""))
        return values


class _Attendance(forms.Form):
    """Who sits in each seat."""

    @classmethod
    def for_object(cls, sitting: Sitting, by: Member, *posted: Any) -> "_Attendance":
        form = cls(*posted)
        form.seats = seats_of(sitting.board)
        asked = list(form.fields)
        for seat in form.seats:
            people = [(str(one.pk), one.name) for one in policies.eligible(seat)]
            form.fields[f"seat_{seat.rank}"] = RadioField(
                label=ordinal_of_seat(seat), choices=[*people, (NOBODY, _("Nobody"))]
            )
        rules = policies.rules_of(sitting.board.proceeding)
        if "quorum_ground" in form.fields and (rules is None or rules.quorum_over is not None):
            del form.fields["quorum_ground"]
        form.order_fields([f"seat_{seat.rank}" for seat in form.seats] + asked)
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        there = {}
        for seat in self.seats:
            chosen = values.pop(f"seat_{seat.rank}", NOBODY)
            member = next((one for one in policies.eligible(seat) if str(one.pk) == chosen), None)
            if member is not None:
                there[seat.pk] = member
        values["there"] = there
        return values


class Open(_Attendance):
    """The attendance, and on what ground the board sits where nobody found its quorum."""

    quorum_ground = MultilineField(
        label=_("On what ground the board sits with these members"),
        rows=3,
        help_text=_("Nobody found the quorum in the law that we read. Name the text and the number that it gives."),
    )


class _NextSitting(forms.Form):
    sits_on = DayField(
        label=_("Day of the next sitting"),
        help_text=_("A new summons is issued next, on the page “Papers”. Leave time for it to reach the person."),
    )
    place = PlainTextField(label=_("Hour and place"), max_length=300, help_text=_("As the summons will print them."))


class Adjourn(_Attendance, _NextSitting):
    """Who came, and for which day all are summoned again."""


class PutOff(_NextSitting):
    """The day for which all are summoned instead."""


class Postpone(_NextSitting):
    """Who asked, how the board voted, why, and until when."""

    asked_by = RadioField(label=_("Who asked for the postponement"), choices=Sitting.Asked.choices)
    why = MultilineField(label=_("Why"), rows=4)
    votes_for = WholeNumberField(label=_("Votes for the postponement"), min_value=0, max_value=99)
    votes_against = WholeNumberField(label=_("Votes against it"), min_value=0, max_value=99)
    field_order = ["asked_by", "why", "votes_for", "votes_against", "sits_on", "place"]


class HearWitness(forms.Form):
    """One witness."""

    called_by = RadioField(label=_("Who called the witness"), choices=Witness.Called.choices)
    name = PlainTextField(label=_("Name and post of the witness"), max_length=300)
    statement = MultilineField(label=_("What the witness said"), rows=8)
    is_heard_apart = CheckboxField(label=_("Heard apart from the other witnesses"), required=False)
    may_person_attend = CheckboxField(label=_("The person concerned could attend"), required=False)
    is_accompanied = CheckboxField(label=_("The witness was accompanied, as a victim may be"), required=False)


class Hold(forms.Form):
    """What happened in the sitting; only what the procedure asks for is asked."""

    is_person_present = CheckboxField(label=_("The person was present"), required=False)
    is_silence_notified = CheckboxField(label=_("The person was told of the right to remain silent"), required=False)
    is_file_access_stated = CheckboxField(
        label=_("The chair said whether the person used the access to the file"), required=False
    )
    is_report_read = CheckboxField(label=_("The report that refers the matter was read"), required=False)
    is_prosecution_disclosed = CheckboxField(
        label=_("The board was told whether there is a prosecution"), required=False
    )
    is_last_word_given = CheckboxField(label=_("The person, or their counsel, had the last word"), required=False)
    minutes = MultilineField(label=_("What was said"), rows=10)

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Member, *posted: Any) -> "Hold":
        form = cls(*posted)
        rules = policies.rules_of(proceeding)
        owed = {right.code for right in proceeding.procedure.profile.rights_at("hearing.held")}
        asked = {
            "is_silence_notified": "silence" in owed,
            "is_last_word_given": "last-word" in owed,
            "is_file_access_stated": rules is not None and rules.asks("file-access-stated"),
            "is_report_read": rules is not None and rules.asks("report-read"),
            "is_prosecution_disclosed": rules is not None and rules.asks("prosecution-disclosed"),
        }
        for name in [name for name, is_asked in asked.items() if not is_asked]:
            del form.fields[name]
        return form


class VoteOn(forms.Form):
    """The vote on one proposal: its numbers, then the tally, or a choice for each member where names are kept."""

    rank = forms.IntegerField(widget=forms.HiddenInput)
    sanction = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, proceeding: Proceeding, rule: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.numbers = [one.name for one in rule.parameters] if rule else []
        for one in rule.parameters if rule else ():
            self.fields[f"number_{one.name}"] = WholeNumberField(
                label=str(one.label),
                min_value=one.minimum,
                help_text=_("Between %(least)s and %(most)s") % {"least": one.minimum, "most": one.maximum_says},
            )
        self.present = present_at_hearing(proceeding)
        self.keeps_names = proceeding.board.is_by_name
        if self.keeps_names:
            for one in self.present:
                self.fields[f"seat_{one.seat.rank}"] = RadioField(
                    label=f"{one.member.name} ({ordinal_of_seat(one.seat)})", choices=Vote.Choice.choices
                )
            return
        for name, label in (
            ("votes_for", _("For")),
            ("votes_against", _("Against")),
            ("abstained", _("Abstained")),
        ):
            self.fields[name] = WholeNumberField(label=label, min_value=0, max_value=len(self.present), initial=None)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        numbers = {name: values.pop(f"number_{name}", None) for name in self.numbers}
        values["numbers"] = {name: number for name, number in numbers.items() if number is not None}
        if self.keeps_names:
            given = {one.seat_id: values.pop(f"seat_{one.seat.rank}", "") for one in self.present}
            values["choices"] = {seat: choice for seat, choice in given.items() if choice}
        return values


class Correct(forms.Form):
    """Why a vote is set aside."""

    why = MultilineField(
        label=_("What was typed wrongly"),
        rows=4,
        max_length=LONG,
        help_text=_("It stands on the page of the board and in the minutes, beside the vote that was set aside."),
    )


class GiveOpinion(forms.Form):
    """The day, and the reasons written on from a draft that says how the vote went."""

    given_on = DayField(label=_("Day of the opinion"))
    reasons = MultilineField(
        label=_("Opinion and its reasons"),
        rows=14,
        help_text=_("The draft says how the vote went. Write on: why the board is of this opinion, on the facts."),
    )

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Member, *posted: Any) -> "GiveOpinion":
        form = cls(*posted)
        form.draft = draft_opinion(proceeding) if hasattr(proceeding, "hearing") else ""
        form.fields["reasons"].initial = form.draft
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["draft"] = self.draft
        return values
