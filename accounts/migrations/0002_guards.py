"""What the database refuses about accounts: deleting one, and giving its key to another."""

from django.db import migrations

GUARD = """
CREATE FUNCTION accounts_member_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a member is deactivated, never deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER accounts_member_stays BEFORE DELETE ON accounts_member
    FOR EACH ROW EXECUTE FUNCTION accounts_member_stays();

CREATE FUNCTION accounts_member_key_is_a_members() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.holder_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM vault_holder h WHERE h.id = NEW.holder_id AND h.kind = 'member'
    ) THEN
        RAISE EXCEPTION 'the key of a quorum is nobody''s own'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.deactivated_at IS NOT NULL
        AND NEW.deactivated_at IS DISTINCT FROM OLD.deactivated_at THEN
        RAISE EXCEPTION 'a closed account stays closed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER accounts_member_key_guard BEFORE INSERT OR UPDATE ON accounts_member
    FOR EACH ROW EXECUTE FUNCTION accounts_member_key_is_a_members();
"""
NO_GUARD = """
DROP TRIGGER accounts_member_key_guard ON accounts_member;
DROP FUNCTION accounts_member_key_is_a_members();
DROP TRIGGER accounts_member_stays ON accounts_member;
DROP FUNCTION accounts_member_stays();
"""


class Migration(migrations.Migration):
    # The libraries' tables that lean on members come here, before the rooms': each of their steps makes Django draw
    # anew whatever leads to a member, and later that is nearly everything.
    dependencies = [
        ("accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
    ]
    operations = [migrations.RunSQL(GUARD, NO_GUARD)]
