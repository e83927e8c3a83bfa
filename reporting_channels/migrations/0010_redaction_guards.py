"""What was told and said changes only where a confirmed redaction overwrites it, and never under legal hold."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

WORDS = f"""
CREATE FUNCTION report_words_may_go(the_report uuid, the_kind text, the_message uuid, the_word uuid) RETURNS boolean {HEAD} AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM reporting_channels_redaction d
            JOIN reporting_channels_report r ON r.id = d.report_id
            JOIN vault_compartment c ON c.id = r.compartment_id
            WHERE d.report_id = the_report AND d.kind = the_kind AND d.copy IS NOT NULL
              AND d.message_id IS NOT DISTINCT FROM the_message AND d.word_id IS NOT DISTINCT FROM the_word
              AND d.confirmed_by_id IS NOT NULL AND NOT c.under_hold
    );
END $$;

CREATE OR REPLACE FUNCTION message_stays() RETURNS trigger {HEAD} AS $$
DECLARE
    kept reporting_channels_message%ROWTYPE := NEW;
BEGIN
    kept.body := OLD.body;
    IF kept IS NOT DISTINCT FROM OLD AND report_words_may_go(OLD.report_id, 'message', OLD.id, NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was said in a dialogue is never changed' {REFUSE};
END $$;

CREATE FUNCTION minutes_word_changes() RETURNS trigger {HEAD} AS $$
DECLARE
    kept reporting_channels_minutesword%ROWTYPE := NEW;
    of_report uuid := (SELECT m.report_id FROM reporting_channels_minutes m WHERE m.id = OLD.minutes_id);
BEGIN
    kept.body := OLD.body;
    IF kept IS NOT DISTINCT FROM OLD AND report_words_may_go(of_report, 'minutes', NULL, OLD.id) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was said about minutes or agreed about a recording is never changed' {REFUSE};
END $$;
DROP TRIGGER minutes_word_stays ON reporting_channels_minutesword;
CREATE TRIGGER minutes_word_stays BEFORE DELETE ON reporting_channels_minutesword
    FOR EACH ROW EXECUTE FUNCTION minutes_word_stays();
CREATE TRIGGER minutes_word_changes BEFORE UPDATE ON reporting_channels_minutesword
    FOR EACH ROW EXECUTE FUNCTION minutes_word_changes();

CREATE FUNCTION report_words_stay() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.state = 'erased' AND NEW.narrative IS NULL AND NEW.answers IS NULL THEN
        RETURN NEW;
    END IF;
    IF NEW.narrative IS DISTINCT FROM OLD.narrative AND NOT report_words_may_go(OLD.id, 'narrative', NULL, NULL)
       OR NEW.answers IS DISTINCT FROM OLD.answers AND NOT report_words_may_go(OLD.id, 'answer', NULL, NULL) THEN
        RAISE EXCEPTION 'what was told is overwritten by a confirmed redaction alone, and not under hold' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_words_stay BEFORE UPDATE ON reporting_channels_report
    FOR EACH ROW WHEN (OLD.narrative IS DISTINCT FROM NEW.narrative OR OLD.answers IS DISTINCT FROM NEW.answers)
    EXECUTE FUNCTION report_words_stay();

CREATE FUNCTION redaction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.confirmed_by_id IS NOT NULL AND (NEW.copy IS NOT NULL OR NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id
        OR NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at OR NEW.spans IS DISTINCT FROM OLD.spans) THEN
        RAISE EXCEPTION 'a confirmed redaction changes only by giving way to the next one' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER redaction_stays BEFORE UPDATE ON reporting_channels_redaction
    FOR EACH ROW EXECUTE FUNCTION redaction_stays();
"""
NO_WORDS = f"""
DROP TRIGGER redaction_stays ON reporting_channels_redaction;
DROP FUNCTION redaction_stays();
DROP TRIGGER report_words_stay ON reporting_channels_report;
DROP FUNCTION report_words_stay();
DROP TRIGGER minutes_word_changes ON reporting_channels_minutesword;
DROP FUNCTION minutes_word_changes();
DROP TRIGGER minutes_word_stays ON reporting_channels_minutesword;
CREATE TRIGGER minutes_word_stays BEFORE UPDATE OR DELETE ON reporting_channels_minutesword
    FOR EACH ROW EXECUTE FUNCTION minutes_word_stays();
CREATE OR REPLACE FUNCTION message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said in a dialogue is never changed' {REFUSE};
END $$;
DROP FUNCTION report_words_may_go(uuid, text, uuid, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0009_identity_taken_back")]
    operations = [migrations.RunSQL(WORDS, NO_WORDS)]
