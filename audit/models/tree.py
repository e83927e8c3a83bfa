"""The sealed side: leaves, tiles (C2SP tlog-tiles) and signed checkpoints of an RFC 6962 Merkle tree."""

from django.db import models
from django.db.models import Q


class Leaf(models.Model):
    """An entry's place in the tree. `hash` is SHA-256(0x00 || body), RFC 6962 section 2.1."""

    index = models.BigIntegerField(primary_key=True)
    # No foreign key in the database: its check would lock every entry row once more, and entries are never removed;
    # `audit verify` finds leaves without entries.
    entry = models.OneToOneField("audit.Entry", on_delete=models.PROTECT, db_constraint=False, related_name="leaf")
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "audit_leaf"
        constraints = [models.CheckConstraint(condition=Q(index__gte=0), name="audit_leaf_index_counts")]

    def __str__(self) -> str:
        return str(self.index)


class Tile(models.Model):
    """Up to 256 neighbouring hashes of one level; level 0 holds leaf hashes, level 1 the roots of full level-0 tiles.

    The row of the right edge grows: the database lets `hashes` only be extended. A partial tile of any former width
    is therefore its prefix, and none has to be kept apart.
    """

    pk = models.CompositePrimaryKey("level", "index")
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        db_table = "audit_tile"
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=0, level__lte=7, index__gte=0), name="audit_tile_in_the_tree"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Checkpoint(models.Model):
    """The tree's size and root at one moment, as a C2SP signed note."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    key = models.BinaryField(max_length=32)  # the Ed25519 public key that signed: keys may follow one another
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "audit_checkpoint"
        constraints = [models.CheckConstraint(condition=Q(size__gte=0), name="audit_checkpoint_size_counts")]

    def __str__(self) -> str:
        return f"{self.size} {bytes(self.root).hex()}"
