"""What a reporter does has a day and no time, in whatever hand the database is."""

from django.db import migrations

from audit.days import NOON

# NOT VALID: entries of before stay as they were sealed; every new one is held to it.
DAY = f"""
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_reporter_has_a_day CHECK (
    actor_kind <> 'reporter' OR extract(epoch from timezone('UTC', at))::bigint % 86400 = {NOON}
        AND date_trunc('second', timezone('UTC', at)) = timezone('UTC', at)
) NOT VALID;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_guards")]
    operations = [
        migrations.RunSQL(DAY, "ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_reporter_has_a_day;"),
    ]
