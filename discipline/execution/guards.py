"""SQL: no order before the notice, no order or revocation of a sanction that fell."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

_HEAD = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$"

ORDERED = f"""
CREATE FUNCTION discipline_order_after_notice() {_HEAD}
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM public.discipline_sanction s WHERE s.id = NEW.sanction_id
          AND s.notified_on IS NOT NULL AND NEW.starts_on >= s.notified_on
          AND (TG_OP = 'UPDATE' OR s.state IN ('notified', 'executed'))
    ) THEN
        RAISE EXCEPTION 'amana: a sanction is carried out after its notice, and while it stands'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_order_after_notice';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_order_after_notice BEFORE INSERT OR UPDATE ON discipline_executionorder
    FOR EACH ROW EXECUTE FUNCTION discipline_order_after_notice();
CREATE FUNCTION discipline_revoked_by_later() {_HEAD}
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM public.discipline_sanction earlier
        JOIN public.discipline_sanction later ON later.id = NEW.because_of_id AND later.imposed_at > earlier.imposed_at
        WHERE earlier.id = NEW.sanction_id AND earlier.state IN ('notified', 'executed')
          AND later.state IN ('imposed', 'notified', 'executed')
          AND (earlier.parameters ->> 'suspended_days')::int >= NEW.days
    ) THEN
        RAISE EXCEPTION 'amana: a later sanction that stands revokes the suspended part of one that stands'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_revoked_by_later';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_revoked_by_later BEFORE INSERT ON discipline_revocation
    FOR EACH ROW EXECUTE FUNCTION discipline_revoked_by_later();
"""
NOT_ORDERED = """
DROP TRIGGER discipline_order_after_notice ON discipline_executionorder;
DROP FUNCTION discipline_order_after_notice();
DROP TRIGGER discipline_revoked_by_later ON discipline_revocation;
DROP FUNCTION discipline_revoked_by_later();
"""
