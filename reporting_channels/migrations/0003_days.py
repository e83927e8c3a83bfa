"""Days, never times: what a reporter does is kept by its day, and the dialogue is ordered by a number (ADR 0015)."""

from django.db import migrations, models

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

COUNT = """
ALTER TABLE reporting_channels_message DISABLE TRIGGER message_stays;
UPDATE reporting_channels_message m SET number = n.number FROM (
    SELECT id, row_number() OVER (PARTITION BY report_id ORDER BY sent_at, id) AS number
    FROM reporting_channels_message
) n WHERE n.id = m.id;
UPDATE reporting_channels_message SET sent_at = NULL WHERE kind = 'answer';
ALTER TABLE reporting_channels_message ENABLE TRIGGER message_stays;
"""
DAYS = """
UPDATE reporting_channels_reportpermission p SET listed_at = (r.received_on + time '12:00') AT TIME ZONE 'UTC'
    FROM reporting_channels_report r WHERE r.id = p.content_object_id;
"""
SPOKEN = models.Q(("kind", "answer"), ("sent_at__isnull", True), ("sent_by__isnull", True)) | (
    ~models.Q(("kind", "answer")) & models.Q(("sent_at__isnull", False), ("sent_by__isnull", False))
)


class Migration(migrations.Migration):
    dependencies = [("reporting_channels", "0002_guards")]
    operations = [
        migrations.RemoveIndex("message", "message_report_sent"),
        migrations.RemoveConstraint("message", "message_reporter_has_no_name"),
        migrations.AddField("message", "number", models.PositiveIntegerField(default=0, editable=False)),
        migrations.AlterField("message", "sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "message",
            models.CheckConstraint(condition=SPOKEN, name="message_reporter_has_no_name_and_no_time"),
        ),
        migrations.AddConstraint(
            "message", models.UniqueConstraint(fields=("report", "number"), name="message_number_once")
        ),
        migrations.RunSQL(NUMBERED, NOT_NUMBERED),
        migrations.RunSQL(DAYS, migrations.RunSQL.noop),
        migrations.RemoveIndex("report", "report_state_received"),
        migrations.RemoveField("report", "received_at"),
        migrations.AddIndex("report", models.Index(fields=("state", "received_on"), name="report_state_received")),
    ]
