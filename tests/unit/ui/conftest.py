import pytest


@pytest.fixture(autouse=True)
def sample_addresses(settings):
    """The components are tried without any room's addresses."""
    settings.ROOT_URLCONF = "tests.unit.ui.urls"
    settings.SITE = "staff"
    settings.DEMO = False
