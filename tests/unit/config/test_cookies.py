"""What a browser keeps of us once its window is closed: nothing."""

import pytest
from django.test import Client

from tests.factories.reporter_site import settle_on

pytestmark = pytest.mark.django_db


def test_the_reporters_only_cookie_ends_with_the_window(settings):
    settle_on(settings)
    cookies = Client().get("/en/tell/").cookies
    assert list(cookies) == [settings.CSRF_COOKIE_NAME]
    (cookie,) = cookies.values()
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
