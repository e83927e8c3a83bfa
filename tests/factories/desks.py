"""A member at the pages of the staff site, without a browser."""

import re

from django.test import Client

from accounts.models import Member
from tests.factories.accounts import sign_in


def desk(made: Member) -> Client:
    """Somebody signed in."""
    browser = Client()
    sign_in(browser, made)
    return browser


def page(response) -> str:
    """The source of an answer as it was meant."""
    return response.content.decode().replace("&#x27;", "'")


def words(response) -> str:
    """The same on one line."""
    return re.sub(r"\s+", " ", page(response))
