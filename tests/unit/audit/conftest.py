import pytest
from django.conf import settings as django_settings

from audit import notes


@pytest.fixture(autouse=True)
def checkpoint_file(settings, tmp_path):
    """The file in which checkpoints leave the house, one for each test."""
    settings.AUDIT_CHECKPOINT_FILE = tmp_path / "checkpoints.txt"
    return settings.AUDIT_CHECKPOINT_FILE


@pytest.fixture
def published_key():
    """The log's public key as the office publishes it."""
    return notes.verifier_key(django_settings.AUDIT_ORIGIN, notes.public_key_of(django_settings.LOG_SIGNING_KEY))
