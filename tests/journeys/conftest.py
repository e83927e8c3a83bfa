"""Who is there in every journey, and on which of the two sites it is told."""

import pytest
from django.conf import settings as django_settings

from tests.factories.accounts import member
from tests.factories.reporter_site import settle_on

STAFF = {"SITE": "staff", "ROOT_URLCONF": "config.urls_staff", "MIDDLEWARE": list(django_settings.MIDDLEWARE)}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Each test has a folder of its own for its files."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def on_the_reporters_site(settings, media):
    """Told from the reporter's side alone."""
    settle_on(settings)


@pytest.fixture
def sites(settings):
    """Walk from one site to the other."""

    def go(site: str) -> None:
        if site == "reporter":
            settle_on(settings)
        else:
            for name, value in STAFF.items():
                setattr(settings, name, value)

    return go


@pytest.fixture
def receiver(db):
    return member(["receiver"], "Ines Reader")


@pytest.fixture
def colleague(db):
    return member(["receiver"], "Cora Second")


@pytest.fixture
def head(db):
    return member(["head_of_office"], "Henri Head")


@pytest.fixture
def custodians(db):
    return [member(["identity_custodian"]) for _turn in range(3)]
