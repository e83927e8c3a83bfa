"""SQL of the vault's guards that other rooms lean on."""

from typing import Any

from django.db.migrations.operations.special import RunSQL


class ChangesRoster(RunSQL):
    """Migration operation: whatever changes in ``table`` makes a new version of the roster (ADR 0056).

    With ``columns`` only a row in which one of these changes; else every insert, update and deletion.
    """

    def __init__(self, table: str, *columns: str) -> None:
        self.names = (table, *columns)
        for name in self.names:
            if not name.replace("_", "a").isalnum():
                raise ValueError(f"{name!r} is no plain SQL name")
        super().__init__(_made(table, columns), f"DROP TRIGGER {table}_on_the_roster ON {table};", elidable=False)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, list(self.names), {}

    def describe(self) -> str:
        return f"Let {self.names[0]} change the roster"


def _made(table: str, columns: tuple[str, ...]) -> str:
    if columns:
        changed = " OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in columns)
        moment, when = "AFTER UPDATE", f"FOR EACH ROW WHEN ({changed})"
    else:
        moment, when = "AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE", "FOR EACH STATEMENT"
    return f"CREATE TRIGGER {table}_on_the_roster {moment} ON {table} {when} EXECUTE FUNCTION vault_roster_changes();"
