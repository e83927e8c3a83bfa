"""What the database refuses about keys, whoever asks (DESIGN.md, "What the database refuses").

The functions run as the owner of the tables, so that they hold for processes whose own role may
not read what they compare with.
"""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)
from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSED = "USING ERRCODE = 'integrity_constraint_violation'"

STAYS = f"""
CREATE FUNCTION vault_stays() RETURNS trigger {HEAD} AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never deleted', TG_TABLE_NAME {REFUSED};
END $$;
""" + "".join(
    f"""
CREATE TRIGGER {table}_stays BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION vault_stays();
"""
    for table in (
        "vault_holder",
        "vault_wrappedkey",
        "vault_compartment",
        "vault_grant",
        "vault_identityshare",
        "vault_quorum",
    )
)
NO_STAYS = "DROP FUNCTION vault_stays() CASCADE;"

# A holder's key is fixed; the length is that of ML-KEM-768 (1,184) and X25519 (32).
HOLDER = f"""
ALTER TABLE vault_holder ADD CONSTRAINT vault_holder_key_is_whole CHECK (octet_length(public_key) = 1216);
CREATE FUNCTION vault_holder_is_fixed() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'a holder''s key never changes: a new key is a new holder' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vault_holder_is_fixed BEFORE UPDATE ON vault_holder
    FOR EACH ROW EXECUTE FUNCTION vault_holder_is_fixed();

ALTER TABLE vault_wrappedkey
    ADD CONSTRAINT vault_wrap_is_whole CHECK (octet_length(salt) = 16 AND octet_length(wrapped) = 61);
CREATE FUNCTION vault_wrap_guard() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM vault_holder h WHERE h.id = NEW.holder_id AND h.kind = 'member') THEN
        RAISE EXCEPTION 'the quorum''s private key exists only as shares' {REFUSED};
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.id, NEW.holder_id, NEW.way) IS DISTINCT FROM (OLD.id, OLD.holder_id, OLD.way) THEN
        RAISE EXCEPTION 'a wrapped key stays with its holder and its way of unlocking' {REFUSED};
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.wrapped <> OLD.wrapped AND NEW.salt = OLD.salt THEN
        RAISE EXCEPTION 'a new wrapping needs a new salt' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vault_wrap_guard BEFORE INSERT OR UPDATE ON vault_wrappedkey
    FOR EACH ROW EXECUTE FUNCTION vault_wrap_guard();
"""
NO_HOLDER = """
DROP FUNCTION vault_wrap_guard() CASCADE;
ALTER TABLE vault_wrappedkey DROP CONSTRAINT vault_wrap_is_whole;
DROP FUNCTION vault_holder_is_fixed() CASCADE;
ALTER TABLE vault_holder DROP CONSTRAINT vault_holder_key_is_whole;
"""

COMPARTMENT = f"""
CREATE FUNCTION vault_compartment_guard() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.destroyed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a compartment does not begin destroyed' {REFUSED};
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.kind, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.created_at) THEN
        RAISE EXCEPTION 'what a compartment is never changes' {REFUSED};
    END IF;
    IF OLD.destroyed_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'a destroyed compartment stays as it is' {REFUSED};
    END IF;
    IF OLD.under_hold AND NEW.destroyed_at IS NOT NULL THEN
        RAISE EXCEPTION 'a compartment under legal hold is not destroyed' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vault_compartment_guard BEFORE INSERT OR UPDATE ON vault_compartment
    FOR EACH ROW EXECUTE FUNCTION vault_compartment_guard();

CREATE FUNCTION vault_destroyed_is_empty() RETURNS trigger {HEAD} AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM vault_grant g WHERE g.compartment_id = NEW.id AND g.revoked_at IS NULL)
        OR EXISTS (SELECT 1 FROM vault_identityshare s WHERE s.compartment_id = NEW.id AND s.sealed_share <> '') THEN
        RAISE EXCEPTION 'a destroyed compartment leaves no grant and no share behind' {REFUSED};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER vault_destroyed_is_empty AFTER UPDATE ON vault_compartment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.destroyed_at IS NOT NULL) EXECUTE FUNCTION vault_destroyed_is_empty();
"""
NO_COMPARTMENT = """
DROP FUNCTION vault_destroyed_is_empty() CASCADE;
DROP FUNCTION vault_compartment_guard() CASCADE;
"""

