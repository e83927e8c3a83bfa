"""SQL of the guards in migrations/0006_case_whole_guards.py: endings, flags, joining, the grid."""

# ruff: noqa: S608  (every part of these sentences is a constant of this module)
from cases.guards import fixed, never_changes
from machine.triggers import HEAD, REFUSE, Pair, refused_if, trigger

# A case and all that it grew from: what it absorbed, what it was split from, and so on.
LINEAGE: Pair = (
    f"""
CREATE FUNCTION case_lineage(asked uuid) RETURNS SETOF uuid LANGUAGE sql SECURITY DEFINER STABLE
SET search_path = public, pg_temp AS $$
    WITH RECURSIVE line(id) AS (
        SELECT asked
        UNION
        SELECT came.id FROM line JOIN LATERAL (
            SELECT c.split_from_id AS id FROM cases_case c WHERE c.id = line.id AND c.split_from_id IS NOT NULL
            UNION ALL
            SELECT m.absorbed_id FROM cases_merger m WHERE m.case_id = line.id AND m.confirmed_at IS NOT NULL
        ) came ON true
    )
    SELECT id FROM line
$$;
CREATE OR REPLACE FUNCTION case_bars(asked_case uuid, asked_member uuid) RETURNS boolean {HEAD} STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM case_lineage(asked_case) l(id)
                   JOIN cases_recusal r ON r.case_id = l.id WHERE r.member_id = asked_member)
        OR EXISTS (SELECT 1 FROM case_lineage(asked_case) l(id) JOIN cases_origin o ON o.case_id = l.id
                   WHERE report_bars(o.report_id, asked_member));
END $$;
""",
    f"""
CREATE OR REPLACE FUNCTION case_bars(asked_case uuid, asked_member uuid) RETURNS boolean {HEAD} STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_recusal r WHERE r.case_id = asked_case AND r.member_id = asked_member)
        OR EXISTS (SELECT 1 FROM cases_origin o
                   WHERE o.case_id = asked_case AND report_bars(o.report_id, asked_member));
END $$;
DROP FUNCTION case_lineage(uuid);
""",
)


