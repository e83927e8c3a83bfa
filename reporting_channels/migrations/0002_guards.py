"""What the database refuses about reports, exclusions and identities."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

from accounts.guards import GuardPermission
from machine.guards import GuardState

# Functions run as the owner of the tables: the reporter's site may insert grants, and not read members.
HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

EXCLUSIONS = f"""
CREATE FUNCTION report_excluded_gets_no_key() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.revoked_at IS NULL AND EXISTS (
        SELECT 1 FROM reporting_channels_exclusion e
            JOIN reporting_channels_report r ON r.id = e.report_id
            JOIN accounts_member m ON m.id = e.member_id
            WHERE r.compartment_id = NEW.compartment_id AND m.holder_id = NEW.holder_id
    ) THEN
        RAISE EXCEPTION 'no key of a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_excluded_gets_no_key BEFORE INSERT OR UPDATE ON vault_grant
    FOR EACH ROW EXECUTE FUNCTION report_excluded_gets_no_key();

CREATE FUNCTION report_excluded_gets_no_permission() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_exclusion e
               WHERE e.report_id = NEW.content_object_id AND e.member_id = NEW.user_id) THEN
        RAISE EXCEPTION 'no permission on a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_excluded_gets_no_permission BEFORE INSERT OR UPDATE ON reporting_channels_reportpermission
    FOR EACH ROW EXECUTE FUNCTION report_excluded_gets_no_permission();

CREATE FUNCTION report_exclusion_finds_nothing() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reporting_channels_reportpermission p
               WHERE p.content_object_id = NEW.report_id AND p.user_id = NEW.member_id)
       OR EXISTS (SELECT 1 FROM vault_grant g
               JOIN reporting_channels_report r ON r.compartment_id = g.compartment_id
               JOIN accounts_member m ON m.holder_id = g.holder_id
               WHERE r.id = NEW.report_id AND m.id = NEW.member_id AND g.revoked_at IS NULL) THEN
        RAISE EXCEPTION 'an excluded member still holds a permission or a key' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER report_exclusion_finds_nothing AFTER INSERT ON reporting_channels_exclusion
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION report_exclusion_finds_nothing();

CREATE FUNCTION report_exclusion_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an exclusion is for good' {REFUSE};
END $$;
CREATE TRIGGER report_exclusion_stays BEFORE UPDATE OR DELETE ON reporting_channels_exclusion
    FOR EACH ROW EXECUTE FUNCTION report_exclusion_stays();
"""
NO_EXCLUSIONS = """
DROP TRIGGER report_exclusion_stays ON reporting_channels_exclusion;
DROP FUNCTION report_exclusion_stays();
DROP TRIGGER report_exclusion_finds_nothing ON reporting_channels_exclusion;
DROP FUNCTION report_exclusion_finds_nothing();
DROP TRIGGER report_excluded_gets_no_permission ON reporting_channels_reportpermission;
DROP FUNCTION report_excluded_gets_no_permission();
DROP TRIGGER report_excluded_gets_no_key ON vault_grant;
DROP FUNCTION report_excluded_gets_no_key();
"""

DISCLOSURES = f"""
CREATE FUNCTION disclosure_asked_by_no_custodian() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM vault_identityshare s
               JOIN reporting_channels_identity i ON i.compartment_id = s.compartment_id
               JOIN accounts_member m ON m.holder_id = s.custodian_id
               WHERE i.id = NEW.identity_id AND m.id = NEW.requested_by_id) THEN
        RAISE EXCEPTION 'a custodian cannot ask for the identity they keep' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER disclosure_asked_by_no_custodian BEFORE INSERT OR UPDATE ON reporting_channels_identitydisclosure
    FOR EACH ROW EXECUTE FUNCTION disclosure_asked_by_no_custodian();

CREATE FUNCTION share_released_by_its_custodian() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_identitydisclosure d
               JOIN reporting_channels_identity i ON i.id = d.identity_id
               JOIN vault_identityshare s ON s.compartment_id = i.compartment_id
               JOIN accounts_member m ON m.holder_id = s.custodian_id
               WHERE d.id = NEW.disclosure_id AND m.id = NEW.released_by_id
                 AND d.requested_by_id <> NEW.released_by_id AND d.state = 'requested') THEN
        RAISE EXCEPTION 'only a custodian of the identity releases a share, and only while it is asked for' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER share_released_by_its_custodian BEFORE INSERT ON reporting_channels_sharerelease
    FOR EACH ROW EXECUTE FUNCTION share_released_by_its_custodian();

CREATE FUNCTION disclosure_has_enough_shares() RETURNS trigger {HEAD} AS $$
BEGIN
    IF (SELECT count(*) FROM reporting_channels_sharerelease r WHERE r.disclosure_id = NEW.id)
       < (SELECT i.shares_needed FROM reporting_channels_identity i WHERE i.id = NEW.identity_id) THEN
        RAISE EXCEPTION 'too few custodians released their share' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER disclosure_has_enough_shares BEFORE UPDATE ON reporting_channels_identitydisclosure
    FOR EACH ROW WHEN (OLD.state = 'requested' AND NEW.state = 'released')
    EXECUTE FUNCTION disclosure_has_enough_shares();
"""
NO_DISCLOSURES = """
DROP TRIGGER disclosure_has_enough_shares ON reporting_channels_identitydisclosure;
DROP FUNCTION disclosure_has_enough_shares();
DROP TRIGGER share_released_by_its_custodian ON reporting_channels_sharerelease;
DROP FUNCTION share_released_by_its_custodian();
DROP TRIGGER disclosure_asked_by_no_custodian ON reporting_channels_identitydisclosure;
DROP FUNCTION disclosure_asked_by_no_custodian();
"""

DIALOGUE = f"""
CREATE FUNCTION message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said in a dialogue is never changed' {REFUSE};
END $$;
CREATE TRIGGER message_stays BEFORE UPDATE ON reporting_channels_message
    FOR EACH ROW EXECUTE FUNCTION message_stays();
"""
NO_DIALOGUE = """
DROP TRIGGER message_stays ON reporting_channels_message;
DROP FUNCTION message_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0001_initial"),
        ("machine", "__first__"),
        ("accounts", "0002_guards"),
    ]
    operations = [
        GuardState("reporting_channels.states.REPORT"),
        GuardState("reporting_channels.states.IDENTITY_DISCLOSURE"),
        GuardPermission("reporting_channels_reportpermission", "reporting_channels_report", "report"),
        GuardPermission(
            "reporting_channels_identitydisclosurepermission",
            "reporting_channels_identitydisclosure",
            "disclosure",
        ),
        migrations.RunSQL(EXCLUSIONS, NO_EXCLUSIONS),
        migrations.RunSQL(DISCLOSURES, NO_DISCLOSURES),
        migrations.RunSQL(DIALOGUE, NO_DIALOGUE),
    ]
