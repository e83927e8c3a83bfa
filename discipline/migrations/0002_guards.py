"""What the database refuses in discipline."""

from django.db import migrations

from accounts.guards import GuardPermission
from machine.guards import GuardState

# A board member had no part in the case; nobody recused from the case holds the proceeding's key.
RECUSED = """
CREATE FUNCTION discipline_not_recused() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM public.cases_recusal r
        JOIN public.discipline_proceeding p ON p.case_id = r.case_id
        WHERE p.id = NEW.content_object_id AND r.member_id = NEW.user_id
    ) THEN
        RAISE EXCEPTION 'amana: this member is recused from the case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_not_recused';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_permission_not_recused BEFORE INSERT OR UPDATE ON discipline_proceedingpermission
    FOR EACH ROW EXECUTE FUNCTION discipline_not_recused();
"""

SEATS = """
CREATE FUNCTION discipline_seat_independent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM public.discipline_board b
        JOIN public.discipline_proceeding p ON p.id = b.proceeding_id
        LEFT JOIN public.cases_assignment a ON a.case_id = p.case_id
            AND a.member_id = NEW.member_id AND a.role IN ('lead', 'investigator', 'reviewer')
        WHERE b.id = NEW.board_id AND (p.opened_by_id = NEW.member_id OR a.id IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'amana: who investigated or holds the power to sanction cannot sit'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_seat_independent';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_seat_independent BEFORE INSERT OR UPDATE ON discipline_seat
    FOR EACH ROW EXECUTE FUNCTION discipline_seat_independent();
"""

APPEALS = """
CREATE FUNCTION discipline_appeal_independent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.determined_by_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM public.discipline_sanction s
        JOIN public.discipline_decision d ON d.id = s.decision_id
        WHERE s.id = NEW.sanction_id
          AND NEW.determined_by_id IN (d.proposed_by_id, d.confirmed_by_id, s.imposed_by_id)
    ) THEN
        RAISE EXCEPTION 'amana: nobody determines an appeal against their own decision'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'discipline_appeal_independent';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER discipline_appeal_independent BEFORE INSERT OR UPDATE ON discipline_appeal
    FOR EACH ROW EXECUTE FUNCTION discipline_appeal_independent();
"""

UNDO = "DROP TRIGGER {0} ON {1}; DROP FUNCTION {2}();"


class Migration(migrations.Migration):
    dependencies = [
        ("discipline", "0001_initial"),
        ("machine", "0001_guards"),
        ("cases", "0002_guards"),
        ("accounts", "0002_guards"),
    ]
    operations = [
        GuardState("discipline.states.PROCEEDING"),
        GuardState("discipline.states.CHARGE"),
        GuardState("discipline.states.DECISION"),
        GuardState("discipline.states.SANCTION"),
        GuardState("discipline.states.APPEAL_MACHINE"),
        GuardPermission("discipline_proceedingpermission", "discipline_proceeding", "proceeding"),
        migrations.RunSQL(
            RECUSED,
            UNDO.format(
                "discipline_permission_not_recused", "discipline_proceedingpermission", "discipline_not_recused"
            ),
        ),
        migrations.RunSQL(
            SEATS, UNDO.format("discipline_seat_independent", "discipline_seat", "discipline_seat_independent")
        ),
        migrations.RunSQL(
            APPEALS, UNDO.format("discipline_appeal_independent", "discipline_appeal", "discipline_appeal_independent")
        ),
    ]
