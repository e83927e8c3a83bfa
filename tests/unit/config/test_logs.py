"""A log line helps to mend an error and holds nothing that a person typed."""

import logging

import pytest
from django.http import HttpRequest
from django.urls import ResolverMatch

from config import logs

CANARY = "the warehouse at pier nine"


@pytest.fixture
def line():
    formatter, only_route = logs.Reserved("reporter"), logs.RouteOnly()

    def write(message, *args, error=None, request=None):
        exc_info = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, exc_info)
        if request is not None:
            record.request = request
        assert only_route.filter(record)
        return formatter.format(record)

    return write


def raised():
    try:
        try:
            int(CANARY)
        except ValueError as error:
            raise KeyError(CANARY) from error
    except KeyError as error:
        return error


def test_an_error_says_where_it_arose_and_of_what_type_but_not_its_words(line):
    written = line("Internal Server Error", error=raised())
    assert CANARY not in written
    assert "builtins.ValueError" in written
    assert written.endswith("builtins.KeyError")
    assert f"{__file__}:" in written
    assert "in raised" in written


def test_a_line_names_the_route_and_not_whose_page_it_was(line):
    request = HttpRequest()
    request.path = "/en/cases/5b4b7f1e-2f39-4f7c-9a51-b7c1b0a2e7aa/"
    request.resolver_match = ResolverMatch(raised, (), {}, route="en/cases/<uuid:id>/")
    written = line("%s: %s", "Internal Server Error", request.path, request=request)
    assert written.endswith("Internal Server Error: en/cases/<uuid:id>/")


def test_an_address_that_has_no_route_is_not_written_either(line):
    request = HttpRequest()
    request.path = f"/{CANARY}"
    assert CANARY not in line("%s: %s", "Internal Server Error", request.path, request=request)


def test_a_mistyped_address_leaves_no_line(client, caplog, db):
    client.get("/en/1234-5678-9012-3456/")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_errors_reach_standard_error_when_debug_is_off():
    configured = logs.settings("staff")
    assert configured["root"]["handlers"] == ["stderr"]
    assert configured["loggers"]["django"]["propagate"]
