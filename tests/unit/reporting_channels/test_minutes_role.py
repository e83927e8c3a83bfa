"""The pages of the minutes need no more than the reporter's own role may do."""

import re

import pytest

from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.taking_down import taken

pytestmark = pytest.mark.django_db


def test_the_reporters_role_reads_corrects_and_agrees(the_channel, as_site, settings, settle):
    spoken = taken(channel_=the_channel)
    settle()
    settle_on(settings)
    as_site("reporter")
    caller = Reporter()
    assert caller.come_back(spoken.told.receipt).says("Please check what was written down")
    assert caller.press("minutes", "back/").status == 200
    assert caller.press("correct", "back/", **{"q-what": ""}).status == 422
    page = caller.press("correct", "back/", **{"q-what": "Other words."})
    assert re.search(r"<ins>.*?Other words\.</ins>", page.html)
    assert caller.press("agree", "back/").says("You have agreed to the minutes")
    assert caller.come_back(spoken.told.receipt).status == 200
    settle()
