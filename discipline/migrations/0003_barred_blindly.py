"""No permission and no key of a proceeding for whoever is kept away from its case or from the report behind it."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_not_recused'"

BARRED = f"""
CREATE OR REPLACE FUNCTION discipline_not_recused() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM discipline_proceeding p
               WHERE p.id = NEW.content_object_id AND case_bars(p.case_id, NEW.user_id)) THEN
        RAISE EXCEPTION 'amana: this member is recused from the case or excluded from its report' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
"""
KEYS = f"""
CREATE FUNCTION discipline_barred_gets_no_key() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.revoked_at IS NULL AND EXISTS (
        SELECT 1 FROM discipline_proceeding p, accounts_member m
        WHERE p.compartment_id = NEW.compartment_id AND m.holder_id = NEW.holder_id
          AND case_bars(p.case_id, m.id)) THEN
        RAISE EXCEPTION 'amana: no key of a proceeding for a member who is recused or excluded' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_barred_gets_no_key BEFORE INSERT OR UPDATE ON vault_grant
    FOR EACH ROW EXECUTE FUNCTION discipline_barred_gets_no_key();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("discipline", "0002_guards"),
        ("cases", "0003_barred_blindly"),
    ]
    operations = [
        migrations.RunSQL(BARRED, migrations.RunSQL.noop),
        migrations.RunSQL(KEYS, "DROP FUNCTION discipline_barred_gets_no_key() CASCADE"),
    ]
