"""One thing that happened, written in the transaction in which it happened."""

import json

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Func, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from audit.actors import KINDS, REPORTER
from audit.body import BODY_SQL
from audit.checks import RowConditions

models.TextField.register_lookup(Length)


CONDITIONS = {
    "audit_entry_event_is_a_name": Q(event__regex=r"^[a-z0-9_.]+$"),
    "audit_entry_only_members_have_ids": Q(
        actor_kind__in=[kind for kind in KINDS if kind != "member"], actor_id__isnull=True
    )
    | Q(actor_kind="member", actor_id__isnull=False),
    "audit_entry_subject_is_codes": Q(subject_kind__regex=r"^[a-z0-9_.-]*$")
    & Q(subject_id__regex=r"^[A-Za-z0-9_.:-]*$")
    & Q(state__regex=r"^[a-z0-9_.-]*$"),
    "audit_entry_facts_in_line": Q(facts__regex=r"^\{[ -~]*\}$", facts__length__lte=8_000),
}


class CurrentTransaction(Func):
    """The full 64-bit id of the transaction that writes the row."""

    function = "pg_current_xact_id"
    arity = 0


class TransactionIdField(models.Field):
    """PostgreSQL's xid8, an int in Python: it never wraps, and orders like the transactions that took an id."""

    def db_type(self, connection) -> str:
        return "xid8"

    def from_db_value(self, value, expression, connection) -> int | None:
        return None if value is None else int(value)

    def get_db_prep_value(self, value, connection, prepared=False) -> str | None:
        return None if value is None else str(value)


class Entry(models.Model):
    """Append-only: the database refuses UPDATE, DELETE and TRUNCATE. Written by `audit.log.record` alone."""

    id = models.BigAutoField(primary_key=True)
    xid = TransactionIdField(db_default=CurrentTransaction(output_field=TransactionIdField()), editable=False)
    event = models.TextField()
    actor_kind = models.TextField(choices=[(kind, kind) for kind in KINDS])
    actor_id = models.UUIDField(null=True)
    subject_kind = models.TextField(blank=True)
    subject_id = models.TextField(blank=True)
    state = models.TextField(blank=True)
    at = models.DateTimeField()
    facts = models.TextField()
    # A generated column, so that columns and body cannot part.
    body = models.GeneratedField(
        expression=RawSQL(BODY_SQL, ()),  # noqa: S611 - a constant
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        db_table = "audit_entry"
        indexes = [
            models.Index("xid", "id", name="audit_entry_to_seal"),
            models.Index("subject_kind", "subject_id", "id", name="audit_entry_of_subject"),
            models.Index("actor_id", "id", name="audit_entry_of_actor", condition=Q(actor_id__isnull=False)),
            models.Index("event", "id", name="audit_entry_of_event"),
            # Entries come nearly in the order of time: a few pages of block ranges do for "that day".
            BrinIndex(fields=["at"], name="audit_entry_day", autosummarize=True),
        ]
        constraints = [RowConditions(name="audit_entry_is_in_order", conditions=CONDITIONS)]

    def __str__(self) -> str:
        return f"{self.pk} {self.event}"

    @property
    def is_of_a_day(self) -> bool:
        """Whether only the day of it is known: what a reporter did."""
        return self.actor_kind == REPORTER.kind

    @property
    def said(self) -> dict[str, object]:
        """The facts as values."""
        return json.loads(self.facts)
