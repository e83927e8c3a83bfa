"""A grant knows the kind of its compartment, so that a guard is asked about the grants of its own kind alone (ADR 0053).

The database writes the column itself, from the compartment, whose kind never changes. What keeps the quorum apart is
asked in the same look at the compartment.
"""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
from django.db import migrations, models

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSED = "USING ERRCODE = 'integrity_constraint_violation'"

FILLED = """
ALTER TABLE vault_grant DISABLE TRIGGER USER;
UPDATE vault_grant g SET kind = c.kind FROM vault_compartment c WHERE c.id = g.compartment_id;
ALTER TABLE vault_grant ENABLE TRIGGER USER;
"""

CHANGES = f"""
        IF OLD.revoked_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'a revoked grant stays revoked' {REFUSED};
        END IF;"""

GUARD = f"""
CREATE OR REPLACE FUNCTION vault_grant_guard() RETURNS trigger {HEAD} AS $$
DECLARE
    found_apart boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN{CHANGES}
        IF NEW.revoked_at IS NULL AND NEW IS DISTINCT FROM OLD
            OR (NEW.id, NEW.compartment_id, NEW.holder_id, NEW.given_at, NEW.kind)
                IS DISTINCT FROM (OLD.id, OLD.compartment_id, OLD.holder_id, OLD.given_at, OLD.kind) THEN
            RAISE EXCEPTION 'a grant changes only by being revoked' {REFUSED};
        END IF;
        RETURN NEW;
    END IF;
    SELECT c.kind, c.is_apart INTO NEW.kind, found_apart FROM vault_compartment c
        WHERE c.id = NEW.compartment_id AND c.destroyed_at IS NULL AND c.kind <> 'identity' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no key is granted of an identity, nor of what was destroyed' {REFUSED};
    END IF;
    IF found_apart AND EXISTS (SELECT 1 FROM vault_holder h WHERE h.id = NEW.holder_id AND h.kind = 'quorum') THEN
        RAISE EXCEPTION 'this compartment is kept apart from the quorum' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER vault_quorum_gets_nothing_apart ON vault_grant;
DROP FUNCTION vault_quorum_gets_nothing_apart();
"""

BEFORE = f"""
CREATE OR REPLACE FUNCTION vault_grant_guard() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN{CHANGES}
        IF NEW.revoked_at IS NULL AND NEW IS DISTINCT FROM OLD
            OR (NEW.id, NEW.compartment_id, NEW.holder_id, NEW.given_at)
                IS DISTINCT FROM (OLD.id, OLD.compartment_id, OLD.holder_id, OLD.given_at) THEN
            RAISE EXCEPTION 'a grant changes only by being revoked' {REFUSED};
        END IF;
        RETURN NEW;
    END IF;
    PERFORM 1 FROM vault_compartment c
        WHERE c.id = NEW.compartment_id AND c.destroyed_at IS NULL AND c.kind <> 'identity' FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no key is granted of an identity, nor of what was destroyed' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
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


class Migration(migrations.Migration):
    dependencies = [("vault", "0005_recommendations")]
    operations = [
        migrations.AddField(
            model_name="grant",
            name="kind",
            field=models.CharField(default="", editable=False, max_length=10, verbose_name="kind of its compartment"),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.RunSQL(GUARD, BEFORE),
    ]
