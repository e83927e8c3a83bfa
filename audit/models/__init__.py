"""The log's tables: entries as they happened, and the sealed tree over them."""

from audit.models.entry import Entry
from audit.models.tree import Checkpoint, Leaf, Tile

__all__ = ["Checkpoint", "Entry", "Leaf", "Tile"]
