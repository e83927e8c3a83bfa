"""Tables made together: a migration operation that lets Django draw its picture of the models once.

Django renders every related model anew after each operation of a migration (`ProjectState.reload_model`), and here
nearly every model is related to every other: two hundred tables made one after the other cost twenty seconds, made
together three.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import AddConstraint, CreateModel
from django.db.migrations.state import ProjectState


class Together(Operation):
    """Apply ``operations`` as one step, each on the tables as they are after the last of them.

    Takes what adds: CreateModel, AddField, AddConstraint, AddIndex, RemoveConstraint and the like. Not RenameField,
    AlterField or RunPython, which need the tables as they are in between. What is added to a table that the same
    step creates is created with it.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the models' description without the rendered picture, which is drawn again when it is asked for."""
        vars(state).pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Create the new tables whole, then change those that were there."""
        for operation in self._on_tables():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Undo the changes of what was there, then take the new tables down, the last one first."""
        for operation in reversed(self._on_tables()):
            # a constraint may speak of a column that the tables before this step do not have
            before = from_state if isinstance(operation, AddConstraint) else to_state
            operation.database_backwards(app_label, schema_editor, from_state, before)

    def _on_tables(self) -> list[Operation]:
        """Those that have work of their own in the database: what a new table holds is created with it."""
        born = {operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)}
        return [one for one in self.operations if isinstance(one, CreateModel) or _table_of(one) not in born]

    def describe(self) -> str:
        return f"Make together: {', '.join(operation.describe() for operation in self.operations)}"


def _table_of(operation: Operation) -> str:
    """The lower-case name of the model that an operation changes."""
    return str(getattr(operation, "model_name", "") or getattr(operation, "name", "")).lower()
