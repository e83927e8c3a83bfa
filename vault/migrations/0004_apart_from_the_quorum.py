"""A compartment remembers that it is kept apart from the quorum, and the database refuses the quorum its key."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSED = "USING ERRCODE = 'integrity_constraint_violation'"

APART = f"""
CREATE FUNCTION vault_apart_stays_apart() RETURNS trigger {HEAD} AS $$
BEGIN
    RAISE EXCEPTION 'what is kept apart from the quorum stays so, and nothing is set apart later' {REFUSED};
END $$;
CREATE TRIGGER vault_apart_stays_apart BEFORE UPDATE ON vault_compartment
    FOR EACH ROW WHEN (OLD.is_apart IS DISTINCT FROM NEW.is_apart)
    EXECUTE FUNCTION vault_apart_stays_apart();

CREATE FUNCTION vault_quorum_gets_nothing_apart() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM vault_compartment c, vault_holder h
               WHERE c.id = NEW.compartment_id AND h.id = NEW.holder_id
                 AND c.is_apart AND h.kind = 'quorum') THEN
        RAISE EXCEPTION 'this compartment is kept apart from the quorum' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vault_quorum_gets_nothing_apart BEFORE INSERT ON vault_grant
    FOR EACH ROW EXECUTE FUNCTION vault_quorum_gets_nothing_apart();
"""
NOT_APART = """
DROP FUNCTION vault_quorum_gets_nothing_apart() CASCADE;
DROP FUNCTION vault_apart_stays_apart() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0003_days")]
    operations = [migrations.RunSQL(APART, NOT_APART)]
