"""Whoever is kept away from a report is kept away from its case, though no table names them (ADR 0022)."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

BARRED = f"""
CREATE FUNCTION case_bars(asked_case uuid, asked_member uuid) RETURNS boolean {HEAD} STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_recusal r WHERE r.case_id = asked_case AND r.member_id = asked_member)
        OR EXISTS (SELECT 1 FROM cases_origin o
                   WHERE o.case_id = asked_case AND report_bars(o.report_id, asked_member));
END $$;

CREATE OR REPLACE FUNCTION case_barred_gets_no_permission() RETURNS trigger {HEAD} AS $$
BEGIN
    IF case_bars(NEW.content_object_id, NEW.user_id) THEN
        RAISE EXCEPTION 'no permission on a case for a member who is recused or excluded' {REFUSE};
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION case_barred_gets_no_key() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.revoked_at IS NULL AND EXISTS (SELECT 1 FROM cases_case c, accounts_member m
        WHERE c.compartment_id = NEW.compartment_id AND m.holder_id = NEW.holder_id AND case_bars(c.id, m.id)) THEN
        RAISE EXCEPTION 'no key of a case for a member who is recused or excluded' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
"""
PART = f"""
CREATE OR REPLACE FUNCTION case_barred_gets_no_part() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.ended_at IS NULL AND case_bars(NEW.case_id, NEW.member_id)
       OR EXISTS (SELECT 1 FROM cases_assignment a
                  WHERE a.case_id = NEW.case_id AND a.member_id = NEW.member_id AND a.id <> NEW.id
                    AND CASE WHEN a.role IN ('lead', 'investigator') THEN 'investigating' ELSE a.role END
                     <> CASE WHEN NEW.role IN ('lead', 'investigator') THEN 'investigating' ELSE NEW.role END) THEN
        RAISE EXCEPTION 'no part in a case for a member who is recused or excluded, and one part a member' {REFUSE};
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION case_origin_lets_nobody_stay() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM cases_casepermission p
               WHERE p.content_object_id = NEW.case_id AND report_bars(NEW.report_id, p.user_id)) THEN
        RAISE EXCEPTION 'a report does not join a case of somebody whom it must not reach' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER case_origin_lets_nobody_stay BEFORE INSERT ON cases_origin
    FOR EACH ROW EXECUTE FUNCTION case_origin_lets_nobody_stay();
"""
NO_PART = """
DROP FUNCTION case_origin_lets_nobody_stay() CASCADE;
DROP FUNCTION case_bars(uuid, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_guards"),
        ("reporting_channels", "0007_kept_away_blindly"),
    ]
    operations = [
        migrations.RunSQL(BARRED, migrations.RunSQL.noop),
        migrations.RunSQL(PART, NO_PART),
    ]
