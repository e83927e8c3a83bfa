"""SQL of the guards of exhibits and custody: the hashes are computed here too, and what cannot be is refused."""

# ruff: noqa: S608  (every part of these sentences is a constant of this module)

from machine.triggers import HEAD, REFUSE


def _stored(column: str) -> str:
    return f"coalesce(encode(sha256({column}), 'hex'), '-')"


def _micros(column: str) -> str:
    return f"((extract(epoch from {column}) * 1000000)::bigint)::text"


def _or_nothing(column: str) -> str:
    return f"coalesce(nullif({column}::text, ''), '-')"


def _hashed(*lines: str) -> str:
    return f"encode(sha256(convert_to(concat_ws(chr(10), {', '.join(lines)}), 'UTF8')), 'hex')"


CONTENT = _hashed(
    "'amana/exhibit/v1'", "e.id", "e.case_id", "e.rank", "e.kind", "e.origin", _or_nothing("e.power"),
    _or_nothing("e.obtained_on"), _or_nothing("e.parent_id"), _stored("e.description"), _stored("e.source"),
    _stored("e.method"), _stored("e.file_label"), _or_nothing("e.digest"), _or_nothing("e.commitment"),
    "e.registered_by_id", _micros("e.registered_at"),
)  # fmt: skip
EVENT = _hashed(
    "'amana/custody/v1'", "c.id", "c.exhibit_id", "c.rank", "c.kind", "c.noted_by_id", _or_nothing("c.to_id"),
    _or_nothing("c.outsider"), _or_nothing("c.place_id"), _or_nothing("c.seal"), _or_nothing("c.copy_id"), "c.result",
    _micros("c.noted_at"), _stored("c.note"), _stored("c.receiver"), _or_nothing("c.commitment"),
    _stored("c.receipt"), _stored("c.receipt_label"), _or_nothing("c.receipt_digest"), "c.content",
    _or_nothing("c.previous"),
)  # fmt: skip

FUNCTIONS = f"""
CREATE FUNCTION cases_exhibit_content(e cases_exhibit) RETURNS text LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$ SELECT {CONTENT} $$;
CREATE FUNCTION cases_custody_hash(c cases_custody) RETURNS text LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$ SELECT {EVENT} $$;
"""
NO_FUNCTIONS = """
DROP FUNCTION cases_custody_hash(cases_custody);
DROP FUNCTION cases_exhibit_content(cases_exhibit);
"""

LINKED = f"""
CREATE FUNCTION cases_custody_linked() RETURNS trigger {HEAD} AS $$
DECLARE
    held cases_exhibit;
    last cases_custody;
BEGIN
    SELECT * INTO held FROM cases_exhibit WHERE id = NEW.exhibit_id FOR UPDATE;
    SELECT * INTO last FROM cases_custody WHERE exhibit_id = NEW.exhibit_id ORDER BY rank DESC LIMIT 1;
    IF NEW.rank <> coalesce(last.rank, 0) + 1 OR NEW.previous <> coalesce(last.hash, '') THEN
        RAISE EXCEPTION 'an event of custody follows the last one of its exhibit' {REFUSE};
    END IF;
    IF NEW.content <> cases_exhibit_content(held) OR NEW.hash <> cases_custody_hash(NEW) THEN
        RAISE EXCEPTION 'the hash of an event of custody is not that of its content' {REFUSE};
    END IF;
    IF last.kind IN ('returned', 'destroyed') THEN
        RAISE EXCEPTION 'the custody of this exhibit has ended' {REFUSE};
    END IF;
    IF NEW.kind IN ('accepted', 'refused') AND NOT coalesce(last.kind = 'transferred' AND last.to_id = NEW.noted_by_id
       AND (NEW.kind = 'refused' OR NEW.to_id = NEW.noted_by_id), false) THEN
        RAISE EXCEPTION 'only whom it was handed to accepts or refuses it' {REFUSE};
    END IF;
    IF NEW.kind IN ('accepted', 'taken_back', 'found') AND held.holder_id IS DISTINCT FROM NEW.to_id THEN
        RAISE EXCEPTION 'whoever received an exhibit holds it' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_custody_linked BEFORE INSERT ON cases_custody
    FOR EACH ROW EXECUTE FUNCTION cases_custody_linked();
"""
NO_LINKED = "DROP FUNCTION cases_custody_linked() CASCADE;"

_ALWAYS = (
    "id",
    "case_id",
    "rank",
    "compartment_id",
    "file_label",
    "digest",
    "salt",
    "registered_at",
    "registered_by_id",
)
_SEALED = (
    "kind", "origin", "power", "obtained_on", "parent_id", "description", "source", "method", "commitment",
)  # fmt: skip


