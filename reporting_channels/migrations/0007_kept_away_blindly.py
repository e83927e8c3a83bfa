"""Exclusions name nobody any more, a report carries the bars of its intake, and what is past the office stays so."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

# HMAC-SHA256 of report and member, its first 16 bytes, with the pads that the session carries (config/blinding.py).
BARS = f"""
CREATE FUNCTION report_bars(asked_report uuid, asked_member uuid) RETURNS boolean {HEAD} STABLE AS $$
DECLARE
    pads bytea := decode(nullif(current_setting('amana.bars', true), ''), 'hex');
    sought bytea;
    places bytea;
BEGIN
    IF pads IS NULL THEN
        RAISE EXCEPTION 'this session carries no amana.bars, so nobody is let in to a report' {REFUSE};
    END IF;
    sought := substr(sha256(substr(pads, 65, 64) || sha256(
        substr(pads, 1, 64) || uuid_send(asked_report) || uuid_send(asked_member))), 1, 16);
    SELECT r.barred INTO places FROM reporting_channels_report r WHERE r.id = asked_report;
    FOR place IN 0 .. coalesce(octet_length(places), 0) / 16 - 1 LOOP
        IF substr(places, place * 16 + 1, 16) = sought THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought);
END $$;

CREATE OR REPLACE FUNCTION report_excluded_gets_no_key() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.revoked_at IS NULL AND EXISTS (
        SELECT 1 FROM reporting_channels_report r, accounts_member m
            WHERE r.compartment_id = NEW.compartment_id AND m.holder_id = NEW.holder_id AND report_bars(r.id, m.id)
    ) THEN
        RAISE EXCEPTION 'no key of a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION report_excluded_gets_no_permission() RETURNS trigger {HEAD} AS $$
BEGIN
    IF report_bars(NEW.content_object_id, NEW.user_id) THEN
        RAISE EXCEPTION 'no permission on a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION report_exclusion_finds_nothing() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_reportpermission p
               WHERE p.content_object_id = NEW.report_id AND report_bars(NEW.report_id, p.user_id))
       OR EXISTS (SELECT 1 FROM vault_grant g
               JOIN reporting_channels_report r ON r.compartment_id = g.compartment_id
               JOIN accounts_member m ON m.holder_id = g.holder_id
               WHERE r.id = NEW.report_id AND g.revoked_at IS NULL AND report_bars(r.id, m.id)) THEN
        RAISE EXCEPTION 'an excluded member still holds a permission or a key' {REFUSE};
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION report_taken_down_is_whole() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_takingdown t
                   WHERE t.report_id = NEW.id AND report_bars(t.report_id, t.taken_by_id)) THEN
        RAISE EXCEPTION 'a report that a clerk took down names the clerk and keeps them away' {REFUSE};
    END IF;
    IF NEW.medium IN ('telephone', 'hotline', 'visit')
       AND NOT EXISTS (SELECT 1 FROM reporting_channels_minutes m WHERE m.report_id = NEW.id) THEN
        RAISE EXCEPTION 'an oral report has minutes' {REFUSE};
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION report_route_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    RAISE EXCEPTION 'whom a report must not reach is decided at its intake and by exclusions' {REFUSE};
END $$;
CREATE TRIGGER report_route_stays BEFORE UPDATE ON reporting_channels_report
    FOR EACH ROW WHEN ((OLD.barred, OLD.is_past_office) IS DISTINCT FROM (NEW.barred, NEW.is_past_office))
    EXECUTE FUNCTION report_route_stays();
"""
NO_BARS = """
DROP TRIGGER report_route_stays ON reporting_channels_report;
DROP FUNCTION report_route_stays();
DROP FUNCTION report_bars(uuid, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0006_taking_down_guards")]
    operations = [migrations.RunSQL(BARS, NO_BARS)]
