"""What the database refuses about mandates, plans and hours; pairs (make, undo) for migrations."""

# ruff: noqa: S608  (every part of these sentences is a constant of this module)

from cases.guards import fixed, never_changes
from machine.triggers import REFUSE, Pair, refused_if, trigger

HANDS = "('lead', 'investigator')"


def mandate_needs_statements() -> Pair:
    """No mandate before every investigator has stated that they have no conflict, and is named in it (PROCESS V2)."""
    hands = f"a.case_id = NEW.case_id AND a.ended_at IS NULL AND a.role IN {HANDS}"
    named = "SELECT 1 FROM cases_naming n WHERE n.investigation_id = NEW.id AND n.assignment_id = a.id"
    body = refused_if(
        f"""OLD.state = 'planned' AND NEW.state = 'mandated' AND (
        NOT EXISTS (SELECT 1 FROM cases_assignment a WHERE {hands} AND a.role = 'lead')
        OR EXISTS (SELECT 1 FROM cases_assignment a WHERE {hands}
                   AND (a.no_conflict_declared_at IS NULL OR NOT EXISTS ({named}))))""",
        "a mandate names every investigator, each after their statement of no conflict",
    )
    return trigger("case_mandate_needs_statements", "cases_investigation", "BEFORE UPDATE", body)


def naming_needs_statement() -> Pair:
    """Nobody is named without a current part in that case and a statement of no conflict."""
    body = refused_if(
        f"""NOT EXISTS (SELECT 1 FROM cases_assignment a JOIN cases_investigation i ON i.case_id = a.case_id
        WHERE a.id = NEW.assignment_id AND i.id = NEW.investigation_id AND a.ended_at IS NULL
          AND a.no_conflict_declared_at IS NOT NULL AND a.role = NEW.role AND a.role IN {HANDS})""",
        "a mandate names only who investigates this case and stated that they have no conflict",
    )
    return trigger("case_naming_needs_statement", "cases_naming", "BEFORE INSERT", body)


def work_waits_for_notices() -> Pair:
    """V3: the work begins once each subject in scope was told, or telling was put off with a review date."""
    body = refused_if(
        """OLD.state = 'mandated' AND NEW.state = 'active' AND EXISTS (
        SELECT 1 FROM cases_scope s JOIN cases_allegation l ON l.id = s.allegation_id
        WHERE s.investigation_id = NEW.id AND NOT EXISTS (
            SELECT 1 FROM cases_subjectnotice n
            WHERE n.investigation_id = NEW.id AND n.subject_id = l.subject_id))""",
        "a subject was neither told, nor is telling put off with a day",
    )
    return trigger("case_work_waits_for_notices", "cases_investigation", "BEFORE UPDATE", body)


def told_is_told() -> Pair:
    """After a subject was told nothing more is put off; the subject belongs to the case."""
    body = refused_if(
        """EXISTS (SELECT 1 FROM cases_subjectnotice n WHERE n.investigation_id = NEW.investigation_id
            AND n.subject_id = NEW.subject_id AND n.kind = 'notified')
        OR NOT EXISTS (SELECT 1 FROM cases_investigation i JOIN cases_subject s ON s.case_id = i.case_id
            WHERE i.id = NEW.investigation_id AND s.id = NEW.subject_id)""",
        "this subject was told already, or belongs to another case",
    )
    return trigger("case_told_is_told", "cases_subjectnotice", "BEFORE INSERT", body)


def suspended_has_ground() -> Pair:
    """An investigation stands still exactly while a suspension with its ground is open."""
    opened = "EXISTS (SELECT 1 FROM cases_suspension s WHERE s.investigation_id = NEW.id AND s.resumed_at IS NULL)"
    body = refused_if(
        f"(NEW.state = 'suspended') <> {opened}", "an investigation stands still while a suspension is open, only then"
    )
    return trigger("case_suspended_has_ground", "cases_investigation", "BEFORE UPDATE", body)


def assignee_on_team() -> Pair:
    """A task is given to somebody who investigates this case and stated that they have no conflict."""
    body = f"""BEGIN
    IF TG_OP = 'UPDATE' AND NEW.assignee_id IS NOT DISTINCT FROM OLD.assignee_id THEN
        RETURN NEW;
    END IF;
    IF NEW.assignee_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM cases_assignment a JOIN cases_investigation i ON i.case_id = a.case_id
        WHERE i.id = NEW.investigation_id AND a.member_id = NEW.assignee_id AND a.ended_at IS NULL
          AND a.no_conflict_declared_at IS NOT NULL AND a.role IN {HANDS}) THEN
        RAISE EXCEPTION 'a task is given to somebody who investigates this case' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_task_assignee_on_team", "cases_task", "BEFORE INSERT OR UPDATE", body)


def who_leaves_keeps_no_task() -> Pair:
    """By the end of the transaction that ends an assignment, its member has no open task of that case."""
    body = f"""BEGIN
    IF EXISTS (SELECT 1 FROM cases_task t JOIN cases_investigation i ON i.id = t.investigation_id
        WHERE i.case_id = NEW.case_id AND t.assignee_id = NEW.member_id AND t.state = 'open')
       AND NOT EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = NEW.case_id
        AND a.member_id = NEW.member_id AND a.ended_at IS NULL) THEN
        RAISE EXCEPTION 'who left the team still has a task to do' {REFUSE};
    END IF;
    RETURN NULL;
