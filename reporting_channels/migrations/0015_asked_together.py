"""Permissions on a report that are given together are asked about once, and its bars are read in one look (ADR 0053)."""

from django.db import migrations

from accounts.guards import GuardTogether
from machine.triggers import HEAD, REFUSE

PERMISSIONS = "reporting_channels_reportpermission"
BARS_HEAD = """
CREATE OR REPLACE FUNCTION report_bars(asked_report uuid, asked_member uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
""".replace("{REFUSE}", REFUSE)
# Sixteen bytes that stand across two places are met by chance once in 2^128: nobody is kept away by that.
TOGETHER = f"""{BARS_HEAD}
    RETURN EXISTS (SELECT 1 FROM reporting_channels_report r
                   WHERE r.id = asked_report AND position(sought IN r.barred) > 0)
        OR EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought);
END $$;

CREATE FUNCTION report_excluded_get_no_permissions() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM new_rows n WHERE report_bars(n.content_object_id, n.user_id)) THEN
        RAISE EXCEPTION 'no permission on a report for a member who is excluded from it' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER report_excluded_gets_no_permission ON {PERMISSIONS};
CREATE TRIGGER report_excluded_gets_no_permission BEFORE UPDATE ON {PERMISSIONS}
    FOR EACH ROW EXECUTE FUNCTION report_excluded_gets_no_permission();
CREATE TRIGGER report_excluded_get_no_permissions AFTER INSERT ON {PERMISSIONS}
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION report_excluded_get_no_permissions();
"""  # noqa: S608 - constants of this module
ALONE = f"""{BARS_HEAD}
    SELECT r.barred INTO places FROM reporting_channels_report r WHERE r.id = asked_report;
    FOR place IN 0 .. coalesce(octet_length(places), 0) / 16 - 1 LOOP
        IF substr(places, place * 16 + 1, 16) = sought THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought);
END $$;
DROP TRIGGER report_excluded_get_no_permissions ON {PERMISSIONS};
DROP FUNCTION report_excluded_get_no_permissions();
DROP TRIGGER report_excluded_gets_no_permission ON {PERMISSIONS};
CREATE TRIGGER report_excluded_gets_no_permission BEFORE INSERT OR UPDATE ON {PERMISSIONS}
    FOR EACH ROW EXECUTE FUNCTION report_excluded_gets_no_permission();
"""  # noqa: S608 - constants of this module


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0014_indexes_that_are_read")]
    operations = [
        migrations.RunSQL(TOGETHER, ALONE),
        GuardTogether(PERMISSIONS, "reporting_channels_report"),
    ]
