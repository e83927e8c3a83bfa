"""Reports that are over, and what keeps them, built through the actions."""

from datetime import datetime

from reporting_channels.actions import reports
from reporting_channels.models import Report
from tests.factories import reporting_channels as make


def closed(
    office: dict, *, at: datetime, retention: str = "report_retention", with_case: bool = False, **told
) -> Report:
    """A report that was closed at that moment, with or without a case."""
    channel = told.pop("channel_", None) or make.channel(recipients=list(office.values()), retention=retention)
    report = make.report(channel_=channel, at=at, **told)
    kept = report.told
    awa, mariam = office["awa"], office["mariam"]
    report = reports.acknowledge(report=report, text="We have it.", by=awa, at=at)
    grid = {"competence": "ours", "credibility": "low", "seriousness": "low", "urgency": "low"}
    report = reports.assess(
        report=report,
        note="Read.",
        category="other",
        detriment_risk="none",
        proposes="open_case" if with_case else "no_case",
        no_case_reason="" if with_case else "known",
        by=awa,
        at=at,
        **grid,
    )
    if with_case:
        report = reports.attach(report=report, case_id=report.pk, by=mariam, at=at)
    else:
        report = reports.propose_no_case(report=report, reason="known", note="Known.", by=awa, at=at)
        report = reports.confirm_no_case(report=report, by=mariam, at=at)
    report = reports.give_feedback(report=report, text="Nothing follows.", by=awa, at=at)
    report = reports.close(report=report, by=awa, at=at)
    report.told = kept
    return report
