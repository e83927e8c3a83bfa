"""Which version of an article was in force on a day: asked by the guards of allegations."""

from django.db import migrations

IN_FORCE = """
CREATE FUNCTION conduct_in_force(asked uuid, day date) RETURNS boolean LANGUAGE sql SECURITY DEFINER STABLE
SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM procedures_articleversion v
        WHERE v.id = asked AND NOT v.is_repeal AND v.valid_from <= day AND NOT EXISTS (
            SELECT 1 FROM procedures_articleversion later
            WHERE later.article_id = v.article_id AND later.valid_from > v.valid_from AND later.valid_from <= day))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("procedures", "0002_guards")]
    operations = [migrations.RunSQL(IN_FORCE, "DROP FUNCTION conduct_in_force(uuid, date)")]