def _differs(columns: tuple[str, ...]) -> str:
    return " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)


STANDS = f"""
DROP TRIGGER cases_exhibit_registered_stands ON cases_exhibit;
DROP FUNCTION cases_exhibit_registered_stands();
DROP TRIGGER cases_exhibit_in_open_case ON cases_exhibit;
DROP FUNCTION cases_exhibit_in_open_case();
CREATE FUNCTION cases_exhibit_stands() RETURNS trigger {HEAD} AS $$
DECLARE
    last cases_custody;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF EXISTS (SELECT 1 FROM cases_case c WHERE c.id = NEW.case_id AND c.state = 'closed') THEN
            RAISE EXCEPTION 'the case is closed' {REFUSE};
        END IF;
        IF NEW.holder_id <> NEW.registered_by_id THEN
            RAISE EXCEPTION 'whoever registers an exhibit holds it' {REFUSE};
        END IF;
        RETURN NEW;
    END IF;
    IF {_differs(_ALWAYS)} OR OLD.state <> 'registered' AND ({_differs(_SEALED)}) THEN
        RAISE EXCEPTION 'cases_exhibit: registered_stands' {REFUSE};
    END IF;
    IF NEW.file IS DISTINCT FROM OLD.file AND NOT (NEW.state = 'destroyed' AND NEW.file IS NULL)
       OR NEW.key IS DISTINCT FROM OLD.key AND NEW.key IS NOT NULL THEN
        RAISE EXCEPTION 'cases_exhibit: registered_stands' {REFUSE};
    END IF;
    IF NEW.holder_id <> OLD.holder_id THEN
        SELECT * INTO last FROM cases_custody WHERE exhibit_id = NEW.id ORDER BY rank DESC LIMIT 1;
        IF NOT coalesce(NEW.state = 'held' AND (OLD.state IN ('outside', 'missing')
            OR OLD.state = 'offered' AND last.kind = 'transferred' AND last.to_id = NEW.holder_id), false) THEN
            RAISE EXCEPTION 'an exhibit passes only to whom it was handed' {REFUSE};
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_exhibit_stands BEFORE INSERT OR UPDATE ON cases_exhibit
    FOR EACH ROW EXECUTE FUNCTION cases_exhibit_stands();

CREATE FUNCTION cases_exhibit_never_goes() RETURNS trigger {HEAD} AS $$
BEGIN RAISE EXCEPTION 'an exhibit is never deleted' {REFUSE}; END $$;
CREATE TRIGGER cases_exhibit_never_goes BEFORE DELETE ON cases_exhibit
    FOR EACH ROW EXECUTE FUNCTION cases_exhibit_never_goes();

CREATE FUNCTION cases_exhibit_has_custody() RETURNS trigger {HEAD} AS $$
DECLARE
    held cases_exhibit;
    last cases_custody;
BEGIN
    SELECT * INTO held FROM cases_exhibit WHERE id = NEW.id;
    SELECT * INTO last FROM cases_custody WHERE exhibit_id = NEW.id
        AND kind NOT IN ('examined', 'copied', 'disclosed', 'moved', 'resealed', 'counted') ORDER BY rank DESC LIMIT 1;
    IF NOT coalesce(held.state = ANY (CASE last.kind
            WHEN 'received' THEN ARRAY['registered', 'held'] WHEN 'sealed' THEN ARRAY['sealed', 'held']
            WHEN 'transferred' THEN ARRAY['offered'] WHEN 'sent_out' THEN ARRAY['outside']
            WHEN 'missing' THEN ARRAY['missing'] WHEN 'returned' THEN ARRAY['returned']
            WHEN 'destroyed' THEN ARRAY['destroyed'] ELSE ARRAY['held'] END), false) THEN
        RAISE EXCEPTION 'where an exhibit is, is what its line of custody says' {REFUSE};
    END IF;
    IF TG_OP = 'UPDATE' THEN
        SELECT * INTO last FROM cases_custody WHERE exhibit_id = NEW.id ORDER BY rank DESC LIMIT 1;
        IF OLD.place_id IS DISTINCT FROM held.place_id AND last.place_id IS DISTINCT FROM held.place_id THEN
            RAISE EXCEPTION 'an exhibit is moved by an event of its custody' {REFUSE};
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cases_exhibit_has_custody AFTER INSERT OR UPDATE ON cases_exhibit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_exhibit_has_custody();
"""

