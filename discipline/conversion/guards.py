"""SQL: a proceeding changes the version it follows by a confirmed conversion alone, each of which is decided once."""

CONVERTED = """
CREATE FUNCTION discipline_procedure_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE last record;
BEGIN
    IF NEW.procedure_id IS NOT DISTINCT FROM OLD.procedure_id THEN
        RETURN NEW;
    END IF;
    SELECT c.since_id, c.until_id INTO last FROM public.discipline_conversion c
        WHERE c.proceeding_id = OLD.id AND c.confirmed_at IS NOT NULL ORDER BY c.confirmed_at DESC LIMIT 1;
    IF last IS NULL OR last.since_id <> OLD.procedure_id OR last.until_id <> NEW.procedure_id THEN
        RAISE EXCEPTION 'amana: a proceeding keeps its version unless two persons convert it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_procedure_kept';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_procedure_kept BEFORE UPDATE ON discipline_proceeding
    FOR EACH ROW EXECUTE FUNCTION discipline_procedure_kept();

CREATE FUNCTION discipline_conversion_sound() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.confirmed_at IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM public.discipline_proceeding p
            JOIN public.procedures_procedureversion a ON a.id = p.procedure_id
            JOIN public.procedures_procedureversion b ON b.id = NEW.until_id AND b.code = a.code
            WHERE p.id = NEW.proceeding_id AND p.procedure_id = NEW.since_id
        ) THEN
            RAISE EXCEPTION 'amana: a conversion begins at the version in force and stays within its profile'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_conversion_sound';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL
       OR (NEW.proceeding_id, NEW.since_id, NEW.until_id, NEW.proposed_by_id, NEW.proposed_at, NEW.request)
          IS DISTINCT FROM
          (OLD.proceeding_id, OLD.since_id, OLD.until_id, OLD.proposed_by_id, OLD.proposed_at, OLD.request) THEN
        RAISE EXCEPTION 'amana: what was asked stays as it was asked, and is decided once'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_conversion_sound';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_conversion_sound BEFORE INSERT OR UPDATE ON discipline_conversion
    FOR EACH ROW EXECUTE FUNCTION discipline_conversion_sound();
"""
NOT_CONVERTED = """
DROP TRIGGER discipline_conversion_sound ON discipline_conversion;
DROP FUNCTION discipline_conversion_sound();
DROP TRIGGER discipline_procedure_kept ON discipline_proceeding;
DROP FUNCTION discipline_procedure_kept();
"""
