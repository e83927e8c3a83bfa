import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Rate limits count per process: each test begins with none used."""
    cache.clear()
