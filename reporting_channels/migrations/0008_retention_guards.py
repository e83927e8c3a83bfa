"""What the database refuses about keeping and destroying: nothing under hold, nothing by halves, nothing again."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

from machine.guards import GuardState

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

HOLDS = f"""
CREATE FUNCTION hold_is_fixed() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a hold stays on record' {REFUSE};
    END IF;
    IF (NEW.id, NEW.report_id, NEW.ground, NEW.placed_at, NEW.placed_by_id)
            IS DISTINCT FROM (OLD.id, OLD.report_id, OLD.ground, OLD.placed_at, OLD.placed_by_id)
        OR OLD.lifted_at IS NOT NULL AND (NEW.lifted_at, NEW.lifted_by_id)
            IS DISTINCT FROM (OLD.lifted_at, OLD.lifted_by_id) THEN
        RAISE EXCEPTION 'a hold changes only by being lifted, once' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_is_fixed BEFORE UPDATE OR DELETE ON reporting_channels_legalhold
    FOR EACH ROW EXECUTE FUNCTION hold_is_fixed();

CREATE FUNCTION hold_holds() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_legalhold h
               JOIN reporting_channels_report r ON r.id = h.report_id
               JOIN vault_compartment c ON c.id = r.compartment_id
               WHERE h.id = NEW.id AND h.lifted_at IS NULL AND NOT c.under_hold) THEN
        RAISE EXCEPTION 'a hold that holds no key' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hold_holds AFTER INSERT OR UPDATE ON reporting_channels_legalhold
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hold_holds();

CREATE FUNCTION hold_is_lifted_first() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_legalhold h
               JOIN reporting_channels_report r ON r.id = h.report_id
               LEFT JOIN reporting_channels_identity i ON i.report_id = r.id
               LEFT JOIN reporting_channels_identitydisclosure d ON d.identity_id = i.id
               WHERE h.lifted_at IS NULL AND NEW.id IN (r.compartment_id, i.compartment_id, d.compartment_id)) THEN
        RAISE EXCEPTION 'a key is freed when every hold on its report is lifted, not before' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_is_lifted_first BEFORE UPDATE ON vault_compartment
    FOR EACH ROW WHEN (OLD.under_hold AND NOT NEW.under_hold) EXECUTE FUNCTION hold_is_lifted_first();
"""
NO_HOLDS = """
DROP TRIGGER hold_is_lifted_first ON vault_compartment;
DROP FUNCTION hold_is_lifted_first();
DROP TRIGGER hold_holds ON reporting_channels_legalhold;
DROP FUNCTION hold_holds();
DROP TRIGGER hold_is_fixed ON reporting_channels_legalhold;
DROP FUNCTION hold_is_fixed();
"""

DELETIONS = f"""
CREATE FUNCTION deletion_waits_for_the_hold() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.state IN ('proposed', 'confirmed', 'carried_out') AND EXISTS (
        SELECT 1 FROM reporting_channels_legalhold h WHERE h.report_id = NEW.report_id AND h.lifted_at IS NULL
    ) THEN
        RAISE EXCEPTION 'nothing under hold is destroyed' {REFUSE};
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.id, NEW.report_id, NEW.ground, NEW.proposed_at, NEW.proposed_by_id)
            IS DISTINCT FROM (OLD.id, OLD.report_id, OLD.ground, OLD.proposed_at, OLD.proposed_by_id) THEN
        RAISE EXCEPTION 'a proposal is decided as it was made' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER deletion_waits_for_the_hold BEFORE INSERT OR UPDATE ON reporting_channels_earlydeletion
    FOR EACH ROW EXECUTE FUNCTION deletion_waits_for_the_hold();
"""
NO_DELETIONS = """
DROP TRIGGER deletion_waits_for_the_hold ON reporting_channels_earlydeletion;
DROP FUNCTION deletion_waits_for_the_hold();
"""

ERASURES = f"""
CREATE FUNCTION erased_stays_erased() RETURNS trigger {HEAD} AS $$
BEGIN
    RAISE EXCEPTION 'nothing comes back into a report that was erased' {REFUSE};
END $$;
CREATE TRIGGER erased_stays_erased BEFORE UPDATE OR DELETE ON reporting_channels_report
    FOR EACH ROW WHEN (OLD.state = 'erased') EXECUTE FUNCTION erased_stays_erased();

