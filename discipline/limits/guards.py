"""SQL: nobody opens a proceeding past its prescription without a granted override of that person by somebody else."""

OVERRIDDEN = """
CREATE FUNCTION discipline_prescription_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    -- A day more than the office's own day can differ by; the exact day is the CHECK on is_past_prescription.
    IF NEW.prescribed_on IS NOT NULL AND (NEW.opened_at AT TIME ZONE 'UTC')::date > NEW.prescribed_on + 1
       AND NOT NEW.is_past_prescription THEN
        RAISE EXCEPTION 'amana: this proceeding is opened past its prescription'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_prescription_kept';
    END IF;
    IF NEW.override_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM public.discipline_prescriptionoverride o
        WHERE o.id = NEW.override_id AND o.case_id = NEW.case_id AND o.subject_id = NEW.subject_id
          AND o.confirmed_at IS NOT NULL AND o.confirmed_by_id <> NEW.opened_by_id
    ) THEN
        RAISE EXCEPTION 'amana: another person grants the override, for this person of this case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_override_of_another';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_prescription_kept BEFORE INSERT ON discipline_proceeding
    FOR EACH ROW EXECUTE FUNCTION discipline_prescription_kept();
"""
NOT_OVERRIDDEN = """
DROP TRIGGER discipline_prescription_kept ON discipline_proceeding;
DROP FUNCTION discipline_prescription_kept();
"""

DECIDED_ONCE = """
CREATE FUNCTION discipline_override_decided_once() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL
       OR (NEW.case_id, NEW.subject_id, NEW.limit_on, NEW.proposed_by_id, NEW.request)
          IS DISTINCT FROM (OLD.case_id, OLD.subject_id, OLD.limit_on, OLD.proposed_by_id, OLD.request) THEN
        RAISE EXCEPTION 'amana: what was asked stays as it was asked, and is decided once'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_override_decided_once';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_override_decided_once BEFORE UPDATE ON discipline_prescriptionoverride
    FOR EACH ROW EXECUTE FUNCTION discipline_override_decided_once();
"""
NOT_DECIDED_ONCE = """
DROP TRIGGER discipline_override_decided_once ON discipline_prescriptionoverride;
DROP FUNCTION discipline_override_decided_once();
"""
