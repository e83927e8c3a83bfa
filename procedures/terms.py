"""What the keys and the fixed words of a profile are called when somebody reads about them rather than writes them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .law import SHORT
from .steps import CONSEQUENCES, COUNTINGS

HEAD = "head"
# The sections of a profile in the order in which a jurist reads them.
SECTIONS = {
    HEAD: _("Head of the profile"),
    "laws": _("Sources"),
    "warnings": _("Warnings"),
    "events": _("Events"),
    "bodies": _("Bodies"),
    "groups": _("Groups of sanctions"),
    "sanctions": _("Scale of sanctions"),
    "sanction_rules": _("Rules about sanctions"),
    "factors": _("What is weighed"),
    "ranges": _("Ranges of the calibration"),
    "steps": _("Steps"),
    "board": _("Board"),
    "clocks": _("Time limits"),
    "interim_measures": _("Interim measures"),
    "interim_rules": _("Rules about interim measures"),
    "rights": _("Rights of the person concerned"),
    "findings": _("Words of a finding"),
    "categories": _("Kinds of misconduct"),
    "appeals": pgettext_lazy("comparison", "Appeals"),
    "outcomes": _("How an appeal may end"),
    "services": _("Ways of serving"),
    "documents": _("Documents"),
    "letters": _("What is added to the wording of papers"),
    "retentions": _("How long a report is kept"),
    "escalations": _("Who is told when a step is late"),
    "gaps": _("Looked for and not found"),
}
PERIOD = "period"
KEYS = {
    "title": _("Title"), "status": _("Standing"), "valid_from": _("Valid from"), "languages": _("Languages"),
    "country": _("Country"), "corps": _("Corps"), "label": _("Name"), "text": _("Wording"), "who": _("Who sits"),
    "note": _("Further note"), "law": _("Source"), "article": _("Article"), "source": _("Read in"),
    "standing": _("How it was read"), "verified_by_lawyer": _("Verified by a lawyer"), PERIOD: _("How long"),
    "starts": _("Runs from"), "ends": _("Ends with"), "consequence": _("If the day passes"), "bound": _("Which way"),
    "roll": _("When the last day is not worked"), "counting_law": _("Source of the counting"), "kind": _("Kind"),
    "holds": _("Stands still or starts again"), "mode": _("How"), "extensions": _("Lengthened"),
    "event": _("By what event"), "most": _("At most, times"), "amount": _("How many"), "unit": _("Unit"),
    "counting": _("Counting"),
    "yields_to": _("Gives way to"), "yields_law": _("Source of giving way"),
    "unprinted": _("Counts where nothing was printed"), "unprinted_law": _("Source where nothing was printed"),
    "group": _("Group"), "needs_board": _("Needs the board"), "authority": _("Competent authority"),
    "authority_law": _("Source of the competence"), "parameters": _("Bounds"), "minimum": _("At least"),
    "maximum": _("At most"), "maximum_in": _("Upper bound counted in"), "complementary": _("May be added"),
    "complementary_law": _("Source of what may be added"), "conditions": _("Conditions"), "touches": _("Touches"),
    "suspension": _("Part that may be suspended"), "firm_minimum": _("Firm part, at least"),
    "firm_unit": _("Firm part counted in"), "probation_clock": _("Probation"), "revoked_by": _("Revoked by"),
    "erasure": _("On the personal file"), "clock": _("Time limit"), "sanctions": _("Sanctions"),
    "only_with_board": _("Only with a board"), "body": _("Before whom"), "filing_clock": _("Time to file"),
    "silence_clock": _("When silence answers"), "after": _("Comes after"), "open_to": _("Open against"),
    "open_law": _("Source of what it is open against"), "stay": _("Stops the sanction"),
    "stay_law": _("Source of the stay"), "outcomes": _("How it may end"), "effect": _("Effect"),
    "ends_sanction": _("Ends the sanction"), "may_restart": _("May be taken up again"),
    "erases_file": _("Erases the file"), "lodged_as": _("Lodged as"), "answered_as": _("Answered as"),
    "prints": _("Rights that it prints"), "notified_at": _("Told when"), "definition": _("Meaning"),
    "proof": _("Proof that it takes"), "sustained": _("Establishes the misconduct"),
    "needs_reason": _("Needs a reason"), "parity": _("As many members of each college"),
    "same_category": _("Members of the same category"), "chair_college": _("College of the chair"),
    "quorum_over": _("Quorum: more than"), "quorum_per_college": _("Quorum counted in each college"),
    "second_sitting_needs_quorum": _("Quorum at a second sitting"), "postponements": _("Postponements allowed"),
    "voting": _("Order of the votes"), "kept_of_votes": _("Kept of the votes"), "seats": _("Seats"),
    "count": _("Number"), "college": _("College"), "chairs": _("Presides"), "exclusions": _("Who cannot sit"),
    "rules": _("Rules"), "decided_by": _("Decided by"), "ended_by": _("Ended by"), "keeping": _("Kept beyond its end"),
    "needs": _("Needs"), "review_months": _("Looked at again every, in months"), "withholding": _("Pay withheld"),
    "most_percent": _("At most, percent"), "pay": _("Pay"), "clocks": _("Time limits"), "grace": _("Never before"),
    "warning": _("Warned, days before"), "days": _("Days"), "to": _("Who is told"), "recipe": _("What becomes of it"),
    "history_hides": _("Findings that other cases do not tell"), "set_aside": _("Set aside as junk"),
    "paper": _("On the paper"), "with_case": _("Ended with a case"), "without_case": _("Ended without a case"),
}  # fmt: skip

WORDS = {
    "standing": SHORT,
    "consequence": CONSEQUENCES,
    "counting": COUNTINGS,
    "status": {"draft": _("Draft: legal review required"), "worked": _("Worked")},
    "bound": {"latest": _("a limit to act before"), "earliest": _("a notice that must have run")},
    "roll": {"none": _("stays"), "next_working_day": _("runs on to the next working day")},
    "mode": {
        "suspend": _("stands still"),
        "interrupt": _("starts again in full"),
        "automatic": _("erased automatically"),
        "on_request": _("erased on request"),
        "never_recorded": _("never recorded"),
        "none": _("stays"),
    },
    "stay": {
        "by_itself": _("by itself"),
        "on_decision": _("by a decision"),
        "none": _("no"),
        "unknown": _("not found"),
    },
    "paper": {
        "opening-letter": pgettext_lazy("paper", "Opening letter"),
        "inventory": pgettext_lazy("paper", "Inventory of the file"),
        "summons": pgettext_lazy("paper", "Summons"),
        "board-summons": pgettext_lazy("paper", "Summons of a member"),
        "minutes": pgettext_lazy("paper", "Minutes of the sitting"),
        "opinion": pgettext_lazy("paper", "Reasoned opinion"),
        "decision": pgettext_lazy("paper", "Decision"),
        "notice": pgettext_lazy("paper", "Notice of the decision"),
        "execution-order": pgettext_lazy("paper", "Execution order"),
        "erasure-certificate": pgettext_lazy("paper", "Certificate of erasure"),
    },
    "unit": {"day": _("days"), "working_day": _("working days"), "month": _("months"), "year": _("years")},
}
EVENTS = {"starts", "ends", "event", "lodged_as", "answered_as"}
# Keys whose values name rows of another section.
POINTERS = {
    "clock": "clocks", "filing_clock": "clocks", "silence_clock": "clocks", "probation_clock": "clocks",
    "yields_to": "clocks", "unprinted": "clocks", "with_case": "clocks", "without_case": "clocks",
    "set_aside": "clocks", "grace": "clocks", "group": "groups", "authority": "bodies", "body": "bodies",
    "complementary": "sanctions", "sanctions": "sanctions", "revoked_by": "sanctions", "open_to": "sanctions",
    "after": "appeals", "outcomes": "outcomes", "prints": "rights", "history_hides": "findings",
}  # fmt: skip
