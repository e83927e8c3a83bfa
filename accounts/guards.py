"""SQL guards between permission rows and key grants, for every room that keeps permission rows.

A room lists, in its ``0002_guards.py``,
``GuardPermission("cases_casepermission", "cases_case", "case")``: from then on the
database refuses a permission without its key and a key without its permission
(DESIGN.md, "What the database refuses").
"""

from typing import Any

from django.db.migrations.operations.special import RunSQL

# Functions run as the owner of the tables, so that the guard holds for processes
# whose own role may not read grants or members (the reporter's site gives to receivers).
_HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"


class GuardPermission(RunSQL):
    """Migration operation: ties the permission rows in ``table`` to the grants on their objects.

    ``table`` has user_id, content_object_id and grant_id; ``object_table`` has id and
    compartment_id; ``kind`` is the kind of compartment that only this table gives to members.
    """

    def __init__(self, table: str, object_table: str, kind: str) -> None:
        self.names = (table, object_table, kind)
        for name in self.names:
            if not name.replace("_", "a").isalnum():
                raise ValueError(f"{name!r} is no plain SQL name")
        super().__init__(_guards(*self.names), _no_guards(table), elidable=False)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.names), {}

    def describe(self) -> str:
        return f"Tie {self.names[0]} to the grants on {self.names[1]}"


class GuardByKind(RunSQL):
    """Migration operation: the guard of ``table`` is asked about grants of its own ``kind`` alone (ADR 0053).

    Which kind that is stands in the grant, written by the database from the compartment. So that nothing slips
    past by a compartment of another kind, the rows of ``object_table`` take none but those of this one.
    """

    def __init__(self, table: str, object_table: str, kind: str) -> None:
        self.names = (table, object_table, kind)
        for name in self.names:
            if not name.replace("_", "a").isalnum():
                raise ValueError(f"{name!r} is no plain SQL name")
        drop = f"DROP TRIGGER {table}_grant_guard ON vault_grant;"
        before = _grant_has_permission(table, object_table, kind).replace(
            "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
        )
        super().__init__(
            drop + _asked_by_kind(table, kind) + _of_kind(object_table, kind),
            _without_kind(object_table) + drop + before,
            elidable=False,
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.names), {}

    def describe(self) -> str:
        return f"Ask {self.names[0]} about grants of {self.names[2]} alone"


class GuardTogether(RunSQL):
    """Migration operation: permission rows that are given together in ``table`` are asked about together.

    What is refused is the same. A row that is changed is asked about by itself, as before.
    """

    def __init__(self, table: str, object_table: str) -> None:
        self.names = (table, object_table)
        for name in self.names:
            if not name.replace("_", "a").isalnum():
                raise ValueError(f"{name!r} is no plain SQL name")
        super().__init__(_match_together(*self.names), _match_alone(table), elidable=False)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.names), {}

    def describe(self) -> str:
        return f"Ask about new rows of {self.names[0]} once for a statement"


def _match_together(table: str, object_table: str) -> str:
    """The look at each new row is by keys alone, whatever else stands in the tables."""
    return f"""
CREATE FUNCTION {table}_match_grants() RETURNS trigger {_HEAD} AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM new_rows n WHERE NOT coalesce((
            SELECT true FROM vault_grant g
                JOIN accounts_member m ON m.holder_id = g.holder_id
                JOIN {object_table} o ON o.compartment_id = g.compartment_id
                WHERE g.id = n.grant_id AND g.revoked_at IS NULL
                  AND m.id = n.user_id AND o.id = n.content_object_id
        ), false)
    ) THEN
        RAISE EXCEPTION 'a permission in {table} needs a live key grant of the same member and object'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER {table}_matches_grant ON {table};
CREATE CONSTRAINT TRIGGER {table}_matches_grant AFTER UPDATE ON {table}
    NOT DEFERRABLE
    FOR EACH ROW EXECUTE FUNCTION {table}_matches_grant();
CREATE TRIGGER {table}_match_grants AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_match_grants();
"""  # noqa: S608 plain names, checked in GuardTogether


def _match_alone(table: str) -> str:
    return f"""
DROP TRIGGER {table}_match_grants ON {table};
DROP FUNCTION {table}_match_grants();
DROP TRIGGER {table}_matches_grant ON {table};
CREATE CONSTRAINT TRIGGER {table}_matches_grant AFTER INSERT OR UPDATE ON {table}
    NOT DEFERRABLE
    FOR EACH ROW EXECUTE FUNCTION {table}_matches_grant();
"""


def _asked_by_kind(table: str, kind: str) -> str:
    """As ``_grant_has_permission``, for the grants of one kind, in one look."""
    return f"""
CREATE OR REPLACE FUNCTION {table}_grant_guard() RETURNS trigger {_HEAD} AS $$
DECLARE
    live boolean;
    permitted boolean;
BEGIN
    SELECT g.revoked_at IS NULL, EXISTS (SELECT 1 FROM {table} p WHERE p.grant_id = g.id) INTO live, permitted
        FROM vault_grant g JOIN vault_holder h ON h.id = g.holder_id WHERE g.id = NEW.id AND h.kind = 'member';
    IF live AND NOT permitted THEN
        RAISE EXCEPTION 'a key grant on a {kind} needs its permission in {table}'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF permitted AND NOT live THEN
        RAISE EXCEPTION 'a revoked key grant on a {kind} still has its permission in {table}'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER {table}_grant_guard AFTER INSERT OR UPDATE ON vault_grant
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind = '{kind}') EXECUTE FUNCTION {table}_grant_guard();
"""  # noqa: S608 plain names, checked in GuardByKind


