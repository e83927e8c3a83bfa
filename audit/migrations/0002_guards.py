"""What the database refuses: the log only grows. Raw SQL, so that no line of Python can switch it off."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit: % on % is refused, the log only grows', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""

# A full tile never changes and the one at the right edge only grows: what stood in it stays, byte for byte.
GROWS = """
CREATE FUNCTION audit_tile_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.level, NEW.index) IS DISTINCT FROM (OLD.level, OLD.index)
        OR length(NEW.hashes) <= length(OLD.hashes)
        OR substr(NEW.hashes, 1, length(OLD.hashes)) <> OLD.hashes
    THEN
        RAISE EXCEPTION 'audit: a tile only grows' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_tile_grows BEFORE UPDATE ON audit_tile FOR EACH ROW EXECUTE FUNCTION audit_tile_grows();
ALTER TABLE audit_tile ADD CONSTRAINT audit_tile_of_hashes
    CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0);
ALTER TABLE audit_leaf ADD CONSTRAINT audit_leaf_hash_is_sha256 CHECK (length(hash) = 32);
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_root_is_sha256
    CHECK (length(root) = 32 AND length(key) = 32);
"""

# An entry that claims another transaction's id could hide below what is sealed already, or pass a guard.
OWN_TRANSACTION = """
CREATE TRIGGER audit_entry_of_this_transaction BEFORE INSERT ON audit_entry
    FOR EACH ROW WHEN (NEW.xid <> pg_current_xact_id()) EXECUTE FUNCTION audit_refuse();
"""

# Who broke into one process must not be able to speak in the log as somebody of the office.
OWN_VOICE = """
CREATE TRIGGER audit_entry_in_own_voice BEFORE INSERT ON audit_entry
    FOR EACH ROW WHEN (
        current_user = 'amana_reporter' AND NEW.actor_kind <> 'reporter'
        OR current_user = 'amana_worker' AND NEW.actor_kind <> 'worker'
    ) EXECUTE FUNCTION audit_refuse();
"""


def _append_only(table: str, events: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_append_only BEFORE {events} ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();",
        f"DROP TRIGGER {table}_append_only ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION audit_refuse();"),
        _append_only("audit_entry", "UPDATE OR DELETE OR TRUNCATE"),
        _append_only("audit_leaf", "UPDATE OR DELETE OR TRUNCATE"),
        _append_only("audit_checkpoint", "UPDATE OR DELETE OR TRUNCATE"),
        _append_only("audit_tile", "DELETE OR TRUNCATE"),
        migrations.RunSQL(OWN_TRANSACTION, "DROP TRIGGER audit_entry_of_this_transaction ON audit_entry;"),
        migrations.RunSQL(OWN_VOICE, "DROP TRIGGER audit_entry_in_own_voice ON audit_entry;"),
        migrations.RunSQL(
            GROWS,
            "DROP TRIGGER audit_tile_grows ON audit_tile; DROP FUNCTION audit_tile_grows();"
            " ALTER TABLE audit_tile DROP CONSTRAINT audit_tile_of_hashes;"
            " ALTER TABLE audit_leaf DROP CONSTRAINT audit_leaf_hash_is_sha256;"
            " ALTER TABLE audit_checkpoint DROP CONSTRAINT audit_checkpoint_root_is_sha256;",
        ),
    ]
