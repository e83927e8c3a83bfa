"""The guards of reports are asked about the keys of reports alone, and look once where they looked twice (ADR 0050)."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

from accounts.guards import GuardByKind
from machine.triggers import HEAD, REFUSE, asked_of

SOUGHT = f"""
    IF pads IS NULL THEN
        RAISE EXCEPTION 'this session carries no amana.bars, so nobody is let in to a report' {REFUSE};
    END IF;
    sought := substr(sha256(substr(pads, 65, 64) || sha256(
        substr(pads, 1, 64) || uuid_send(asked_report) || uuid_send(asked_member))), 1, 16);
"""
PLACES = """
    FOR place IN 0 .. coalesce(octet_length(places), 0) / 16 - 1 LOOP
        IF substr(places, place * 16 + 1, 16) = sought THEN
            RETURN true;
        END IF;
    END LOOP;
"""

# Place by place only where the bytes stand at all: almost nobody is barred.
BARS = f"""
CREATE OR REPLACE FUNCTION report_bars(asked_report uuid, asked_member uuid) RETURNS boolean {HEAD} STABLE AS $$
DECLARE
    pads bytea := decode(nullif(current_setting('amana.bars', true), ''), 'hex');
    sought bytea;
    places bytea;
    is_excluded boolean;
BEGIN{SOUGHT}
    SELECT (SELECT r.barred FROM reporting_channels_report r
            WHERE r.id = asked_report AND position(sought in r.barred) > 0),
           EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought)
        INTO places, is_excluded;{PLACES}
    RETURN is_excluded;
END $$;
"""
LOOKED_TWICE = f"""
CREATE OR REPLACE FUNCTION report_bars(asked_report uuid, asked_member uuid) RETURNS boolean {HEAD} STABLE AS $$
DECLARE
    pads bytea := decode(nullif(current_setting('amana.bars', true), ''), 'hex');
    sought bytea;
    places bytea;
BEGIN{SOUGHT}
    SELECT r.barred INTO places FROM reporting_channels_report r WHERE r.id = asked_report;{PLACES}
    RETURN EXISTS (SELECT 1 FROM reporting_channels_exclusion e
                   WHERE e.report_id = asked_report AND e.token = sought);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0011_reopening"),
        ("vault", "0006_grants_know_their_kind"),
    ]
    operations = [
        GuardByKind("reporting_channels_reportpermission", "reporting_channels_report", "report"),
        GuardByKind(
            "reporting_channels_identitydisclosurepermission",
            "reporting_channels_identitydisclosure",
            "disclosure",
        ),
        migrations.RunSQL(*asked_of("report", "report_excluded_gets_no_key")),
        migrations.RunSQL(BARS, LOOKED_TWICE),
    ]
