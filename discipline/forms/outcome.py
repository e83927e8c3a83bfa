"""Forms whose choices come from the pinned procedure: decision, outcome of an appeal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from discipline.forms.steps import LONG
from discipline.models import Proceeding
from ui.forms import CheckboxField, ManyField, MultilineField, RadioField, WholeNumberField
from ui.words import labelled


class _WithParameters(forms.Form):
    """Adds one optional number for each parameter that any sanction of the profile takes."""

    def offer(self, profile: Any) -> None:
        """Add the numbers, each with the sanctions that take it and their bounds."""
        self.numbers: list[str] = []
        taken: dict[str, list[Any]] = {}
        for rule in profile.scale:
            for parameter in rule.parameters:
                taken.setdefault(parameter.name, []).append((rule, parameter))
        for name, uses in taken.items():
            bounds = [labelled(rule.label, f"{p.minimum} – {p.maximum_says}") for rule, p in uses]
            self.fields[f"number_{name}"] = WholeNumberField(
                label=str(uses[0][1].label), required=False, min_value=0, help_text=" · ".join(bounds)
            )
            self.numbers.append(name)
        self._offer_suspension(profile)
        self._offer_complementary(profile)

    def _offer_suspension(self, profile: Any) -> None:
        """The part that need not be served, where any sanction of the profile knows one."""
        rules = [rule for rule in profile.scale if rule.suspension]
        if rules:
            bounds = [labelled(rule.label, _firm(rule.suspension)) for rule in rules]
            self.fields["number_suspended_days"] = WholeNumberField(
                label=_("Suspended part, in days"), required=False, min_value=0, help_text=" · ".join(bounds)
            )
            self.numbers.append("suspended_days")

    def _offer_complementary(self, profile: Any) -> None:
        """Complementary sanctions, and what must not be true of the person's post."""
        allowed = {code for rule in profile.scale for code in rule.complementary}
        chosen = [(rule.code, str(rule.label)) for rule in profile.scale if rule.code in allowed]
        if chosen:
            self.fields["complementary"] = ManyField(
                label=_("Complementary sanction"), choices=chosen, required=False,
                help_text=_("Refused where the law does not allow it beside the sanction chosen."),
            )  # fmt: skip
        self.conditions = [(rule, condition) for rule in profile.scale for condition in rule.conditions]
        for _rule, condition in self.conditions:
            self.fields[f"fact_{condition.name}"] = CheckboxField(
                label=FACTS.get(condition.name, condition.label), required=False
            )

    @property
    def choices_beside(self) -> list[str]:
        """Names of the fields that stand under the numbers."""
        return [name for name in self.fields if name == "complementary" or name.startswith("fact_")]

    def parameters(self) -> dict[str, int]:
        """The numbers that were given, what was added, and the facts of the post that the sanction asks for."""
        given = {name: self.cleaned_data.pop(f"number_{name}", None) for name in self.numbers}
        found = {name: number for name, number in given.items() if number is not None}
        added = self.cleaned_data.pop("complementary", [])
        if added:
            found["complementary"] = added
        for rule, condition in self.conditions:
            value = bool(self.cleaned_data.pop(f"fact_{condition.name}", False))
            if rule.code in (self.cleaned_data.get("sanction"), self.cleaned_data.get("varied_sanction")):
                found[condition.name] = value
        return found


def _firm(suspension: Any) -> Any:
    """How much of it must be served."""
    if not suspension.firm_minimum:
        return _("the whole may be suspended")
    return _("at least %(firm)s firm") % {"firm": suspension.firm_says}


# What the conditions of a profile ask about the person's post.
FACTS = {"lowest_grade": _("The person holds the lowest grade of their corps")}
NO_SANCTION = "none"


def sanction_choices(profile: Any) -> list[tuple[str, str]]:
    """The scale in legal order, each with its group where there are several."""
    if len(profile.groups) < 2:
        return [(rule.code, str(rule.label)) for rule in profile.scale]
    return [(rule.code, f"{rule.label} ({rule.group.label})") for rule in profile.scale]


def _board_first(profile: Any) -> str:
    """Which sanctions cannot be proposed before the board has given its opinion."""
    groups = dict.fromkeys(str(rule.group.label) for rule in profile.scale if rule.needs_board)
    return _("Only after the opinion of the board: %(groups)s.") % {"groups": ", ".join(groups)} if groups else ""


class Propose(_WithParameters):
    """The decision somebody else will confirm."""

    drawn_by = "discipline/parts/propose.html"

    sanction = RadioField(label=_("Sanction"), choices=[])
    proved = ManyField(label=_("Charges found proved"), required=False)
    reasons = MultilineField(label=_("Reasons of the decision"), max_length=LONG)
    departure = MultilineField(
        label=_("Reasons for departing from the board's opinion"),
        max_length=LONG,
        required=False,
        help_text=_("Only where the decision differs from the opinion. They are sent to the board."),
    )

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Member, data: Any = None, files: Any = None) -> "Propose":
        """Offer the pinned scale and this proceeding's charges."""
        form = cls(data)
        profile = proceeding.procedure.profile
        form.fields["sanction"].choices = [*sanction_choices(profile), (NO_SANCTION, _("No sanction"))]
        if not hasattr(proceeding, "opinion"):
            form.fields["sanction"].help_text = _board_first(profile)
        charges = list(proceeding.charges.all())
        form.charges = {str(charge.pk): charge for charge in charges}
        form.fields["proved"].choices = [
            (str(c.pk), _("Charge %(position)s") % {"position": c.position}) for c in charges
        ]
        if not hasattr(proceeding, "opinion"):
            del form.fields["departure"]
        form.profile = profile
        form.offer(profile)
        form.order_fields(
            [
                "sanction",
                *(f"number_{name}" for name in form.numbers),
                *form.choices_beside,
                "proved",
                "reasons",
                "departure",
            ]
        )
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["parameters"] = self.parameters()
        values["proved"] = [self.charges[pk] for pk in values.get("proved", [])]
        if values.get("sanction") == NO_SANCTION:
            values["sanction"] = ""
        return values


class Determine(_WithParameters):
    """How the appeal ends."""

    outcome = RadioField(label=_("Outcome"), choices=[])
    varied_sanction = RadioField(label=_("Sanction that takes its place"), choices=[], required=False)
    reasons = MultilineField(label=_("Reasons"), max_length=LONG)

    @classmethod
    def for_object(cls, appeal: Any, by: Member, data: Any = None, files: Any = None) -> "Determine":
        """Offer the outcomes that this kind of appeal can have under the pinned procedure."""
        form = cls(data)
        profile = appeal.sanction.proceeding.procedure.profile
        outcomes = [profile.outcome(code) for code in profile.appeal(appeal.kind).outcomes]
        form.fields["outcome"].choices = [(o.code, labelled(o.label, o.effect)) for o in outcomes]
        form.fields["varied_sanction"].choices = [("", _("None: the outcome is another")), *sanction_choices(profile)]
        form.offer(profile)
        form.order_fields(
            [
                "outcome",
                "varied_sanction",
                *(f"number_{name}" for name in form.numbers),
                *form.choices_beside,
                "reasons",
            ]
        )
        return form

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["varied_parameters"] = self.parameters()
        return values
