"""What is counted: each figure with the unit it is counted in and the sentence that defines it.

Units differ and are never added to each other: one report may lead to several
allegations, one allegation to no sanction (STATISTICS.md 4.1).
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from insights.measures_people import INTERIM, SAFEGUARDS
from insights.shapes import Breakdown, Delay, Measure, Theme

REPORT, CASE, ALLEGATION = _("reports"), _("cases"), _("allegations")
PERSON, SANCTION, APPEAL = _("persons"), _("sanctions"), _("appeals")
REPORTER = _("reporters who answered")


MONTH = Breakdown("month", _("Month"))
CHANNEL = Breakdown("channel", _("Channel"))
CATEGORY = Breakdown("category", _("Category"))
RISK = Breakdown("risk", _("Risk of reprisals"))
UNIT = Breakdown("unit", _("Unit"))
OUTCOME = Breakdown("outcome", _("Outcome"))
FINDING = Breakdown("finding", _("Finding"))
SANCTIONS = Breakdown("sanction", _("Sanction"))
TIMELINESS = Breakdown("timeliness", _("In time or late"))
COMING_BACK = Breakdown("coming_back", _("Wrote again or not"))
REASON = Breakdown("reason", _("Reason"))
ANSWER = Breakdown("answer", _("Answer"))


RECEIVED = Measure(
    "reports_received",
    _("Reports received"),
    REPORT,
    _("Each report counts once, in the month in which it arrived, under the channel that the reporter chose."),
    (MONTH, CHANNEL),
)
ASSESSED = Measure(
    "reports_assessed",
    _("Reports assessed"),
    REPORT,
    _("Each report counts once, in the quarter of its assessment, with the category and the risk noted in it."),
    (CATEGORY, RISK),
)
ACKNOWLEDGED = Measure(
    "acknowledged",
    _("Acknowledged within seven days"),
    REPORT,
    _(
        "Each report counts once, in the quarter in which it arrived, and is in time when it was acknowledged "
        "within seven days (Directive (EU) 2019/1937 art. 9(1)(b)). A quarter is shown one quarter later, when all "
        "of them could be."
    ),
    (TIMELINESS,),
    lag=1,
)
FED_BACK = Measure(
    "fed_back",
    _("Feedback within three months"),
    REPORT,
    _(
        "Each report counts once, in the quarter in which it arrived, and is in time when feedback was given within "
        "three months of the acknowledgement, or of the seventh day where there was none (Directive (EU) 2019/1937 "
        "art. 9(1)(f)). A quarter is shown two quarters later."
    ),
    (TIMELINESS,),
    lag=2,
)
WROTE_AGAIN = Measure(
    "wrote_again",
    _("Reporters who wrote again"),
    REPORT,
    _(
        "Each report counts once, in the quarter in which it arrived: whether its reporter wrote again later. Whether "
        "they only came to read is never kept. A quarter is shown two quarters later."
    ),
    (COMING_BACK,),
    lag=2,
)
RISK_AGAIN = Measure(
    "risk_again",
    _("Risk for the reporter assessed again"),
    REPORT,
    _(
        "Each report on which a decision was taken counts once, in the quarter of its feedback, and is in time when "
        "the risk of detriment was assessed again within seven days of each decision up to then (ISO 37002:2021 cl. "
        "8.3.2). A quarter is shown one quarter later, when all of them could be."
    ),
    (TIMELINESS,),
    lag=1,
)
NO_CASE = Measure(
    "no_case",
    _("Reports that ended without a case"),
    REPORT,
    _("Each report counts once, in the quarter in which a second person agreed, with the reason noted."),
    (REASON,),
)


def _felt(code: str, title: Promise) -> Measure:
    return Measure(
        code,
        title,
        REPORTER,
        _(
            "Whoever answered the question after the feedback counts once, in the quarter of the answer. "
            "The answers lead back to no report."
        ),
        (ANSWER,),
    )


FELT = (
    _felt("felt_told", _("Was it easy to tell us?")),
    _felt("felt_understood", _("Did you understand what would happen, and by when?")),
    _felt("felt_again", _("Would you tell us again, if you had to?")),
)
OPENED = Measure(
    "cases_opened",
    _("Cases opened"),
    CASE,
    _(
        "Each case counts once, in the month in which it was opened, with its category and its unit. One that was "
        "restricted when the quarter ended counts without its unit, here as everywhere."
    ),
    (MONTH, CATEGORY, UNIT),
)
CLOSED = Measure(
    "cases_closed",
    _("Cases closed"),
    CASE,
    _("A case counts in the quarter of its closure. One that was reopened and closed again counts each time."),
    (OUTCOME, CATEGORY, UNIT),
)
FOUND = Measure(
    "findings_confirmed",
    _("Findings confirmed"),
    ALLEGATION,
    _("Each allegation counts once, in the quarter in which a second person confirmed the finding on it."),
    (FINDING, CATEGORY),
)
DECIDED = Measure(
    "proceedings_decided",
    _("Proceedings decided"),
    PERSON,
    _("A person counts once for each proceeding against them, in the quarter of its decision or discontinuance."),
    (OUTCOME, UNIT),
)
IMPOSED = Measure(
    "sanctions_imposed",
    _("Sanctions imposed"),
    SANCTION,
    _(
        "Each sanction counts in the quarter in which it was imposed, whatever an appeal made of it later. One that "
        "an appeal put in the place of another counts too. They stand in the order of the law."
    ),
    (SANCTIONS, UNIT),
)
APPEALED = Measure(
    "appeals_determined",
    _("Appeals determined"),
    APPEAL,
    _("Each appeal counts once, in the quarter of its outcome."),
    (OUTCOME,),
)

THEMES: tuple[Theme, ...] = (
    Theme(
        "reports",
        _("Reports"),
        (RECEIVED, ASSESSED, ACKNOWLEDGED, FED_BACK, RISK_AGAIN, WROTE_AGAIN, NO_CASE),
        (
            Delay(
                "receipt_to_acknowledgement",
                _("From receipt to acknowledgement"),
                REPORT,
                _("Days between the two, for the reports acknowledged in the quarter."),
            ),
            Delay(
                "receipt_to_assessment",
                _("From receipt to assessment"),
                REPORT,
                _("Days between the two, for the reports assessed in the quarter."),
                counted_in="reports_assessed",
            ),
            Delay(
                "receipt_to_feedback",
                _("From receipt to feedback"),
                REPORT,
                _("Days between the two, for the reports on which feedback was given in the quarter."),
            ),
        ),
    ),
    Theme("reporters", _("What reporters say"), FELT),
    Theme(
        "cases",
        _("Cases"),
        (OPENED, CLOSED),
        (
            Delay(
                "opening_to_closure",
                _("From opening to closure"),
                CASE,
                _("Days between the two, for the cases closed in the quarter."),
                counted_in="cases_closed",
            ),
        ),
    ),
    Theme(
        "findings",
        _("Findings"),
        (FOUND,),
        (
            Delay(
                "mandate_to_report",
                _("From the mandate to the report"),
                CASE,
                _("Days from the signed mandate to the delivered report, for the reports delivered in the quarter."),
            ),
        ),
    ),
    Theme(
        "discipline",
        _("Discipline"),
        (DECIDED, IMPOSED, APPEALED),
        (
            Delay(
                "proceeding_to_decision",
                _("From the proceeding to the decision"),
                PERSON,
                _("Days from opening the proceeding to its decision, for the decisions of the quarter."),
                counted_in="proceedings_decided",
            ),
        ),
    ),
    INTERIM,
    SAFEGUARDS,
)
BY_CODE: dict[str, Theme] = {theme.code: theme for theme in THEMES}