# 1,168 bytes: an encapsulation of 1,120, a key of 32, a tag of 16.
GRANT = f"""
ALTER TABLE vault_grant ADD CONSTRAINT vault_grant_is_sealed_or_revoked CHECK (
    octet_length(sealed_key) = CASE WHEN revoked_at IS NULL THEN 1168 ELSE 0 END
);
CREATE FUNCTION vault_grant_guard() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.revoked_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'a revoked grant stays revoked' {REFUSED};
        END IF;
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
CREATE TRIGGER vault_grant_guard BEFORE INSERT OR UPDATE ON vault_grant
    FOR EACH ROW EXECUTE FUNCTION vault_grant_guard();
"""
NO_GRANT = """
DROP FUNCTION vault_grant_guard() CASCADE;
ALTER TABLE vault_grant DROP CONSTRAINT vault_grant_is_sealed_or_revoked;
"""

SHARES = f"""
CREATE FUNCTION vault_identity_share_guard() RETURNS trigger {HEAD} AS $$
DECLARE
    found_kind text;
    found_end timestamptz;
BEGIN
    SELECT c.kind, c.destroyed_at INTO found_kind, found_end
        FROM vault_compartment c WHERE c.id = NEW.compartment_id;
    IF TG_OP = 'INSERT' THEN
        IF found_kind IS DISTINCT FROM 'identity' OR found_end IS NOT NULL OR NEW.sealed_share = '' THEN
            RAISE EXCEPTION 'only the key of a living identity is divided into shares' {REFUSED};
        END IF;
    ELSIF (NEW.id, NEW.compartment_id, NEW.custodian_id, NEW.threshold)
            IS DISTINCT FROM (OLD.id, OLD.compartment_id, OLD.custodian_id, OLD.threshold)
        OR NEW.sealed_share <> OLD.sealed_share AND (NEW.sealed_share <> '' OR found_end IS NULL) THEN
        RAISE EXCEPTION 'a share changes only by being destroyed with its identity' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vault_identity_share_guard BEFORE INSERT OR UPDATE ON vault_identityshare
    FOR EACH ROW EXECUTE FUNCTION vault_identity_share_guard();

CREATE FUNCTION vault_quorum_guard() RETURNS trigger {HEAD} AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.retired_at IS NOT NULL AND NEW IS DISTINCT FROM OLD
            OR (NEW.id, NEW.holder_id, NEW.threshold, NEW.officers, NEW.created_at)
                IS DISTINCT FROM (OLD.id, OLD.holder_id, OLD.threshold, OLD.officers, OLD.created_at) THEN
            RAISE EXCEPTION 'a quorum changes only by being retired' {REFUSED};
        END IF;
    ELSIF NOT EXISTS (SELECT 1 FROM vault_holder h WHERE h.id = NEW.holder_id AND h.kind = 'quorum') THEN
        RAISE EXCEPTION 'a quorum has a holder of its own kind' {REFUSED};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER vault_quorum_guard BEFORE INSERT OR UPDATE ON vault_quorum
    FOR EACH ROW EXECUTE FUNCTION vault_quorum_guard();
"""
NO_SHARES = """
DROP FUNCTION vault_quorum_guard() CASCADE;
DROP FUNCTION vault_identity_share_guard() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]
    operations = [
        migrations.RunSQL(STAYS, NO_STAYS),
        migrations.RunSQL(HOLDER, NO_HOLDER),
        migrations.RunSQL(COMPARTMENT, NO_COMPARTMENT),
        migrations.RunSQL(GRANT, NO_GRANT),
        migrations.RunSQL(SHARES, NO_SHARES),
    ]
