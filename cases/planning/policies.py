"""May a mandate be amended, a plan be changed, a subject's notice be put off, an investigation stand still."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.models.team import INVESTIGATING
from cases.policies.parts import require_open, require_part, require_state, role_on
from machine.refusals import NotFromHere, Refused

RUNNING = ("mandated", "active", "suspended")
PLANNABLE = ("planned", *RUNNING)


class PlanClosed(Refused):
    """A plan is changed while the work lasts."""

    sentence = _("The investigation is past its work: its plan can be read and no longer changed.")


class TasksOpen(Refused):
    """V5: every task is closed, or waived with a reason."""

    sentence = _("A task of the plan is still open. Finish each task, or waive it with a reason, before the draft.")


class WaitsForOthers(Refused):
    """A task comes after those it waits for."""

    sentence = _("This task waits for another one that is still open.")


class Circle(Refused):
    """Two tasks cannot wait for each other."""

    sentence = _("These tasks would wait for each other in a circle. Choose another task to wait for.")


class NotInvestigating(Refused):
    """Tasks and mandates go to those who investigate the case and stated that they have no conflict."""

    sentence = _(
        "This person does not investigate this case, or has not stated yet that they have no conflict of interests."
    )


class NothingAmended(Refused):
    """An amendment changes something."""

    sentence = _("Choose what changes: the end, the powers, the allegations or the investigators.")


class EndsEarlier(Refused):
    """An amendment extends; ending early is delivering, or suspending."""

    sentence = _("The new end must lie after the present one and after today.")


class ToldAlready(Refused):
    """A subject is told once."""

    sentence = _("This subject has been told already.")


class ReviewInPast(Refused):
    """A deferral is looked at again on a day to come."""

    sentence = _("The day on which this is looked at again must lie after today.")


class ToldInFuture(Refused):
    """What is recorded has happened."""

    sentence = _("The day on which the subject was told lies in the future.")


class NobodyToTell(Refused):
    """Somebody unknown cannot be told."""

    sentence = _("This subject is not known yet, so nobody can be told. Put the notice off until a day.")


class Elsewhere(Refused):
    """A row of another investigation or case."""

    http_status = 404
    sentence = _("This does not belong to the investigation.")


class DayFull(Refused):
    """A day has twenty-four hours."""

    sentence = _("With these hours the day would have more than twenty-four. Look at what you noted already.")


class WorkInFuture(Refused):
    """Hours are recorded after the work."""

    sentence = _("Hours and expenses are noted for today or an earlier day.")


class NotOnesOwn(Refused):
    """Everybody keeps their own hours."""

    http_status = 403
    sentence = _("Hours and expenses are struck by the person who noted them.")


def _require_plannable(investigation) -> None:
    require_open(investigation.case)
    if investigation.state not in PLANNABLE:
        raise PlanClosed()


def is_investigating(case, member) -> bool:
    """Whether the member investigates this case and stated that they have no conflict."""
    return role_on(case, member) in INVESTIGATING


def require_may_change_plan(*, investigation, by) -> None:
    """The lead writes the plan; it can be changed while the work lasts."""
    require_part(investigation.case, by, "lead")
    _require_plannable(investigation)


def require_may_change_line(*, plan_line, by) -> None:
    """As the plan; a line that was struck stays as it is."""
    require_may_change_plan(investigation=plan_line.investigation, by=by)
    if plan_line.struck_at is not None:
        raise NotFromHere()


def require_may_judge(*, plan_line, by) -> None:
    """The team says what the evidence does to a hypothesis."""
    require_part(plan_line.investigation.case, by, *INVESTIGATING)
    _require_plannable(plan_line.investigation)
    if plan_line.struck_at is not None or plan_line.kind != "hypothesis":
        raise NotFromHere()


def require_may_work_on(*, task, by, verb: str = "") -> None:
    """Whoever has the task, or the lead, works on it while the investigation lasts."""
    case = task.investigation.case
    require_part(case, by, *INVESTIGATING)
    _require_plannable(task.investigation)
    if task.assignee_id is not None and task.assignee_id != by.pk:
        require_part(case, by, "lead")
    if verb:
        require_state(task, verb)


def require_may_complete(*, task, by) -> None:
    """Done, after what it waits for, under a signed mandate."""
    require_may_work_on(task=task, by=by, verb="complete")
    if task.investigation.state not in ("mandated", "active"):
        raise NotFromHere(_("Tasks are done under a signed mandate, and not while the investigation is suspended."))
    first = [need.needed for need in task.needs.all() if need.needed.state == "open"]
    if first:
        raise WaitsForOthers().because_of(first)


def require_may_waive(*, task, by) -> None:
    """The lead waives, with a reason."""
    require_may_change_plan(investigation=task.investigation, by=by)
    require_state(task, "waive")


def require_may_take_up_again(*, task, by) -> None:
    """The lead takes a task up again while the work lasts."""
    require_may_change_plan(investigation=task.investigation, by=by)
    require_state(task, "take_up_again")


def require_may_assign_task(*, task, by) -> None:
    """The lead says who does it."""
    require_may_change_plan(investigation=task.investigation, by=by)
    if task.state != "open":
        raise NotFromHere()


def require_assignee(*, case, member) -> None:
    """Tasks go to the investigating team alone; nobody where the task is for anybody."""
    if member is not None and not is_investigating(case, member):
        raise NotInvestigating()


def require_no_circle(*, task, needed, pairs) -> None:
    """``pairs`` are (task, needed) ids; a chain from ``needed`` back to ``task`` is refused."""
    if task.investigation_id != needed.investigation_id:
        raise Elsewhere()
    below: dict = {}
    for one, other in pairs:
        below.setdefault(one, []).append(other)
    waiting, seen = [needed.pk], set()
    while waiting:
        current = waiting.pop()
        if current == task.pk:
            raise Circle()
        if current not in seen:
            seen.add(current)
            waiting += below.get(current, [])


def require_tasks_settled(investigation) -> None:
    """V5: the draft waits until every task is done, or waived with a reason."""
    still_open = [task for task in investigation.tasks.all() if task.state == "open"]
    if still_open:
        raise TasksOpen().because_of(still_open)


def require_may_amend(*, investigation, by) -> None:
    """The head amends a mandate that runs."""
    require_part(investigation.case, by, "head")
    require_open(investigation.case)
    if investigation.state not in RUNNING:
        raise NotFromHere()


def require_amendment(*, investigation, ends_on: date | None, powers, allegations, assignments, on: date) -> None:
    """It changes something, extends the end, and names and covers what belongs to the case."""
    if not (ends_on or powers or allegations or assignments):
        raise NothingAmended()
    if ends_on is not None and ends_on <= max(investigation.runs_until, on):
        raise EndsEarlier()
    covered = {line.allegation_id for line in investigation.scopes.all()}
    if any(one.case_id != investigation.case_id or one.pk in covered for one in allegations):
        raise Elsewhere()
    for one in assignments:
        if one.case_id != investigation.case_id or not is_investigating(investigation.case, one.member):
            raise NotInvestigating()


def require_may_give_notice(*, investigation, by) -> None:
    """The lead tells each subject, or puts it off, under a signed mandate."""
    require_part(investigation.case, by, "lead")
    require_open(investigation.case)
    if investigation.state not in RUNNING:
        raise NotFromHere()


def require_untold(*, investigation, subject) -> None:
    """A subject of the case whom nobody has told yet."""
    if subject.case_id != investigation.case_id:
        raise Elsewhere()
    standing = investigation.standing_notices.get(subject.pk)
    if standing is not None and standing.kind == "notified":
        raise ToldAlready()


def require_may_suspend(*, investigation, by) -> None:
    """V4: by the head of office, while the work runs."""
    require_part(investigation.case, by, "head")
    require_state(investigation, "suspend")


def require_may_resume(*, investigation, by) -> None:
    """V4: by the head of office."""
    require_part(investigation.case, by, "head")
    require_state(investigation, "resume")


def require_may_note_hours(*, investigation, by) -> None:
    """The investigating team and the head note their own hours, until the case is closed."""
    require_part(investigation.case, by, *INVESTIGATING, "head")
    require_open(investigation.case)
    if investigation.state == "planned":
        raise NotFromHere(_("Hours are noted once the mandate is signed."))


def require_may_strike_hours(*, effort, by) -> None:
    """One's own, once."""
    require_open(effort.investigation.case)
    if effort.member_id != by.pk:
        raise NotOnesOwn()
    if effort.struck_at is not None:
        raise NotFromHere()
