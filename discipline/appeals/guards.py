"""SQL: what the database refuses about appeals, stays, and proceedings that are taken up again."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

_HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$"

# A sanction that is stayed is not carried out; nobody rules on a stay of their own decision.
STAYED = f"""
CREATE FUNCTION discipline_sanction_not_stayed() RETURNS trigger {_HEAD}
BEGIN
    IF NEW.executed_on IS NOT NULL AND OLD.executed_on IS NULL AND EXISTS (
        SELECT 1 FROM public.discipline_stay y JOIN public.discipline_appeal a ON a.id = y.appeal_id
        WHERE a.sanction_id = NEW.id AND y.is_granted AND a.state IN ('lodged', 'admitted', 'determined')
    ) THEN
        RAISE EXCEPTION 'amana: the sanction is stayed while an appeal is open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_sanction_not_stayed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_sanction_not_stayed BEFORE UPDATE ON discipline_sanction
    FOR EACH ROW EXECUTE FUNCTION discipline_sanction_not_stayed();
CREATE FUNCTION discipline_stay_independent() RETURNS trigger {_HEAD}
BEGIN
    IF NEW.ruled_by_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM public.discipline_appeal a
        JOIN public.discipline_sanction s ON s.id = a.sanction_id
        JOIN public.discipline_decision d ON d.id = s.decision_id
        WHERE a.id = NEW.appeal_id AND NEW.ruled_by_id IN (d.proposed_by_id, d.confirmed_by_id, s.imposed_by_id)
    ) THEN
        RAISE EXCEPTION 'amana: nobody rules on a stay of their own decision'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_stay_independent';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_stay_independent BEFORE INSERT OR UPDATE ON discipline_stay
    FOR EACH ROW EXECUTE FUNCTION discipline_stay_independent();
"""
NOT_STAYED = """
DROP TRIGGER discipline_sanction_not_stayed ON discipline_sanction;
DROP FUNCTION discipline_sanction_not_stayed();
DROP TRIGGER discipline_stay_independent ON discipline_stay;
DROP FUNCTION discipline_stay_independent();
"""

# Only what an appeal annulled comes back, for the same person; an effect that was done stays done.
TAKEN_UP = f"""
CREATE FUNCTION discipline_taken_up_fallen() RETURNS trigger {_HEAD}
BEGIN
    IF NEW.resumes_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM public.discipline_proceeding p
        JOIN public.discipline_sanction s ON s.proceeding_id = p.id AND s.state = 'annulled'
        WHERE p.id = NEW.resumes_id AND p.case_id = NEW.case_id AND p.subject_id = NEW.subject_id
    ) THEN
        RAISE EXCEPTION 'amana: only a proceeding whose sanction was annulled is taken up again'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_taken_up_fallen';
    END IF;
    IF NEW.resumes_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM public.discipline_appealeffect e
        JOIN public.discipline_appeal a ON a.id = e.appeal_id
        JOIN public.discipline_sanction s ON s.id = a.sanction_id
        WHERE s.proceeding_id = NEW.resumes_id
          AND (e.code IN ('never_again', 'ground_unknown', 'may_not_take_up')
               OR (e.code = 'may_take_up' AND e."on" + 1 < (NEW.opened_at AT TIME ZONE 'UTC')::date))
    ) THEN
        RAISE EXCEPTION 'amana: the outcome of the appeal does not let it be taken up again'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_taken_up_allowed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_taken_up_fallen BEFORE INSERT ON discipline_proceeding
    FOR EACH ROW EXECUTE FUNCTION discipline_taken_up_fallen();
CREATE FUNCTION discipline_effect_stays_done() RETURNS trigger {_HEAD}
BEGIN
    IF OLD.done_on IS NOT NULL OR (NEW.appeal_id, NEW.code, NEW."on", NEW.is_task)
        IS DISTINCT FROM (OLD.appeal_id, OLD.code, OLD."on", OLD.is_task) THEN
        RAISE EXCEPTION 'amana: an effect stays as it was written down, and is done once'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_effect_stays_done';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_effect_stays_done BEFORE UPDATE ON discipline_appealeffect
    FOR EACH ROW EXECUTE FUNCTION discipline_effect_stays_done();
"""
NOT_TAKEN_UP = """
DROP TRIGGER discipline_taken_up_fallen ON discipline_proceeding;
DROP FUNCTION discipline_taken_up_fallen();
DROP TRIGGER discipline_effect_stays_done ON discipline_appealeffect;
DROP FUNCTION discipline_effect_stays_done();
"""
