"""What the database refuses about reports that a clerk took down, and about their minutes."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from django.db import migrations

from machine.guards import GuardState

# Functions run as the owner of the tables: the reporter's site inserts its words and updates nothing.
HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

# A word of the reporter's takes the step that the edge table allows, and no other.
WORDS = f"""
CREATE FUNCTION minutes_word_takes_step() RETURNS trigger {HEAD} AS $$
DECLARE
    was text;
    next text := CASE NEW.kind WHEN 'correction' THEN 'corrected' WHEN 'agreement' THEN 'agreed' ELSE 'refused' END;
BEGIN
    SELECT state INTO was FROM reporting_channels_minutes WHERE id = NEW.minutes_id FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM machine_edge e WHERE e.machine = 'minutes' AND e.source = was AND e.target = next) THEN
        RAISE EXCEPTION 'minutes in state % take no %', was, NEW.kind {REFUSE};
    END IF;
    UPDATE reporting_channels_minutes SET state = next,
        agreed_on = CASE WHEN next = 'agreed' THEN NEW.said_on END WHERE id = NEW.minutes_id;
    RETURN NULL;
END $$;
CREATE TRIGGER minutes_word_takes_step AFTER INSERT ON reporting_channels_minutesword
    FOR EACH ROW EXECUTE FUNCTION minutes_word_takes_step();

CREATE FUNCTION minutes_word_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said about minutes or agreed about a recording is never changed' {REFUSE};
END $$;
CREATE TRIGGER minutes_word_stays BEFORE UPDATE OR DELETE ON reporting_channels_minutesword
    FOR EACH ROW EXECUTE FUNCTION minutes_word_stays();
CREATE TRIGGER recording_consent_stays BEFORE UPDATE OR DELETE ON reporting_channels_recordingconsent
    FOR EACH ROW EXECUTE FUNCTION minutes_word_stays();

CREATE FUNCTION minutes_agreed_by_a_word() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NEW.state IN ('corrected', 'agreed', 'refused') AND NOT EXISTS (
        SELECT 1 FROM reporting_channels_minutesword w WHERE w.minutes_id = NEW.id AND w.kind =
            CASE NEW.state WHEN 'corrected' THEN 'correction' WHEN 'agreed' THEN 'agreement' ELSE 'refusal' END
    ) THEN
        RAISE EXCEPTION 'only the reporter''s own word brings minutes to %', NEW.state {REFUSE};
    END IF;
    IF NEW.state = 'unobtainable' AND NEW.reason = 'silent' AND NEW.ends_on IS NOT NULL
       AND NEW.given_up_at + interval '14 hours' < NEW.ends_on + 1 THEN
        RAISE EXCEPTION 'silence is no answer before the time is over' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER minutes_agreed_by_a_word BEFORE UPDATE ON reporting_channels_minutes
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION minutes_agreed_by_a_word();
"""
NO_WORDS = """
DROP TRIGGER minutes_agreed_by_a_word ON reporting_channels_minutes;
DROP FUNCTION minutes_agreed_by_a_word();
DROP TRIGGER recording_consent_stays ON reporting_channels_recordingconsent;
DROP TRIGGER minutes_word_stays ON reporting_channels_minutesword;
DROP FUNCTION minutes_word_stays();
DROP TRIGGER minutes_word_takes_step ON reporting_channels_minutesword;
DROP FUNCTION minutes_word_takes_step();
"""

REPORTS = f"""
CREATE FUNCTION report_oral_needs_agreement() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_minutes m
                   WHERE m.report_id = NEW.id AND m.state IN ('agreed', 'unobtainable')) THEN
        RAISE EXCEPTION 'an oral report is assessed after its minutes are agreed to, or a reason why not' {REFUSE};
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER report_oral_needs_agreement BEFORE UPDATE ON reporting_channels_report
    FOR EACH ROW WHEN (OLD.state = 'acknowledged' AND NEW.state = 'assessed'
                       AND NEW.medium IN ('telephone', 'hotline', 'visit'))
    EXECUTE FUNCTION report_oral_needs_agreement();

CREATE FUNCTION report_medium_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'by which way a report came is never changed' {REFUSE};
END $$;
CREATE TRIGGER report_medium_stays BEFORE UPDATE ON reporting_channels_report
    FOR EACH ROW WHEN (OLD.medium IS DISTINCT FROM NEW.medium) EXECUTE FUNCTION report_medium_stays();

CREATE FUNCTION report_taken_down_is_whole() RETURNS trigger {HEAD} AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reporting_channels_takingdown t
                   JOIN reporting_channels_exclusion e ON e.report_id = t.report_id AND e.member_id = t.taken_by_id
                   WHERE t.report_id = NEW.id) THEN
        RAISE EXCEPTION 'a report that a clerk took down names the clerk and keeps them away' {REFUSE};
    END IF;
    IF NEW.medium IN ('telephone', 'hotline', 'visit')
       AND NOT EXISTS (SELECT 1 FROM reporting_channels_minutes m WHERE m.report_id = NEW.id) THEN
        RAISE EXCEPTION 'an oral report has minutes' {REFUSE};
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER report_taken_down_is_whole AFTER INSERT ON reporting_channels_report
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.medium <> 'site') EXECUTE FUNCTION report_taken_down_is_whole();

CREATE FUNCTION taking_down_settled_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what became of a receipt is recorded once' {REFUSE};
END $$;
CREATE TRIGGER taking_down_settled_once BEFORE UPDATE ON reporting_channels_takingdown
    FOR EACH ROW WHEN (OLD.handover <> 'pending') EXECUTE FUNCTION taking_down_settled_once();
"""
NO_REPORTS = """
DROP TRIGGER taking_down_settled_once ON reporting_channels_takingdown;
DROP FUNCTION taking_down_settled_once();
DROP TRIGGER report_taken_down_is_whole ON reporting_channels_report;
DROP FUNCTION report_taken_down_is_whole();
DROP TRIGGER report_medium_stays ON reporting_channels_report;
DROP FUNCTION report_medium_stays();
DROP TRIGGER report_oral_needs_agreement ON reporting_channels_report;
DROP FUNCTION report_oral_needs_agreement();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reporting_channels", "0005_questionnaire_guards"),
        ("machine", "__first__"),
    ]
    operations = [
        GuardState("reporting_channels.taking_down.states.MINUTES"),
        migrations.RunSQL(WORDS, NO_WORDS),
        migrations.RunSQL(REPORTS, NO_REPORTS),
    ]