# The guards of before come back as the first migrations made them.
NO_STANDS = """
DROP FUNCTION cases_exhibit_has_custody() CASCADE;
DROP FUNCTION cases_exhibit_never_goes() CASCADE;
DROP FUNCTION cases_exhibit_stands() CASCADE;
"""
NO_KEPT_VERIFICATIONS = """
DROP FUNCTION cases_verifiedexhibit_stays() CASCADE;
DROP FUNCTION cases_verification_stands() CASCADE;
"""

KEPT_VERIFICATIONS = f"""
CREATE FUNCTION cases_verification_stands() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.finished_at IS NOT NULL
       OR {_differs(("id", "case_id", "heads", "exhibits", "begun_at", "begun_by_id"))}
       OR NEW.failed < OLD.failed THEN
        RAISE EXCEPTION 'a verification stays as it was made' {REFUSE};
    END IF;
    IF NEW.finished_at IS NOT NULL AND (
        SELECT count(*) FROM cases_verifiedexhibit v WHERE v.verification_id = NEW.id) <> NEW.exhibits
       OR NEW.failed <> (SELECT count(*) FROM cases_verifiedexhibit v WHERE v.verification_id = NEW.id
                         AND v.outcome NOT IN ('sound', 'no_file', 'gone')) THEN
        RAISE EXCEPTION 'a verification counts what was verified' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_verification_stands BEFORE UPDATE OR DELETE ON cases_verification
    FOR EACH ROW EXECUTE FUNCTION cases_verification_stands();
CREATE FUNCTION cases_verifiedexhibit_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    RAISE EXCEPTION 'rows of cases_verifiedexhibit are appended, never changed' {REFUSE};
END $$;
CREATE TRIGGER cases_verifiedexhibit_stays BEFORE UPDATE OR DELETE ON cases_verifiedexhibit
    FOR EACH ROW EXECUTE FUNCTION cases_verifiedexhibit_stays();
"""

KEEPING = f"""
CREATE FUNCTION cases_exhibit_kept() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.state IN ('destroyed', 'returned') AND NEW.state <> OLD.state AND EXISTS (
        SELECT 1 FROM cases_exhibithold h WHERE h.exhibit_id = NEW.id AND h.lifted_at IS NULL) THEN
        RAISE EXCEPTION 'an exhibit on hold is neither destroyed nor given back' {REFUSE};
    END IF;
    IF NEW.state = 'destroyed' AND OLD.state <> 'destroyed' AND NOT EXISTS (
        SELECT 1 FROM cases_destruction d WHERE d.exhibit_id = NEW.id AND d.state = 'carried_out') THEN
        RAISE EXCEPTION 'an exhibit is destroyed only after three people decided it' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_exhibit_kept BEFORE UPDATE ON cases_exhibit
    FOR EACH ROW EXECUTE FUNCTION cases_exhibit_kept();

CREATE FUNCTION cases_destruction_stands() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'DELETE' OR {_differs(("id", "exhibit_id", "method", "reasons", "ends_on"))}
       OR {_differs(("proposed_at", "proposed_by_id"))}
       OR OLD.agreed_by_id IS NOT NULL AND ({_differs(("agreed_at", "agreed_by_id"))})
       OR OLD.approved_by_id IS NOT NULL AND ({_differs(("approved_at", "approved_by_id"))})
       OR OLD.certified_on IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'a destruction stays as it was decided' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_destruction_stands BEFORE UPDATE OR DELETE ON cases_destruction
    FOR EACH ROW EXECUTE FUNCTION cases_destruction_stands();
CREATE FUNCTION cases_exhibithold_stands() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.lifted_at IS NOT NULL
       OR {_differs(("id", "exhibit_id", "ground", "placed_at", "placed_by_id"))} THEN
        RAISE EXCEPTION 'a hold changes only by being lifted' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_exhibithold_stands BEFORE UPDATE OR DELETE ON cases_exhibithold
    FOR EACH ROW EXECUTE FUNCTION cases_exhibithold_stands();
CREATE FUNCTION cases_countline_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP <> 'INSERT' OR EXISTS (
        SELECT 1 FROM cases_stockcount s WHERE s.id = NEW.count_id AND s.closed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a line of a stock-taking is appended while it runs, and never changed' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_countline_stays BEFORE INSERT OR UPDATE OR DELETE ON cases_countline
    FOR EACH ROW EXECUTE FUNCTION cases_countline_stays();
"""
NO_KEEPING = """
DROP FUNCTION cases_countline_stays() CASCADE;
DROP FUNCTION cases_exhibithold_stands() CASCADE;
DROP FUNCTION cases_destruction_stands() CASCADE;
DROP FUNCTION cases_exhibit_kept() CASCADE;
"""
