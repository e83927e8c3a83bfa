"""The board of one sitting makes room for the one with seats, substitutes, sittings and votes (ADR 0047).

A stored board of the old kind does not say who substitutes, who was absent at which sitting or how the vote went, so
it cannot be turned into one of the new kind: where there is any, this refuses instead of losing it.
"""

from django.db import migrations

KEPT = """
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM discipline_board) THEN
        RAISE EXCEPTION 'this database holds boards of the old kind: record them anew before this migration';
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("discipline", "0005_limits")]

    operations = [
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
        migrations.DeleteModel("Opinion"),
        migrations.DeleteModel("Hearing"),
        migrations.DeleteModel("Seat"),
        migrations.DeleteModel("Board"),
        migrations.RunSQL("DROP FUNCTION IF EXISTS discipline_seat_independent()", migrations.RunSQL.noop),
    ]
