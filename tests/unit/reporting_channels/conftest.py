import pytest

from tests.factories.accounts import member
from tests.factories.reporting_channels import channel
from vault import erasure_keys


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def receiver(db):
    return member(["receiver"])


@pytest.fixture
def colleague(db):
    return member(["receiver"])


@pytest.fixture
def head(db):
    return member(["head_of_office"])


@pytest.fixture
def custodians(db):
    return [member(["identity_custodian"]) for _turn in range(3)]


@pytest.fixture
def the_channel(receiver, colleague, head, custodians):
    return channel(recipients=[receiver, colleague, head], custodians=custodians)


@pytest.fixture
def own_erasure_keys(settings, tmp_path):
    """A file of erasure keys that this test alone takes parts out of."""
    settings.ERASURE_KEYS = tmp_path / "erasure" / "keys"
    erasure_keys.create()
    return settings.ERASURE_KEYS
