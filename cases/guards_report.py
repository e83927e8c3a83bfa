"""SQL of the guards around the report: who writes, who reviews, what stands once it is said (migrations/0011)."""

# ruff: noqa: S608  (every part of these sentences is a constant of this module)

from cases.guards import fixed, never_changes
from machine.triggers import Pair, refused_if, trigger

WRITABLE = ("active", "suspended", "drafted", "contradictory")
INVESTIGATED = """EXISTS (SELECT 1 FROM cases_investigation i JOIN cases_assignment a ON a.case_id = i.case_id
        WHERE i.id = {investigation} AND a.role IN ('lead', 'investigator') AND a.member_id = {member}{still})"""


def written_by_team(table: str, column: str, name: str) -> Pair:
    """Only somebody who investigates the case at that moment writes here."""
    theirs = INVESTIGATED.format(
        investigation="NEW.investigation_id", member=f"NEW.{column}", still=" AND a.ended_at IS NULL"
    )
    body = refused_if(f"NOT {theirs}", "only the investigating team writes this")
    return trigger(name, table, "BEFORE INSERT", body)


def written_in_time(table: str, name: str) -> Pair:
    """Nothing is written into a report that is under review or issued."""
    states = ", ".join(f"'{state}'" for state in WRITABLE)
    frozen = f"""EXISTS (SELECT 1 FROM cases_investigation i
        WHERE i.id = NEW.investigation_id AND i.state NOT IN ({states}))"""
    return trigger(name, table, "BEFORE INSERT", refused_if(frozen, "the report is under review or issued"))


def review_needs_outsider() -> Pair:
    """Whoever reviews the report never investigated the case (PROCESS 2.4, V7: reviewer is not the lead)."""
    theirs = INVESTIGATED.format(investigation="NEW.investigation_id", member="NEW.decided_by_id", still="")
    body = refused_if(theirs, "a report is reviewed by somebody who did not investigate")
    return trigger("case_review_needs_outsider", "cases_review", "BEFORE INSERT", body)


def delivery_needs_outsider() -> Pair:
    """Nor does an investigator deliver their own report; a report is delivered on a review of its last round."""
    theirs = INVESTIGATED.format(investigation="NEW.id", member="NEW.delivered_by_id", still="")
    unreviewed = """NOT EXISTS (SELECT 1 FROM cases_review r WHERE r.investigation_id = NEW.id
        AND r.round = NEW.round AND r.verdict = 'delivered' AND r.decided_by_id = NEW.delivered_by_id)"""
    body = refused_if(
        f"NEW.state = 'delivered' AND OLD.state <> 'delivered' AND ({theirs} OR {unreviewed})",
        "a report is delivered by the reviewer who found it fit",
    )
    return trigger("case_delivery_needs_outsider", "cases_investigation", "BEFORE UPDATE", body)


def delivered_with_every_check() -> Pair:
    """At commit a review that found the report fit has the four lines of its checklist, all of them met."""
    body = """BEGIN
    IF NEW.verdict = 'delivered'
       AND (SELECT count(*) FROM cases_reviewline t WHERE t.review_id = NEW.id AND t.is_met) <> 4 THEN
        RAISE EXCEPTION 'a report is delivered with every line of the checklist met'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END"""
    make, undo = trigger("case_review_every_check", "cases_review", "AFTER INSERT", body)
    make = make.replace("CREATE TRIGGER", "CREATE CONSTRAINT TRIGGER").replace(
        "FOR EACH ROW", "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    )
    return make, undo


PAIRS: tuple[Pair, ...] = (
    never_changes("cases_reportsection"),
    never_changes("cases_dissent"),
    never_changes("cases_issuedreport"),
    never_changes("cases_dispensation"),
    never_changes("cases_review"),
    never_changes("cases_reviewline"),
    never_changes("cases_progressnote"),
    written_by_team("cases_reportsection", "written_by_id", "case_section_by_team"),
    written_in_time("cases_reportsection", "case_section_in_time"),
    written_by_team("cases_dissent", "written_by_id", "case_dissent_by_team"),
    review_needs_outsider(),
    delivery_needs_outsider(),
    delivered_with_every_check(),
    fixed("cases_loss", "wording_stands", ("wording", "rank", "investigation_id", "entered_at", "entered_by_id")),
    fixed(
        "cases_extract",
        "body_stands",
        ("body", "digest", "subject_id", "investigation_id", "rank", "round", "language", "prepared_by_id"),
    ),
    fixed("cases_extract", "sending_stands", ("sent_on", "sent_at", "sent_by_id"), "OLD.sent_at IS NOT NULL"),
    fixed(
        "cases_comment",
        "words_stand",
        ("extract_id", "rank", "kind", "received_on", "body", "file", "file_label", "recorded_at", "recorded_by_id"),
    ),
    fixed("cases_comment", "answer_stands", ("answer", "reply", "answered_at", "answered_by_id"), "OLD.answer <> ''"),
    fixed("cases_recommendation", "text_stands", ("text", "investigation_id", "rank", "written_at", "written_by_id")),
    fixed("cases_recommendation", "key_stands", ("compartment_id",), "OLD.compartment_id IS NOT NULL"),
    fixed("cases_casefile", "asked_stands", ("case_id", "asked_at", "asked_by_id", "language")),
    fixed("cases_casefile", "made_stands", ("stage", "file", "file_label", "digest", "pages"), "OLD.stage = 'made'"),
)
