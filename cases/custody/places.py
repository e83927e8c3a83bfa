"""The places where exhibits are kept, as lists and forms need them."""

from django.db.models import QuerySet

from cases.models import StoragePlace


def open_places() -> QuerySet[StoragePlace]:
    """Those in which something can be put."""
    return StoragePlace.objects.filter(closed_at__isnull=True)
