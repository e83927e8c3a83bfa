"""What the database refuses about boards; the SQL and its reasons are in discipline/board/guards.py."""

from django.db import migrations

from discipline.board.guards import PAIRS
from machine.guards import GuardState


class Migration(migrations.Migration):
    dependencies = [("discipline", "0007_board_engine")]

    operations = [
        GuardState("discipline.board.states.SITTING"),
        *(migrations.RunSQL(make, undo) for make, undo in PAIRS),
    ]
