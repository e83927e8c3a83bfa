"""SQL of the guards in migrations/0002_guards.py, one pair (make, undo) a rule.

Functions that read other tables run as the owner, so that the guard holds whatever the process's own role may read.
"""

# ruff: noqa: S608  (every part of these sentences is a constant of this module)

from machine.triggers import REFUSE, Pair, refused_if, trigger


def never_changes(table: str) -> Pair:
    """Rows of ``table`` are appended and stay as they are."""
    body = f"BEGIN RAISE EXCEPTION 'rows of {table} are appended, never changed' {REFUSE}; END"
    return trigger(f"{table}_stays", table, "BEFORE UPDATE OR DELETE", body)


def fixed(table: str, name: str, columns: tuple[str, ...], when: str = "") -> Pair:
    """These columns of ``table`` never change; with ``when``, once that holds of the old row."""
    differs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    body = refused_if(f"({when or 'true'}) AND ({differs})", f"{table}: {name}")
    return trigger(f"{table}_{name}", table, "BEFORE UPDATE", body)


BARRED = """(EXISTS (SELECT 1 FROM cases_recusal r WHERE r.case_id = {case} AND r.member_id = {member})
        OR EXISTS (SELECT 1 FROM cases_origin o JOIN reporting_channels_exclusion e ON e.report_id = o.report_id
                   WHERE o.case_id = {case} AND e.member_id = {member}))"""


def barred_gets_no_permission() -> Pair:
    """No permission on a case for a member who stepped back from it or is excluded from its report."""
    barred = BARRED.format(case="NEW.content_object_id", member="NEW.user_id")
    body = refused_if(barred, "no permission on a case for a member who is recused or excluded")
    return trigger("case_barred_gets_no_permission", "cases_casepermission", "BEFORE INSERT OR UPDATE", body)


def barred_gets_no_key() -> Pair:
    """No key of a case for such a member either."""
    barred = BARRED.format(case="c.id", member="m.id")
    held = f"""NEW.revoked_at IS NULL AND EXISTS (
        SELECT 1 FROM cases_case c, accounts_member m
        WHERE c.compartment_id = NEW.compartment_id AND m.holder_id = NEW.holder_id AND {barred})"""
    body = refused_if(held, "no key of a case for a member who is recused or excluded")
    return trigger("case_barred_gets_no_key", "vault_grant", "BEFORE INSERT OR UPDATE", body)


def barred_gets_no_part() -> Pair:
    """Nor an assignment; and on one case a member keeps to one part (PROCESS 2.0, I3)."""
    barred = BARRED.format(case="NEW.case_id", member="NEW.member_id")
    group = "CASE WHEN {0}.role IN ('lead', 'investigator') THEN 'investigating' ELSE {0}.role END"
    another = f"""EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = NEW.case_id AND a.member_id = NEW.member_id
        AND a.id <> NEW.id AND {group.format("a")} <> {group.format("NEW")})"""
    body = refused_if(
        f"(NEW.ended_at IS NULL AND {barred}) OR {another}",
        "no part in a case for a member who is recused or excluded, and one part a member",
    )
    return trigger("case_barred_gets_no_part", "cases_assignment", "BEFORE INSERT OR UPDATE", body)


def recusal_finds_nothing() -> Pair:
    """When a recusal is written, permission and key are gone already."""
    held = """EXISTS (SELECT 1 FROM cases_casepermission p
            WHERE p.content_object_id = NEW.case_id AND p.user_id = NEW.member_id)
        OR EXISTS (SELECT 1 FROM vault_grant g JOIN cases_case c ON c.compartment_id = g.compartment_id
            JOIN accounts_member m ON m.holder_id = g.holder_id
            WHERE c.id = NEW.case_id AND m.id = NEW.member_id AND g.revoked_at IS NULL)"""
    body = refused_if(held, "a recused member still holds a permission or a key")
    return trigger("case_recusal_finds_nothing", "cases_recusal", "BEFORE INSERT", body)


def finding_needs_outsider() -> Pair:
    """Who confirms or returns a finding never investigated that case; a decided finding stays."""
    investigated = """EXISTS (SELECT 1 FROM cases_allegation l JOIN cases_assignment a ON a.case_id = l.case_id
            WHERE l.id = NEW.allegation_id AND a.role IN ('lead', 'investigator')
              AND a.member_id IN (NEW.confirmed_by_id, NEW.returned_by_id))"""
    body = refused_if(investigated, "a finding is confirmed or returned by somebody who did not investigate")
    return trigger("case_finding_needs_outsider", "cases_finding", "BEFORE INSERT OR UPDATE", body)


def closed_case_stays(table: str) -> Pair:
    """Nothing is added to or changed in a closed case (PROCESS 2.0, I4)."""
    body = f"""BEGIN
    IF EXISTS (SELECT 1 FROM cases_case c WHERE c.id = COALESCE(NEW.case_id, OLD.case_id) AND c.state = 'closed') THEN
        RAISE EXCEPTION 'the case is closed' {REFUSE};
    END IF;
    RETURN COALESCE(NEW, OLD);
END"""
    return trigger(f"{table}_in_open_case", table, "BEFORE INSERT OR UPDATE OR DELETE", body)


PAIRS: tuple[Pair, ...] = (
    barred_gets_no_permission(),
    barred_gets_no_key(),
    barred_gets_no_part(),
    recusal_finds_nothing(),
    finding_needs_outsider(),
    never_changes("cases_custody"),
    never_changes("cases_recusal"),
    never_changes("cases_reopening"),
    never_changes("cases_reliance"),
    never_changes("cases_origin"),
    fixed(
        "cases_case",
        "pinned",
        ("procedure_id", "compartment_id", "year", "serial", "opened_at", "opened_by_id", "facts"),
    ),
    fixed(
        "cases_investigation",
        "mandate_stands",
        ("mandate", "powers", "ends_on", "signed_at", "signed_by_id"),
        "OLD.signed_at IS NOT NULL",
    ),
    fixed("cases_investigation", "report_stands", ("report", "delivered_at"), "OLD.delivered_at IS NOT NULL"),
    fixed(
        "cases_interview", "record_stands", ("record", "held_on", "held_at", "held_by_id"), "OLD.held_at IS NOT NULL"
    ),
    fixed(
        "cases_exhibit",
        "registered_stands",
        ("description", "source", "file", "file_label", "digest", "rank", "case_id"),
    ),
    fixed(
        "cases_finding",
        "proposal_stands",
        ("allegation_id", "word", "label", "definition", "standard", "is_sustained", "reasoning", "proposed_by_id"),
    ),
    fixed(
        "cases_finding",
        "verdict_stands",
        ("confirmed_at", "confirmed_by_id", "returned_at", "returned_by_id", "questions"),
        "OLD.confirmed_at IS NOT NULL OR OLD.returned_at IS NOT NULL",
    ),
    *(
        closed_case_stays(f"cases_{noun}")
        for noun in ("subject", "allegation", "investigation", "interview", "exhibit")
    ),
)