CREATE FUNCTION erased_leaves_nothing() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM vault_compartment c WHERE c.id = NEW.compartment_id AND c.destroyed_at IS NULL)
        OR EXISTS (SELECT 1 FROM reporting_channels_identity i WHERE i.report_id = NEW.id)
        OR EXISTS (SELECT 1 FROM reporting_channels_receipt w WHERE w.report_id = NEW.id AND w.wrapped_key <> '')
        OR EXISTS (SELECT 1 FROM reporting_channels_message m WHERE m.report_id = NEW.id)
        OR EXISTS (SELECT 1 FROM reporting_channels_attachment a WHERE a.report_id = NEW.id)
        OR EXISTS (SELECT 1 FROM reporting_channels_legalhold h WHERE h.report_id = NEW.id AND h.lifted_at IS NULL)
        OR NOT EXISTS (SELECT 1 FROM reporting_channels_erasure e WHERE e.report_id = NEW.id) THEN
        RAISE EXCEPTION 'a report is erased whole, under no hold, and with its certificate begun' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER erased_leaves_nothing AFTER UPDATE ON reporting_channels_report
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.state <> 'erased' AND NEW.state = 'erased') EXECUTE FUNCTION erased_leaves_nothing();

CREATE FUNCTION erased_hears_nothing() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_report r WHERE r.id = NEW.report_id AND r.state = 'erased') THEN
        RAISE EXCEPTION 'nothing is added to a report that was erased' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER zz_erased_hears_nothing BEFORE INSERT ON reporting_channels_message
    FOR EACH ROW EXECUTE FUNCTION erased_hears_nothing();
CREATE TRIGGER zz_erased_hears_nothing BEFORE INSERT ON reporting_channels_attachment
    FOR EACH ROW EXECUTE FUNCTION erased_hears_nothing();

CREATE FUNCTION erasure_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT 1 FROM reporting_channels_report r WHERE r.id = NEW.report_id AND r.state = 'erased') THEN
            RAISE EXCEPTION 'a certificate of erasure needs a report that was erased' {REFUSE};
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.certified_on IS NOT NULL
        OR (NEW.id, NEW.report_id, NEW.deletion_id, NEW.ground, NEW.rule, NEW.procedure_digest, NEW.erased_on,
            NEW.counts, NEW.compartments)
            IS DISTINCT FROM (OLD.id, OLD.report_id, OLD.deletion_id, OLD.ground, OLD.rule, OLD.procedure_digest,
            OLD.erased_on, OLD.counts, OLD.compartments) THEN
        RAISE EXCEPTION 'a certificate of erasure is completed once and stays' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER erasure_stays BEFORE INSERT OR UPDATE OR DELETE ON reporting_channels_erasure
    FOR EACH ROW EXECUTE FUNCTION erasure_stays();

CREATE OR REPLACE FUNCTION minutes_word_stays() RETURNS trigger {HEAD} AS $$
DECLARE
    is_erased boolean := false;
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'reporting_channels_minutesword' THEN
        SELECT r.state = 'erased' INTO is_erased FROM reporting_channels_report r
            JOIN reporting_channels_minutes m ON m.report_id = r.id WHERE m.id = OLD.minutes_id;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT r.state = 'erased' INTO is_erased FROM reporting_channels_report r
            JOIN reporting_channels_attachment a ON a.report_id = r.id WHERE a.id = OLD.attachment_id;
    END IF;
    IF is_erased THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'what was said about minutes or agreed about a recording is never changed' {REFUSE};
END $$;
"""
NO_ERASURES = f"""
CREATE OR REPLACE FUNCTION minutes_word_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said about minutes or agreed about a recording is never changed' {REFUSE};
END $$;
DROP TRIGGER erasure_stays ON reporting_channels_erasure;
DROP FUNCTION erasure_stays();
DROP TRIGGER zz_erased_hears_nothing ON reporting_channels_attachment;
DROP TRIGGER zz_erased_hears_nothing ON reporting_channels_message;
DROP FUNCTION erased_hears_nothing();
DROP TRIGGER erased_leaves_nothing ON reporting_channels_report;
DROP FUNCTION erased_leaves_nothing();
DROP TRIGGER erased_stays_erased ON reporting_channels_report;
DROP FUNCTION erased_stays_erased();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0007_kept_away_blindly")]
    operations = [
        GuardState("reporting_channels.retention.states.EARLY_DELETION"),
        migrations.RunSQL(HOLDS, NO_HOLDS),
        migrations.RunSQL(DELETIONS, NO_DELETIONS),
        migrations.RunSQL(ERASURES, NO_ERASURES),
    ]