def case_keeps_its_end() -> Pair:
    """A closed case changes only by being reopened with a row that keeps its closure; a merged one never.

    It closes before an investigation, or into another case, only by an act that two signed.
    """
    body = f"""BEGIN
    IF OLD.state = 'closed' AND NEW.state = 'closed' AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'the case is closed' {REFUSE};
    END IF;
    IF OLD.state = 'closed' AND NEW.state <> 'closed' AND NOT EXISTS (
        SELECT 1 FROM cases_reopening r WHERE r.case_id = OLD.id AND r.closed_at = OLD.closed_at
          AND r.outcome = OLD.outcome AND r.returned_to = NEW.state) THEN
        RAISE EXCEPTION 'a case is reopened with a row that keeps its closure' {REFUSE};
    END IF;
    IF OLD.state <> 'closed' AND NEW.state = 'closed' AND NEW.outcome = 'merged' AND NOT EXISTS (
        SELECT 1 FROM cases_merger m WHERE m.absorbed_id = NEW.id AND m.confirmed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a case is merged by an act that two signed' {REFUSE};
    END IF;
    IF OLD.state = 'preliminary' AND NEW.state = 'closed' AND NEW.outcome <> 'merged' AND NOT EXISTS (
        SELECT 1 FROM cases_settingaside s
        WHERE s.case_id = NEW.id AND s.outcome = NEW.outcome AND s.confirmed_at = NEW.closed_at) THEN
        RAISE EXCEPTION 'a case is closed before investigation by an act that two signed' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_keeps_its_end", "cases_case", "BEFORE UPDATE", body)


def allegation_ends_for_a_reason() -> Pair:
    """Screened out by two, ended on a ground, moved to somewhere; the words of a decided one stay."""
    body = f"""BEGIN
    IF NEW.state = 'screened_out' AND OLD.state <> NEW.state AND NOT EXISTS (
        SELECT 1 FROM cases_screening s WHERE s.allegation_id = NEW.id AND s.confirmed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'an allegation is screened out by two people' {REFUSE};
    END IF;
    IF NEW.state = 'no_finding' AND OLD.state <> NEW.state AND NOT EXISTS (
        SELECT 1 FROM cases_screening s WHERE s.allegation_id = NEW.id AND s.kind = 'no_finding') THEN
        RAISE EXCEPTION 'an allegation ends without a finding on a ground' {REFUSE};
    END IF;
    IF NEW.state = 'moved' AND OLD.state <> NEW.state AND NOT EXISTS (
        SELECT 1 FROM cases_allegationmove m WHERE m.moved_from_id = NEW.id) THEN
        RAISE EXCEPTION 'an allegation moves to somewhere' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_allegation_ends_for_a_reason", "cases_allegation", "BEFORE UPDATE", body)


def merger_lets_nobody_stay() -> Pair:
    """No merger while somebody of the surviving case is kept away from the absorbed one."""
    held = """NEW.confirmed_at IS NOT NULL AND EXISTS (SELECT 1 FROM cases_casepermission p
            WHERE p.content_object_id = NEW.case_id AND case_bars(NEW.absorbed_id, p.user_id))"""
    body = refused_if(held, "a case does not merge into one of somebody whom it must not reach")
    return trigger("case_merger_lets_nobody_stay", "cases_merger", "BEFORE INSERT OR UPDATE", body)


def breach_of_its_day() -> Pair:
    """The version that is cited was in force on the day of the facts, or a reason is on file."""
    body = f"""DECLARE facts_on date;
BEGIN
    PERFORM 1 FROM procedures_articleversion v WHERE v.id = NEW.version_id FOR SHARE;
    SELECT a.from_on INTO facts_on FROM cases_allegation a WHERE a.id = NEW.allegation_id FOR SHARE;
    IF NEW.reason IS NULL AND (facts_on IS NULL OR NOT conduct_in_force(NEW.version_id, facts_on)) THEN
        RAISE EXCEPTION 'the version cited was not in force on the day of the facts, and no reason is given' {REFUSE};
    END IF;
    RETURN NEW;
END"""
    return trigger("case_breach_of_its_day", "cases_breach", "BEFORE INSERT", body)


def facts_keep_their_breaches() -> Pair:
    """The day of the facts moves only where each version cited without a reason was in force on the new one too."""
    lost = """OLD.from_on IS DISTINCT FROM NEW.from_on AND EXISTS (
        SELECT 1 FROM cases_breach b WHERE b.allegation_id = NEW.id AND b.withdrawn_at IS NULL AND b.reason IS NULL
          AND (NEW.from_on IS NULL OR NOT conduct_in_force(b.version_id, NEW.from_on)))"""
    body = refused_if(lost, "an article cited was not in force on this day of the facts")
    return trigger("case_facts_keep_their_breaches", "cases_allegation", "BEFORE UPDATE", body)


def cited_version_stays() -> Pair:
    """What an allegation cites is never edited."""
    body = f"""BEGIN
    IF EXISTS (SELECT 1 FROM cases_breach b WHERE b.version_id = OLD.id) THEN
        RAISE EXCEPTION 'an allegation cites this version: it stays as it is' {REFUSE};
    END IF;
    RETURN COALESCE(NEW, OLD);
END"""
    return trigger("case_cited_version_stays", "procedures_articleversion", "BEFORE UPDATE OR DELETE", body)


def finding_looked_each_way() -> Pair:
    """At commit a finding names evidence each way, or says in a sentence why there is none."""
    make = f"""
CREATE FUNCTION case_finding_looked_each_way() RETURNS trigger {HEAD} AS $$
BEGIN
    IF (NEW.nothing_for IS NULL AND NOT EXISTS (
            SELECT 1 FROM cases_reliance r WHERE r.finding_id = NEW.id AND r.bearing = 'supports'))
       OR (NEW.nothing_against IS NULL AND NOT EXISTS (
            SELECT 1 FROM cases_reliance r WHERE r.finding_id = NEW.id AND r.bearing = 'contradicts')) THEN
        RAISE EXCEPTION 'a finding names evidence each way, or says why there is none' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_finding_looked_each_way AFTER INSERT ON cases_finding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_finding_looked_each_way();
"""
    return make, (
        "DROP TRIGGER case_finding_looked_each_way ON cases_finding; DROP FUNCTION case_finding_looked_each_way();"
    )


def no_number_twice() -> Pair:
    """Patterns are appended; what is set counts from then on."""
    return never_changes("cases_numberingpattern")


DECIDED = "OLD.state IN ('finding_proposed', 'finding_confirmed', 'referred', 'screened_out', 'no_finding', 'moved')"
TWO = ("confirmed_at", "confirmed_by_id", "refused_at", "refused_by_id")
SETTLED = "OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL"

PAIRS: tuple[Pair, ...] = (
    LINEAGE,
    case_keeps_its_end(),
    allegation_ends_for_a_reason(),
    merger_lets_nobody_stay(),
    breach_of_its_day(),
    facts_keep_their_breaches(),
    cited_version_stays(),
    finding_looked_each_way(),
    no_number_twice(),
    never_changes("cases_flagadmission"),
    never_changes("cases_allegationmove"),
    never_changes("cases_allegationsource"),
    fixed("cases_case", "numbered", ("number", "split_from_id")),
    fixed(
        "cases_allegation",
        "decided_stands",
        (
            "conduct",
            "place",
            "post",
            "category",
            "from_on",
            "to_on",
            "is_approximate",
            "knowledge_on",
            "aggravating",
            "mitigating",
        ),
        DECIDED,
    ),
    fixed("cases_allegation", "belongs", ("case_id", "subject_id", "rank", "added_at", "added_by_id")),
    fixed("cases_finding", "rests", ("vocabulary_id", "nothing_for", "nothing_against", "proposed_at")),
    fixed("cases_finding", "superseded_stands", ("superseded_at", "superseded_by_id"), "OLD.superseded_at IS NOT NULL"),
    fixed(
        "cases_caseflag",
        "set_stands",
        (
            "case_id",
            "kind",
            "reason",
            "level",
            "words",
            "authority",
            "reference",
            "since_on",
            "review_on",
            "set_at",
            "set_by_id",
        ),
    ),
    fixed(
        "cases_caseflag",
        "lifted_stands",
        ("lifted_at", "lifted_by_id", "lifted_words", "ended_on"),
        "OLD.lifted_at IS NOT NULL",
    ),
    *(
        pair
        for noun, columns in (
            ("screening", ("case_id", "allegation_id", "kind", "ground", "reasons")),
            ("settingaside", ("case_id", "outcome", "reasons")),
            ("merger", ("case_id", "absorbed_id", "reasons")),
        )
        for pair in (
            fixed(f"cases_{noun}", "proposal_stands", (*columns, "proposed_at", "proposed_by_id")),
            fixed(f"cases_{noun}", "answer_stands", TWO, SETTLED),
        )
    ),
    fixed("cases_caselink", "link_stands", ("case_id", "other_id", "tie", "why", "why_other", "linked_at")),
    fixed("cases_breach", "citation_stands", ("allegation_id", "version_id", "reason", "cited_at", "cited_by_id")),
    fixed(
        "cases_evidencelink",
        "link_stands",
        (
            "allegation_id",
            "exhibit_id",
            "interview_id",
            "bearing",
            "why",
            "words",
            "text",
            "file",
            "file_label",
            "linked_at",
            "linked_by_id",
        ),
    ),
    *(
        fixed(f"cases_{noun}", "end_stands", (f"{end}_at", f"{end}_by_id"), f"OLD.{end}_at IS NOT NULL")
        for noun, end in (("caselink", "ended"), ("breach", "withdrawn"), ("evidencelink", "withdrawn"))
    ),
)
