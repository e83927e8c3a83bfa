"""SQL of the guards over interim measures, one pair (make, undo) a rule."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from cases.guards import fixed, never_changes
from machine.triggers import Pair, refusing

MEASURE = "discipline_interimmeasure"


REPLACES: Pair = refusing(
    "interim_replaces_another_kind",
    MEASURE,
    "BEFORE INSERT",
    f"""NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {MEASURE} m
        WHERE m.id = NEW.replaces_id AND m.subject_id = NEW.subject_id AND m.code <> NEW.code)""",
    "an interim measure takes the place of one of another kind, of the same person",
)

PAIRS: tuple[Pair, ...] = (
    refusing(
        "interim_person_of_the_case",
        MEASURE,
        "BEFORE INSERT",
        """NOT EXISTS (SELECT 1 FROM cases_subject s
            WHERE s.id = NEW.subject_id AND s.case_id = NEW.case_id AND s.kind = 'named')
        OR NOT EXISTS (SELECT 1 FROM cases_case c
            WHERE c.id = NEW.case_id AND c.procedure_id = NEW.procedure_id AND c.state <> 'closed')""",
        "an interim measure is for a named person of an open case, under its procedure",
    ),
    refusing(
        "interim_decider_stood_apart",
        MEASURE,
        "BEFORE INSERT OR UPDATE",
        """EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = NEW.case_id
            AND a.member_id = NEW.decided_by_id AND a.role IN ('lead', 'investigator', 'reviewer'))""",
        "an interim measure is decided by somebody who neither investigated nor reviewed",
    ),
    refusing(
        "interim_signed_today",
        MEASURE,
        "BEFORE INSERT OR UPDATE",
        "NEW.decided_at IS NOT NULL AND abs(NEW.decided_on - (NEW.decided_at AT TIME ZONE 'UTC')::date) > 1",
        "an interim measure bears the day of its signature",
    ),
    refusing(
        "interim_case_stays_open",
        "cases_case",
        "BEFORE UPDATE",
        f"""NEW.state = 'closed' AND OLD.state <> 'closed' AND EXISTS (SELECT 1 FROM {MEASURE} m
            WHERE m.case_id = NEW.id AND m.state IN ('decided', 'notified', 'in_force'))""",
        "an interim measure still stands in this case",
    ),
    refusing(
        "interim_outlives_by_decision",
        MEASURE,
        "BEFORE UPDATE",
        """NEW.is_kept_longer AND NOT EXISTS (SELECT 1 FROM discipline_interimkeeping k
            WHERE k.measure_id = NEW.id AND NEW.withheld_percent <= k.withheld_percent)""",
        "an interim measure outlives its maximum only by a decision of its own",
    ),
    fixed(
        MEASURE,
        "asked_stands",
        (
            "case_id",
            "subject_id",
            "procedure_id",
            "replaces_id",
            "rank",
            "code",
            "request",
            "proposed_at",
            "proposed_by_id",
        ),
    ),
    fixed(
        MEASURE,
        "decision_stands",
        ("terms", "gravity", "plausibility", "known", "decided_at", "decided_by_id", "decided_on", "ends_on"),
        "OLD.decided_at IS NOT NULL",
    ),
    fixed(
        MEASURE,
        "notice_stands",
        ("notified_on", "proof", "notified_at", "notified_by_id"),
        "OLD.notified_at IS NOT NULL",
    ),
    fixed(MEASURE, "effect_stands", ("effect_on", "began_at", "began_by_id"), "OLD.began_at IS NOT NULL"),
    fixed(
        MEASURE,
        "end_stands",
        ("ended_on", "lifted_at", "lifted_by_id", "lift_ground", "lift_reasons"),
        "OLD.ended_on IS NOT NULL",
    ),
    never_changes("discipline_interimkeeping"),
    never_changes("discipline_reexamination"),
    never_changes("discipline_interimwarning"),
)