def _of_kind(object_table: str, kind: str) -> str:
    """An object's compartment is of the object's own kind, at its beginning and whenever it is exchanged."""
    return f"""
CREATE FUNCTION {object_table}_of_its_kind() RETURNS trigger {_HEAD} AS $$
BEGIN
    IF NEW.compartment_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM vault_compartment c WHERE c.id = NEW.compartment_id AND c.kind = '{kind}'
    ) THEN
        RAISE EXCEPTION 'a row of {object_table} takes a compartment of the kind {kind}'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {object_table}_of_its_kind BEFORE INSERT ON {object_table}
    FOR EACH ROW EXECUTE FUNCTION {object_table}_of_its_kind();
CREATE TRIGGER {object_table}_stays_of_its_kind BEFORE UPDATE ON {object_table}
    FOR EACH ROW WHEN (OLD.compartment_id IS DISTINCT FROM NEW.compartment_id)
    EXECUTE FUNCTION {object_table}_of_its_kind();
"""  # noqa: S608 plain names, checked in GuardByKind


def _without_kind(object_table: str) -> str:
    return f"""
DROP TRIGGER {object_table}_stays_of_its_kind ON {object_table};
DROP TRIGGER {object_table}_of_its_kind ON {object_table};
DROP FUNCTION {object_table}_of_its_kind();
"""


def _guards(table: str, object_table: str, kind: str) -> str:
    return _matches(table, object_table) + _grant_has_permission(table, object_table, kind) + _gone_is_revoked(table)


def _matches(table: str, object_table: str) -> str:
    """A permission row must name a live grant: same person, same compartment."""
    return f"""
CREATE FUNCTION {table}_matches_grant() RETURNS trigger {_HEAD} AS $$
BEGIN
    PERFORM 1 FROM vault_grant g
        JOIN accounts_member m ON m.holder_id = g.holder_id
        JOIN {object_table} o ON o.compartment_id = g.compartment_id
        WHERE g.id = NEW.grant_id AND g.revoked_at IS NULL
          AND m.id = NEW.user_id AND o.id = NEW.content_object_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a permission in {table} needs a live key grant of the same member and object'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER {table}_matches_grant AFTER INSERT OR UPDATE ON {table}
    NOT DEFERRABLE
    FOR EACH ROW EXECUTE FUNCTION {table}_matches_grant();
"""


def _grant_has_permission(table: str, object_table: str, kind: str) -> str:
    """At commit, a member's live grant has its permission row, and a revoked one has none."""
    return f"""
CREATE FUNCTION {table}_grant_guard() RETURNS trigger {_HEAD} AS $$
DECLARE
    live boolean;
    permitted boolean;
BEGIN
    PERFORM 1 FROM vault_compartment c JOIN vault_holder h ON h.id = NEW.holder_id
        WHERE c.id = NEW.compartment_id AND c.kind = '{kind}' AND h.kind = 'member';
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT g.revoked_at IS NULL INTO live FROM vault_grant g WHERE g.id = NEW.id;
    IF live IS NULL THEN
        RETURN NULL;
    END IF;
    permitted := EXISTS (SELECT 1 FROM {table} p WHERE p.grant_id = NEW.id);
    IF live AND NOT permitted THEN
        RAISE EXCEPTION 'a key grant on a {kind} needs its permission in {table}'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF permitted AND NOT live THEN
        RAISE EXCEPTION 'a revoked key grant on a {kind} still has its permission in {table}'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER {table}_grant_guard AFTER INSERT OR UPDATE ON vault_grant
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION {table}_grant_guard();
"""  # noqa: S608 plain names, checked in GuardPermission


def _gone_is_revoked(table: str) -> str:
    """At commit, a permission row that was deleted or re-pointed leaves no live grant behind."""
    return f"""
CREATE FUNCTION {table}_gone_guard() RETURNS trigger {_HEAD} AS $$
BEGIN
    PERFORM 1 FROM vault_grant g
        WHERE g.id = OLD.grant_id AND g.revoked_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM {table} p WHERE p.grant_id = g.id);
    IF FOUND THEN
        RAISE EXCEPTION 'a permission in {table} was taken away and its key grant was not revoked'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER {table}_gone_guard AFTER DELETE OR UPDATE ON {table}
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION {table}_gone_guard();
"""  # noqa: S608 plain names, checked in GuardPermission


def _no_guards(table: str) -> str:
    return f"""
DROP TRIGGER {table}_gone_guard ON {table};
DROP FUNCTION {table}_gone_guard();
DROP TRIGGER {table}_grant_guard ON vault_grant;
DROP FUNCTION {table}_grant_guard();
DROP TRIGGER {table}_matches_grant ON {table};
DROP FUNCTION {table}_matches_grant();
"""
