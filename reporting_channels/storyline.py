"""What a reporter sees on coming back: what happened in plain words, what comes next, by when. Days, never times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reporting_channels import deadlines, owed
from reporting_channels.access import FileLabel, Said
from reporting_channels.access_identity import Line
from reporting_channels.codes import Medium, MessageKind
from reporting_channels.models import Report
from reporting_channels.reopening.access import days_of
from ui.words import as_day

HEADINGS: dict[str, Promise] = {
    MessageKind.ANSWER: _("You wrote"),
    MessageKind.ACKNOWLEDGEMENT: _("The office has your report"),
    MessageKind.QUESTION: _("The office asks you"),
    MessageKind.NEWS: _("The office tells you"),
    MessageKind.NOTICE: _("Important: about your identity"),
    MessageKind.FEEDBACK: _("What became of your report"),
}


@dataclass(frozen=True)
class Happening:
    """One line of the story; ``tone`` marks what asks for an answer or matters most."""

    on: date
    says: Promise
    text: str = ""
    is_mine: bool = False
    tone: str = ""
    files: tuple[FileLabel, ...] = ()
    is_new: bool = False


@dataclass(frozen=True)
class Story:
    """Everything the page shows of a report."""

    happenings: tuple[Happening, ...]
    stands: Promise
    next_says: Promise | str
    next_by: date | None
    is_asked: bool
    steps: tuple[owed.Owed, ...] = ()


MINE = ("given", "taken")
ABOUT_IDENTITY: dict[str, Promise] = {
    "given": _("You said who you are"),
    "taken": _("You took back who you are, or a part of it. It was destroyed"),
    "asked": _("Somebody of the office asked who you are"),
    "refused": _("The keepers of your identity refused"),
    "opened": _("Your identity was opened to the person who asked"),
    "lapsed": _("The request for your identity came to nothing"),
}


def story(report: Report, said: Sequence[Said], today: date, about_identity: Sequence[Line] = ()) -> Story:
    """The story of one report, oldest first, for whoever holds its receipt."""
    begun = _("You sent your report") if report.medium == Medium.SITE else _("Your report was taken down")
    lines = [Happening(report.received_on, begun, is_mine=True), _confirmed(report)]
    mine = max((one.number for one in said if one.kind == MessageKind.ANSWER), default=0)
    lines += [_line(one, mine) for one in said if one.kind != MessageKind.FEEDBACK]
    lines += [Happening(one.on, ABOUT_IDENTITY[one.what], is_mine=one.what in MINE) for one in about_identity]
    if report.assessed_at:
        lines.append(Happening(as_day(report.assessed_at), _("The office has examined your report a first time")))
    if report.attached_at:
        lines.append(Happening(as_day(report.attached_at), _("The office has opened a case")))
    # what became of it ends a day on which more than one thing happened
    lines += [_line(one, mine) for one in said if one.kind == MessageKind.FEEDBACK]
    for closed_at, reopened_at in days_of(report):
        lines.append(Happening(as_day(closed_at), _("The office has closed your report")))
        lines.append(Happening(as_day(reopened_at), _("The office has opened your report again")))
    if report.closed_at:
        lines.append(Happening(as_day(report.closed_at), _("The office has closed your report")))
    spoken = [one.kind for one in said if one.kind in (MessageKind.QUESTION, MessageKind.ANSWER)]
    next_says, next_by = _next(report, today)
    return Story(
        happenings=tuple(sorted(lines, key=lambda line: line.on)),
        stands=_stands(report),
        next_says=next_says,
        next_by=next_by,
        steps=tuple(owed.steps(report, today)),
        is_asked=bool(spoken) and spoken[-1] == MessageKind.QUESTION and not report.is_over,
    )


def _confirmed(report: Report) -> Happening:
    """The automatic confirmation, there from the first moment and in the reader's language; it claims no person.

    ISO 37002:2021 cl. 8.1: at once, and a personal one after it. It is nothing that could be lost or forgotten: the
    page says it of every report that stands in the database.
    """
    says = _(
        "Your report has arrived whole, and it is sealed. This line was written by the system: "
        "nobody had read it then. What the office owes you, and by when, stands above."
    )
    return Happening(report.received_on, _("Automatic confirmation"), str(says))


def _line(one: Said, mine: int) -> Happening:
    """``mine`` is the number of the reporter's last word: what the office said after it is new to them.

    Nothing is kept for it. Whether and when they read tells a habit, so no table knows (ADR 0021).
    """
    tone = {MessageKind.QUESTION: "soon", MessageKind.NOTICE: "late", MessageKind.FEEDBACK: "done"}.get(one.kind, "")
    is_mine = one.kind == MessageKind.ANSWER
    is_new = not is_mine and one.number > mine
    return Happening(one.sent_on, HEADINGS[one.kind], one.text, is_mine, tone, one.files, is_new)


def _stands(report: Report) -> Promise:
    if report.state == "set_aside":
        return _(
            "The office looked at this and took it for one of many that machines send. "
            "If that is wrong, write below: a person looks at it again."
        )
    if report.state in ("received", "quarantined"):
        return _("Your report has arrived. Nobody has answered it yet.")
    if report.state == "closed":
        return _("Your report is closed. You can still read everything here, and write to the office.")
    if report.state == "feedback_given":
        return _("The office has told you what became of your report.")
    if report.state == "attached":
        return _("The office has opened a case. It examines what you told.")
    return _("The office has your report and examines it.")


def _next(report: Report, today: date) -> tuple[Promise | str, date | None]:
    running = deadlines.next_due([report], today).get(report.pk)
    if report.is_over or report.state in ("feedback_given", "set_aside"):
        return "", None
    if report.state in ("received", "quarantined"):
        is_personal = running is not None and running.clock.code == "personal_answer"
        says = (
            _("Next: a person answers you.")
            if is_personal
            else _("Next: the office tells you that it has your report.")
        )
        return says, running.on if running else None
    due = next((due for due in deadlines.due_of(report, today) if due.clock.code == "feedback" and due.is_open), None)
    return _("Next: the office tells you what became of it."), due.on if due else None
