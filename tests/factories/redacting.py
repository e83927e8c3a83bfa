"""Masks and redactions for tests, and everything that a report's key opens."""

from django.utils import timezone

from reporting_channels import access
from reporting_channels.actions import masks, redactions
from reporting_channels.redacting.places import Place
from reporting_channels.redacting.spans import Span, found
from tests.system.canaries import sealed_fields
from vault import envelope
from vault.sealing import field_key, place

TOLD = "Kim Canary took the envelope. Her daughter Lou waited outside."
NARRATIVE = Place("narrative")
WHO = Place("answer", "who")


def at(text, words, ground="third_party"):
    return [Span(one.start, one.end, ground) for one in found(text, words)]


def read(who, made, **options):
    return access.read_report(who, access.get_report(who, made.pk), timezone.now(), **options)


def hide(made, words, by, where=NARRATIVE, text=TOLD, **options):
    return masks.mask(
        report=made, place=where, spans=at(text, words), ground="third_party", by=by, at=timezone.now(), **options
    )


def propose(made, words, by, where=NARRATIVE, text=TOLD):
    return redactions.propose(report=made, place=where, spans=at(text, words), by=by, at=timezone.now())


def confirm(row, by):
    return redactions.confirm(redaction=row, by=by, at=timezone.now())


def gone(made, words, receiver, colleague, where=NARRATIVE, text=TOLD):
    return confirm(propose(made, words, receiver, where, text), colleague)


def held(made, by):
    """Everything that a key of the report opens in any table: the columns as they lie."""
    key, texts = access.report_key(by, made), []
    for model, column in sealed_fields().values():
        for row in model.objects.exclude(**{f"{column.name}__isnull": True}):
            sealed = getattr(row, column.name)
            if sealed.compartment_id == key.compartment_id:
                texts.append(envelope.unseal(field_key(key), key.compartment_id, place(row, column.name), sealed))
    return b"\n".join(texts).decode("utf-8", "replace")