END"""
    make, undo = trigger("case_who_leaves_keeps_no_task", "cases_assignment", "AFTER UPDATE", body)
    deferred = make.replace("CREATE TRIGGER", "CREATE CONSTRAINT TRIGGER").replace(
        "FOR EACH ROW", "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    )
    return deferred, undo


def tasks_in_no_circle() -> Pair:
    """Dependencies stay in one investigation and make no circle; two at once wait for each other."""
    body = f"""DECLARE place uuid; other uuid;
BEGIN
    SELECT investigation_id INTO place FROM cases_task WHERE id = NEW.task_id;
    SELECT investigation_id INTO other FROM cases_task WHERE id = NEW.needed_id;
    IF place IS DISTINCT FROM other THEN
        RAISE EXCEPTION 'a task waits for a task of its own investigation' {REFUSE};
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(place::text, 2404));
    IF EXISTS (
        WITH RECURSIVE below(id) AS (
            SELECT NEW.needed_id
            UNION SELECT n.needed_id FROM cases_taskneed n JOIN below b ON n.task_id = b.id
        ) SELECT 1 FROM below WHERE id = NEW.task_id) THEN
        RAISE EXCEPTION 'tasks would wait for each other in a circle' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_tasks_in_no_circle", "cases_taskneed", "BEFORE INSERT OR UPDATE", body)


def day_has_24_hours() -> Pair:
    """What one member notes for one day, in all investigations together, fits into it."""
    body = f"""BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.member_id::text || NEW.worked_on::text, 2405));
    IF (SELECT COALESCE(sum(e.hours), 0) FROM cases_effort e WHERE e.member_id = NEW.member_id
        AND e.worked_on = NEW.worked_on AND e.struck_at IS NULL AND e.id <> NEW.id) + NEW.hours > 24
       AND NEW.struck_at IS NULL THEN
        RAISE EXCEPTION 'a day has twenty-four hours' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_day_has_24_hours", "cases_effort", "BEFORE INSERT OR UPDATE", body)


def closed_with(table: str) -> Pair:
    """Nothing of the plan is added to or changed in a closed case (PROCESS 2.0, I4)."""
    body = f"""BEGIN
    IF EXISTS (SELECT 1 FROM cases_investigation i JOIN cases_case c ON c.id = i.case_id
        WHERE i.id = NEW.investigation_id AND c.state = 'closed') THEN
        RAISE EXCEPTION 'the case is closed' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger(f"{table}_in_open_case", table, "BEFORE INSERT OR UPDATE", body)


PAIRS: tuple[Pair, ...] = (
    mandate_needs_statements(),
    naming_needs_statement(),
    work_waits_for_notices(),
    told_is_told(),
    suspended_has_ground(),
    assignee_on_team(),
    who_leaves_keeps_no_task(),
    tasks_in_no_circle(),
    day_has_24_hours(),
    *(never_changes(f"cases_{one}") for one in ("amendment", "naming", "subjectnotice", "estimate", "plantemplate")),
    fixed("cases_investigation", "letter_stands", ("letter",), "OLD.signed_at IS NOT NULL"),
    fixed("cases_suspension", "decision_stands", ("investigation_id", "ground", "reasons", "suspended_at")),
    fixed("cases_suspension", "end_stands", ("resume_reasons", "resumed_at"), "OLD.resumed_at IS NOT NULL"),
    fixed("cases_task", "belongs", ("investigation_id", "rank", "added_at", "added_by_id")),
    fixed("cases_planline", "text_stands", ("investigation_id", "kind", "rank", "text", "answer", "weight")),
    fixed("cases_checklistline", "text_stands", ("task_id", "rank", "text")),
    fixed(
        "cases_effort",
        "note_stands",
        ("investigation_id", "member_id", "worked_on", "kind", "hours", "expense", "note", "noted_at"),
    ),
    *(
        closed_with(f"cases_{one}")
        for one in (
            "amendment", "naming", "subjectnotice", "suspension", "planline", "task", "estimate", "effort",
        )
    ),
)  # fmt: skip
