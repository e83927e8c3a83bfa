"""The two functions behind every stateful table's triggers, and the edges they read.

Raw SQL on purpose: a guard that one line of Python can switch off is none.
"""

from django.db import migrations

EDGES = """
CREATE TABLE machine_edge (
    machine text NOT NULL,
    source text NOT NULL,
    target text NOT NULL,
    PRIMARY KEY (machine, source, target)
);
"""

EDGE_GUARD = """
CREATE FUNCTION machine_edge_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE was text := '';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        was := OLD.state;
        IF NEW.state = was THEN RETURN NEW; END IF;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM public.machine_edge
        WHERE machine = TG_ARGV[0] AND source = was AND target = NEW.state
    ) THEN
        RAISE EXCEPTION 'amana: % may not go from "%" to "%"', TG_ARGV[0], was, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'machine_edge_guard';
    END IF;
    RETURN NEW;
END $$;
"""

SILENCE_GUARD = """
CREATE FUNCTION machine_silence_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM public.audit_entry
        WHERE subject_kind = TG_ARGV[0] AND subject_id = NEW.id::text
          AND state = NEW.state AND xid = pg_current_xact_id()
    ) THEN
        RAISE EXCEPTION 'amana: % % came to "%" without an audit entry', TG_ARGV[0], NEW.id, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'machine_silence_guard';
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(EDGES, "DROP TABLE machine_edge"),
        migrations.RunSQL(EDGE_GUARD, "DROP FUNCTION machine_edge_guard()"),
        migrations.RunSQL(SILENCE_GUARD, "DROP FUNCTION machine_silence_guard()"),
    ]
