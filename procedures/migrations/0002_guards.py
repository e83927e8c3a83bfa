"""A version never changes: raw SQL, so that no line of Python can switch it off."""

from django.db import migrations

GUARD = """
CREATE FUNCTION procedures_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL AND OLD.status = 'draft'
        AND to_jsonb(NEW) - 'signed_at' - 'signed_by_id' = to_jsonb(OLD) - 'signed_at' - 'signed_by_id'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'procedures: % is refused, a procedure version never changes; a draft is signed once', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER procedures_version_frozen BEFORE UPDATE OR DELETE ON procedures_procedureversion
    FOR EACH ROW EXECUTE FUNCTION procedures_version_frozen();
CREATE TRIGGER procedures_version_kept BEFORE TRUNCATE ON procedures_procedureversion
    FOR EACH STATEMENT EXECUTE FUNCTION procedures_version_frozen();

CREATE FUNCTION procedures_version_hashed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.digest <> encode(sha256(convert_to(NEW.body, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'procedures: the digest is not that of the body' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.signed_at IS NOT NULL THEN
        RAISE EXCEPTION 'procedures: a version is signed after it was loaded' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER procedures_version_hashed BEFORE INSERT ON procedures_procedureversion
    FOR EACH ROW EXECUTE FUNCTION procedures_version_hashed();
"""

UNGUARD = """
DROP TRIGGER procedures_version_hashed ON procedures_procedureversion;
DROP TRIGGER procedures_version_kept ON procedures_procedureversion;
DROP TRIGGER procedures_version_frozen ON procedures_procedureversion;
DROP FUNCTION procedures_version_hashed();
DROP FUNCTION procedures_version_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
