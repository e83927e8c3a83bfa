"""Identities given later and taken back: the database erases, with the proof that only the receipt gives."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

ERASED = f"""
CREATE FUNCTION identity_is_taken_back() RETURNS trigger {HEAD} AS $$
DECLARE
    found reporting_channels_identity%ROWTYPE;
BEGIN
    SELECT * INTO found FROM reporting_channels_identity i WHERE i.id = NEW.identity_id FOR UPDATE;
    IF found.taken_back_on IS NOT NULL OR found.proof_digest IS NULL OR sha256(NEW.proof) <> found.proof_digest THEN
        RAISE EXCEPTION 'only the receipt takes an identity back, and once' {REFUSE};
    END IF;
    IF EXISTS (SELECT 1 FROM reporting_channels_identitydisclosure d
               WHERE d.identity_id = NEW.identity_id AND d.opened_at IS NOT NULL) THEN
        RAISE EXCEPTION 'an identity that was opened is not taken back' {REFUSE};
    END IF;
    IF EXISTS (SELECT 1 FROM vault_compartment c WHERE c.id = found.compartment_id AND c.under_hold FOR SHARE) THEN
        RAISE EXCEPTION 'nothing under legal hold is destroyed' {REFUSE};
    END IF;
    IF NEW.part = 'all' THEN
        UPDATE vault_compartment SET destroyed_at = (NEW.taken_back_on + time '12:00') AT TIME ZONE 'UTC'
            WHERE id = found.compartment_id;
        UPDATE vault_identityshare SET sealed_share = '' WHERE compartment_id = found.compartment_id;
        UPDATE reporting_channels_sharerelease SET sealed_share = '' WHERE disclosure_id IN (
            SELECT d.id FROM reporting_channels_identitydisclosure d WHERE d.identity_id = NEW.identity_id);
        UPDATE reporting_channels_identity
            SET name = NULL, contact = NULL, parts = 'none', taken_back_on = NEW.taken_back_on WHERE id = found.id;
    ELSIF NEW.part = 'name' AND found.parts = 'all' THEN
        UPDATE reporting_channels_identity SET name = NULL, parts = 'contact' WHERE id = found.id;
    ELSIF NEW.part = 'contact' AND found.parts = 'all' THEN
        UPDATE reporting_channels_identity SET contact = NULL, parts = 'name' WHERE id = found.id;
    ELSE
        RAISE EXCEPTION 'this part of the identity is not there' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER identity_is_taken_back BEFORE INSERT ON reporting_channels_takingback
    FOR EACH ROW EXECUTE FUNCTION identity_is_taken_back();

CREATE FUNCTION taking_back_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'that something was taken back stays on record' {REFUSE};
END $$;
CREATE TRIGGER taking_back_stays BEFORE UPDATE ON reporting_channels_takingback
    FOR EACH ROW EXECUTE FUNCTION taking_back_stays();

CREATE FUNCTION disclosure_of_what_is_there() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.state <> 'lapsed' AND EXISTS (SELECT 1 FROM reporting_channels_identity i
            WHERE i.id = NEW.identity_id AND i.taken_back_on IS NOT NULL FOR SHARE) THEN
        RAISE EXCEPTION 'nothing goes on with an identity that was taken back' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER disclosure_of_what_is_there BEFORE INSERT OR UPDATE ON reporting_channels_identitydisclosure
    FOR EACH ROW WHEN (NEW.state IN ('requested', 'released', 'noticed', 'opened'))
    EXECUTE FUNCTION disclosure_of_what_is_there();

CREATE FUNCTION disclosure_asks_nobody_kept_away() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_identitydisclosure d
               JOIN reporting_channels_identity i ON i.id = d.identity_id
               WHERE d.id = NEW.content_object_id AND report_bars(i.report_id, NEW.user_id)) THEN
        RAISE EXCEPTION 'a member who is kept away from a report is asked nothing about its identity' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER disclosure_asks_nobody_kept_away
    BEFORE INSERT OR UPDATE ON reporting_channels_identitydisclosurepermission
    FOR EACH ROW EXECUTE FUNCTION disclosure_asks_nobody_kept_away();
"""
NOT_ERASED = """
DROP FUNCTION disclosure_asks_nobody_kept_away() CASCADE;
DROP FUNCTION disclosure_of_what_is_there() CASCADE;
DROP FUNCTION taking_back_stays() CASCADE;
DROP FUNCTION identity_is_taken_back() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0008_retention_guards")]
    operations = [migrations.RunSQL(ERASED, NOT_ERASED)]
