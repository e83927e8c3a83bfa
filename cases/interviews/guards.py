"""What the database refuses about interviews; pairs (make, undo) for migrations."""

# ruff: noqa: S608  (every part of these sentences is a constant of this module)

from cases.guards import fixed, never_changes
from machine.triggers import REFUSE, Pair, refused_if, trigger

TEAM = """EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = {case} AND a.member_id = {member}
          AND a.ended_at IS NULL AND a.no_conflict_declared_at IS NOT NULL AND a.role IN ('lead', 'investigator'))"""


def rights_need_proof() -> Pair:
    """Nobody is heard before a notice of rights with its proof is written, nor on a day before it."""
    notice = "SELECT 1 FROM cases_rightsnotice n WHERE n.interview_id = NEW.id"
    body = refused_if(
        f"""(OLD.state = 'convoked' AND NEW.state = 'rights_notified' AND NOT EXISTS ({notice}))
        OR (OLD.state = 'rights_notified' AND NEW.state = 'held'
            AND NOT EXISTS ({notice} AND n.notified_on <= NEW.held_on))""",
        "nobody is heard before their rights were notified with proof",
    )
    return trigger("case_rights_need_proof", "cases_interview", "BEFORE UPDATE", body)


def conductor_on_team() -> Pair:
    """An interview is conducted by somebody who investigates the case and stated that they have no conflict."""
    on_team = TEAM.format(case="NEW.case_id", member="NEW.conductor_id")
    body = f"""BEGIN
    IF TG_OP = 'UPDATE' AND NEW.conductor_id IS NOT DISTINCT FROM OLD.conductor_id THEN
        RETURN NEW;
    END IF;
    IF NEW.conductor_id IS NOT NULL AND NOT {on_team} THEN
        RAISE EXCEPTION 'an interview is conducted by somebody who investigates this case' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_interview_conductor_on_team", "cases_interview", "BEFORE INSERT OR UPDATE", body)


def pieces_by_the_conductor() -> Pair:
    """The record is written by its conductor alone, after rights were notified and before it is closed."""
    body = refused_if(
        """NOT EXISTS (SELECT 1 FROM cases_interview i WHERE i.id = NEW.interview_id
        AND i.conductor_id = NEW.written_by_id AND i.state = 'rights_notified')""",
        "a record is written by who conducts the interview, while it is held",
    )
    return trigger("case_pieces_by_the_conductor", "cases_recordpiece", "BEFORE INSERT OR UPDATE", body)


def who_leaves_conducts_nothing() -> Pair:
    """By the end of the transaction that ends an assignment, its member conducts no interview to come."""
    body = f"""BEGIN
    IF EXISTS (SELECT 1 FROM cases_interview i WHERE i.case_id = NEW.case_id AND i.conductor_id = NEW.member_id
            AND i.held_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = NEW.case_id
            AND a.member_id = NEW.member_id AND a.ended_at IS NULL) THEN
        RAISE EXCEPTION 'who left the team still conducts an interview' {REFUSE};
    END IF;
    RETURN NULL;
END"""
    make, undo = trigger("case_who_leaves_conducts_nothing", "cases_assignment", "AFTER UPDATE", body)
    deferred = make.replace("CREATE TRIGGER", "CREATE CONSTRAINT TRIGGER").replace(
        "FOR EACH ROW", "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    )
    return deferred, undo


def anonymised_from_a_record() -> Pair:
    """Only a finished record of a witness or an expert is anonymised; the head decides, who did not write it."""
    body = refused_if(
        """NOT EXISTS (SELECT 1 FROM cases_interview i WHERE i.id = NEW.interview_id AND i.held_at IS NOT NULL
            AND i.capacity <> 'subject')
        OR (NEW.decided_by_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM cases_assignment a JOIN cases_interview i ON i.case_id = a.case_id
            WHERE i.id = NEW.interview_id AND a.member_id = NEW.decided_by_id AND a.role = 'head'))""",
        "a record of somebody other than the subject is anonymised, and the head decides",
    )
    return trigger("case_anonymised_from_a_record", "cases_anonymisedrecord", "BEFORE INSERT OR UPDATE", body)


def passage_of_an_interview() -> Pair:
    """A passage belongs to a reliance on an interview."""
    body = refused_if(
        "NOT EXISTS (SELECT 1 FROM cases_reliance r WHERE r.id = NEW.reliance_id AND r.interview_id IS NOT NULL)",
        "a passage is one of the record of an interview",
    )
    return trigger("case_passage_of_an_interview", "cases_passage", "BEFORE INSERT", body)


ARRANGED = (
    "capacity", "subject_id", "person", "conductor_id", "convoked_for_on", "earliest_on", "is_notice_waived", "place",
    "language", "interpreter", "interpreter_kind", "companion", "companion_kind", "present", "breaks", "from_time",
    "to_time",
)  # fmt: skip
ANSWERED = (
    "sent_on", "sent_at", "refusal", "corrections", "signed_at", "refused_at", "contested_at", "digest", "sealed_at",
    "recording_id", "recording_kind",
)  # fmt: skip

PAIRS: tuple[Pair, ...] = (
    rights_need_proof(),
    conductor_on_team(),
    pieces_by_the_conductor(),
    who_leaves_conducts_nothing(),
    anonymised_from_a_record(),
    passage_of_an_interview(),
    *(never_changes(f"cases_{one}") for one in ("rightsnotice", "originalopening", "passage")),
    fixed("cases_interview", "arranged_stands", ARRANGED, "OLD.held_at IS NOT NULL"),
    fixed("cases_interview", "notice_stands", ("earliest_on", "convoked_at"), "OLD.convoked_at IS NOT NULL"),
    fixed("cases_interview", "answer_stands", ANSWERED, "OLD.sealed_at IS NOT NULL"),
    fixed(
        "cases_anonymisedrecord",
        "text_stands",
        ("interview_id", "alias", "text", "harms", "assessment", "written_by_id"),
    ),
    fixed(
        "cases_anonymisedrecord", "verdict_stands", ("verdict", "reasons", "decided_at"), "OLD.decided_at IS NOT NULL"
    ),
)
