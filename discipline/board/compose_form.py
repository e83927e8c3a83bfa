"""The form that composes a board: a line for each seat, as the pinned procedure names or leaves them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Member
from discipline.board import policies
from discipline.board.access import members_to_seat
from discipline.board.composing import Place, asks_for_category
from discipline.board.forms import member_field
from discipline.models import Proceeding, Seat
from procedures.board import COLLEGES, BoardRules
from ui.forms import DayField, MultilineField, PlainTextField, RadioField

OFFERED = 3  # lines offered of each college; the page adds more
MOST = 20


class Convoke(forms.Form):
    """Who sits where, who chairs, the day and the place."""

    drawn_by = "discipline/board/parts/compose.html"

    sits_on = DayField(
        label=_("Day of the session"),
        help_text=_("The summons is issued next, on the page “Papers”. Leave time for it to reach the person."),
    )
    place = PlainTextField(label=_("Hour and place"), max_length=300, help_text=_("As the summons will print them."))

    @classmethod
    def for_object(cls, proceeding: Proceeding, by: Member, *posted: Any, offered: int = OFFERED) -> "Convoke":
        """A line for each seat that the profile names, or as many of each college as asked for."""
        form = cls(*posted)
        form.offered, form.lines, form.rules = offered, [], policies.rules_of(proceeding)
        if form.rules is None:
            return form
        members = members_to_seat()
        form.members = {str(one.pk): one for one in members}
        form.lines = list(_lines(form.rules, offered))
        form.has_category = policies.category_asked(form.rules)
        for line in form.lines:
            form.ask(line, members)
        form.ask_once()
        return form

    def ask(self, line: dict[str, Any], members: list[Member]) -> None:
        """The boxes of one line."""
        n, label = line["n"], line["label"]
        for name, words in (("titular", _("member")), ("substitute", _("substitute"))):
            self.fields[f"{name}_{n}"] = member_field(members, label=f"{label}, {words}", required=False)
            if line["has_category"]:
                self.fields[f"{name}_category_{n}"] = PlainTextField(
                    label=f"{label}, {words}, " + str(_("category or grade")), max_length=40, required=False
                )

    def ask_once(self) -> None:
        """The questions about the board as a whole."""
        if not any(seat.chairs == 1 for seat in self.rules.seats):
            side = self.rules.chair_college
            mine = [line for line in self.lines if not side or line["college"] == side]
            self.fields["chair"] = RadioField(
                label=_("Who chairs"), choices=[(str(line["n"]), line["label"]) for line in mine]
            )
        if self.has_category:
            self.fields["category"] = PlainTextField(
                label=_("Category or grade for which the board sits"),
                max_length=40,
                help_text=_("The same for every member of whom the procedure asks it."),
            )
        if not self.rules.is_size_known:
            self.fields["size_ground"] = MultilineField(
                label=_("On what ground the board has this size"),
                rows=3,
                help_text=_(
                    "Nobody found the number of members in the law that we read. Name the text and the number that it"
                    " gives."
                ),
            )

    def rows(self) -> list[dict[str, Any]]:
        """Each line with its boxes, for the page's table."""
        return [
            {
                "label": line["label"],
                "sides": [
                    [
                        self[name]
                        for name in (f"{who}_{line['n']}", f"{who}_category_{line['n']}")
                        if name in self.fields
                    ]
                    for who in ("titular", "substitute")
                ],
            }
            for line in self.lines
        ]

    @property
    def single(self) -> list[Any]:
        """The fields that stand below the table."""
        names = ("chair", "category", "size_ground", "sits_on", "place")
        return [self[name] for name in names if name in self.fields]

    @property
    def more(self) -> int:
        """How many lines the page offers next; 0 where the procedure names the seats."""
        return 0 if self.rules is None or self.rules.seats or self.offered >= MOST else min(MOST, self.offered + 3)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        chair = values.pop("chair", "")
        if self.rules is not None:
            values["places"] = [place for line in self.lines if (place := self._place(line, values, chair))]
        for name in [name for name in values if name.rpartition("_")[2].isdigit()]:
            del values[name]
        return values

    def _place(self, line: dict[str, Any], values: dict[str, Any], chair: str) -> Place | None:
        n = line["n"]
        titular = self.members.get(values.get(f"titular_{n}", ""))
        substitute = self.members.get(values.get(f"substitute_{n}", ""))
        if titular is None:
            if substitute is not None:
                self.add_error(f"titular_{n}", _("Choose the member whom the substitute stands in for."))
            return None
        return Place(
            titular=titular,
            college=line["college"],
            kind=line["kind"],
            category=values.get(f"titular_category_{n}", ""),
            substitute=substitute,
            substitute_category=values.get(f"substitute_category_{n}", "") if substitute else "",
            chairs=line["chairs"] or (1 if chair == str(n) else None),
        )


def _lines(rules: BoardRules, offered: int) -> Any:
    """Number, label, college and kind of each line."""
    n = 0
    for seat in rules.seats:
        for place in range(1, seat.count + 1):
            n += 1
            label = f"{seat.label} {place}" if seat.count > 1 else str(seat.label)
            yield _line(rules, n, label, seat.college, seat.code, seat.chairs)
    if rules.seats:
        return
    for hundred, college in enumerate(COLLEGES if rules.has_parity else ("",)):
        side = Seat.College(college).label if college else _("Seat")
        for place in range(1, offered + 1):  # numbered by college: offering more seats moves nobody
            yield _line(rules, 100 * hundred + place, f"{side} {place}", college, "", 0)


def _line(rules: BoardRules, n: int, label: str, college: str, kind: str, chairs: int) -> dict[str, Any]:
    return {
        "n": n,
        "label": label,
        "college": college,
        "kind": kind,
        "chairs": chairs or None,
        "has_category": asks_for_category(rules, kind),
    }
