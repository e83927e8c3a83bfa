"""Where the code on a label leads."""

from types import SimpleNamespace
from uuid import UUID

from cases.custody.labels import address_of

EXHIBIT = SimpleNamespace(pk=UUID(int=7))


def test_the_code_bears_the_address_that_the_office_set_for_its_staff_site(settings):
    settings.STAFF_ADDRESS = "https://amana.example.org/"
    address = address_of(EXHIBIT, lambda path: "http://10.0.0.3" + path)
    assert address == f"https://amana.example.org/en/cases/x/{EXHIBIT.pk}/"


def test_without_one_it_bears_the_address_under_which_the_page_was_asked_for(settings):
    settings.STAFF_ADDRESS = ""
    assert address_of(EXHIBIT, lambda path: "http://10.0.0.3" + path).startswith("http://10.0.0.3/en/cases/x/")
