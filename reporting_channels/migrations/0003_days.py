"""Days, never times: what a reporter does is kept by its day, and the dialogue is ordered by a number (ADR 0015)."""

from django.db import migrations

# Numbered by the database, one dialogue at a time: two who speak at once wait for each other, and nobody chooses.
# The function runs as the owner of the tables: the reporter's site may change no report, and so lock none.
NUMBERED = """
CREATE FUNCTION message_is_numbered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM reporting_channels_report r WHERE r.id = NEW.report_id FOR NO KEY UPDATE;
    SELECT coalesce(max(m.number), 0) + 1 INTO NEW.number
        FROM reporting_channels_message m WHERE m.report_id = NEW.report_id;
    RETURN NEW;
END $$;
CREATE TRIGGER message_is_numbered BEFORE INSERT ON reporting_channels_message
    FOR EACH ROW EXECUTE FUNCTION message_is_numbered();
"""
NOT_NUMBERED = """
DROP TRIGGER message_is_numbered ON reporting_channels_message;
DROP FUNCTION message_is_numbered();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0002_guards")]
    operations = [migrations.RunSQL(NUMBERED, NOT_NUMBERED)]
