"""SQL: a draft is signed with a note, loaded through a page as a draft alone, and pinned only once it is signed."""

FROZEN = """
CREATE OR REPLACE FUNCTION procedures_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL AND OLD.status = 'draft'
        AND btrim(NEW.signing_note) <> ''
        AND to_jsonb(NEW) - 'signed_at' - 'signed_by_id' - 'signing_note'
            = to_jsonb(OLD) - 'signed_at' - 'signed_by_id' - 'signing_note'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'procedures: % is refused, a procedure version never changes; a draft is signed once, with a note',
        TG_OP USING ERRCODE = 'restrict_violation';
END $$;
"""
FROZEN_BEFORE = """
CREATE OR REPLACE FUNCTION procedures_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL AND OLD.status = 'draft'
        AND to_jsonb(NEW) - 'signed_at' - 'signed_by_id' = to_jsonb(OLD) - 'signed_at' - 'signed_by_id'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'procedures: % is refused, a procedure version never changes; a draft is signed once', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
"""

LOADED_AS_DRAFT = """
CREATE FUNCTION procedures_version_loaded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.loaded_by_id IS NOT NULL AND NEW.status <> 'draft' THEN
        RAISE EXCEPTION 'procedures: what a member loads is a draft, and somebody else answers for it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedures_version_loaded';
    END IF;
    IF NEW.signing_note <> '' THEN
        RAISE EXCEPTION 'procedures: a version is signed after it was loaded' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER procedures_version_loaded BEFORE INSERT ON procedures_procedureversion
    FOR EACH ROW EXECUTE FUNCTION procedures_version_loaded();
CREATE FUNCTION procedures_version_of_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.signed_by_id = NEW.loaded_by_id THEN
        RAISE EXCEPTION 'procedures: another person than the one who loaded it signs a draft'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedures_version_of_two';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER procedures_version_of_two BEFORE UPDATE ON procedures_procedureversion
    FOR EACH ROW EXECUTE FUNCTION procedures_version_of_two();
"""
NOT_LOADED_AS_DRAFT = """
DROP TRIGGER procedures_version_of_two ON procedures_procedureversion;
DROP FUNCTION procedures_version_of_two();
DROP TRIGGER procedures_version_loaded ON procedures_procedureversion;
DROP FUNCTION procedures_version_loaded();
"""

# Whether this database is the demonstration's: only its owner says so, after migrate (config.demonstration).
DEMONSTRATION = """
CREATE OR REPLACE FUNCTION procedures_is_demonstration() RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT {0} $$;
"""
READY = """
CREATE FUNCTION procedures_pinned_ready() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.procedure_id IS DISTINCT FROM OLD.procedure_id)
       AND NOT public.procedures_is_demonstration() AND NOT EXISTS (
        SELECT 1 FROM public.procedures_procedureversion v
        WHERE v.id = NEW.procedure_id AND (v.status = 'worked' OR v.signed_at IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'procedures: this draft is not signed, and nothing may follow it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'procedures_pinned_ready';
    END IF;
    RETURN NEW;
END $$;
"""
NOT_READY = "DROP FUNCTION procedures_pinned_ready();"


def pins_ready(table: str) -> tuple[str, str]:
    """The trigger of one table whose ``procedure`` names the version that it follows, and its undoing."""
    make = f"""
CREATE TRIGGER {table}_procedure_ready BEFORE INSERT OR UPDATE OF procedure_id ON {table}
    FOR EACH ROW EXECUTE FUNCTION procedures_pinned_ready();
"""
    return make, f"DROP TRIGGER {table}_procedure_ready ON {table};"
