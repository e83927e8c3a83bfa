"""SQL of the guards over people, the index of subjects, early alerts and derogations."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from cases.guards import fixed, never_changes
from machine.triggers import HEAD, REFUSE, Pair, refusing

# One part a member and a case, but for a recorded use of a confirmed derogation (ADR 0034). The pairs are named here
# again, in the database: no other can be opened by a row.
PART = f"""
CREATE OR REPLACE FUNCTION case_barred_gets_no_part() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.ended_at IS NULL AND case_bars(NEW.case_id, NEW.member_id)
       OR EXISTS (SELECT 1 FROM cases_assignment a
                  WHERE a.case_id = NEW.case_id AND a.member_id = NEW.member_id AND a.id <> NEW.id
                    AND CASE WHEN a.role IN ('lead', 'investigator') THEN 'investigating' ELSE a.role END
                     <> CASE WHEN NEW.role IN ('lead', 'investigator') THEN 'investigating' ELSE NEW.role END
                    AND NOT (a.role IN ('lead', 'investigator', 'head') AND NEW.role IN ('lead', 'investigator', 'head')
                         AND EXISTS (SELECT 1 FROM cases_derogationuse u
                                     WHERE u.case_id = NEW.case_id AND u.member_id = NEW.member_id
                                       AND u.pair = 'investigating_head'))) THEN
        RAISE EXCEPTION 'no part in a case for a member who is recused or excluded, and one part a member' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
"""
PART_BEFORE = f"""
CREATE OR REPLACE FUNCTION case_barred_gets_no_part() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.ended_at IS NULL AND case_bars(NEW.case_id, NEW.member_id)
       OR EXISTS (SELECT 1 FROM cases_assignment a
                  WHERE a.case_id = NEW.case_id AND a.member_id = NEW.member_id AND a.id <> NEW.id
                    AND CASE WHEN a.role IN ('lead', 'investigator') THEN 'investigating' ELSE a.role END
                     <> CASE WHEN NEW.role IN ('lead', 'investigator') THEN 'investigating' ELSE NEW.role END) THEN
        RAISE EXCEPTION 'no part in a case for a member who is recused or excluded, and one part a member' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
"""


PAIRS: tuple[Pair, ...] = (
    (PART, PART_BEFORE),
    refusing(
        "relation_of_one_case",
        "cases_relation",
        "BEFORE INSERT",
        """(SELECT count(*) FROM cases_person p WHERE p.case_id <> NEW.case_id
            AND p.id IN (NEW.from_person_id, NEW.to_person_id)) > 0
        OR (SELECT count(*) FROM cases_subject s WHERE s.case_id <> NEW.case_id
            AND s.id IN (NEW.from_subject_id, NEW.to_subject_id)) > 0""",
        "a relation is between two of the same case",
    ),
    refusing(
        "derogation_use_is_confirmed",
        "cases_derogationuse",
        "BEFORE INSERT",
        """NOT EXISTS (SELECT 1 FROM cases_derogation d WHERE d.id = NEW.derogation_id AND d.pair = NEW.pair
            AND d.confirmed_at IS NOT NULL AND d.ended_at IS NULL)""",
        "only a confirmed derogation that was not ended can be used",
    ),
    fixed("cases_derogation", "said_stands", ("pair", "control", "days", "proposed_at", "proposed_by_id")),
    fixed("cases_derogation", "confirmed_stands", ("confirmed_at", "confirmed_by_id"), "OLD.confirmed_at IS NOT NULL"),
    fixed(
        "cases_derogationuse",
        "use_stands",
        ("derogation_id", "case_id", "member_id", "pair", "reasons", "used_at", "used_by_id", "follow_up_on"),
    ),
    fixed(
        "cases_derogationuse",
        "control_stands",
        ("followed_at", "followed_by_id", "result"),
        "OLD.followed_at IS NOT NULL",
    ),
    fixed("cases_relation", "noted_stands", ("case_id", "kind", "source", "noted_at", "noted_by_id")),
    fixed(
        "cases_earlyalert",
        "count_stands",
        ("rule_id", "token", "unit", "counted", "threshold", "window_days", "raised_on", "expires_on", "reviewer_id"),
    ),
    never_changes("cases_personpart"),
    never_changes("cases_countedevent"),
)
