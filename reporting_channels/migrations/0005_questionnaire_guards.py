"""What the database refuses about questionnaires: raw SQL, so that no line of Python can switch it off."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"

GUARD = f"""
CREATE FUNCTION questionnaire_version_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'questionnaires: % is refused, a published version never changes', TG_OP
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (NEW.id, NEW.questionnaire_id, NEW.number) IS DISTINCT FROM (OLD.id, OLD.questionnaire_id, OLD.number) THEN
        RAISE EXCEPTION 'questionnaires: a draft stays the draft that it is' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER questionnaire_version_frozen BEFORE UPDATE OR DELETE ON reporting_channels_questionnaireversion
    FOR EACH ROW EXECUTE FUNCTION questionnaire_version_frozen();

CREATE FUNCTION questionnaire_version_hashed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.digest <> encode(sha256(convert_to(NEW.body, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'questionnaires: the digest is not that of the body' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER questionnaire_version_hashed BEFORE INSERT OR UPDATE ON reporting_channels_questionnaireversion
    FOR EACH ROW EXECUTE FUNCTION questionnaire_version_hashed();

CREATE FUNCTION report_asked_by_published() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_questionnaireversion v
                   WHERE v.id = NEW.questionnaire_id AND v.published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a report is told by a published questionnaire' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_asked_by_published BEFORE INSERT ON reporting_channels_report
    FOR EACH ROW EXECUTE FUNCTION report_asked_by_published();

CREATE FUNCTION report_asked_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a report is read by the questions that its reporter saw'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER report_asked_for_good BEFORE UPDATE ON reporting_channels_report
    FOR EACH ROW WHEN (OLD.questionnaire_id IS DISTINCT FROM NEW.questionnaire_id)
    EXECUTE FUNCTION report_asked_for_good();

ALTER TABLE reporting_channels_questionnaireversion ENABLE ROW LEVEL SECURITY;
CREATE POLICY questionnaire_version_shown ON reporting_channels_questionnaireversion
    USING (published_at IS NOT NULL OR current_user <> 'amana_reporter');
"""

UNGUARD = """
DROP POLICY questionnaire_version_shown ON reporting_channels_questionnaireversion;
ALTER TABLE reporting_channels_questionnaireversion DISABLE ROW LEVEL SECURITY;
DROP TRIGGER report_asked_for_good ON reporting_channels_report;
DROP FUNCTION report_asked_for_good();
DROP TRIGGER report_asked_by_published ON reporting_channels_report;
DROP FUNCTION report_asked_by_published();
DROP TRIGGER questionnaire_version_hashed ON reporting_channels_questionnaireversion;
DROP FUNCTION questionnaire_version_hashed();
DROP TRIGGER questionnaire_version_frozen ON reporting_channels_questionnaireversion;
DROP FUNCTION questionnaire_version_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0004_channel_guards")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
