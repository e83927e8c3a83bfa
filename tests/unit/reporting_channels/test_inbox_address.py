"""An address of the inbox that somebody bent."""

import pytest
from django.test import Client

from tests.factories.accounts import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("filters", ["channel=%00", "state=%00", "state=nowhere", "page=%00", "page=-1"])
def test_it_shows_the_inbox_and_never_fails(receiver, filters):
    client = Client()
    sign_in(client, receiver)
    assert client.get(f"/en/reports/?{filters}").status_code == 200
