"""Whatever goes wrong is answered with a sentence and what to do, and typed text comes back."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.shortcuts import render
from django.test import RequestFactory

from ui import errors

STORY = "On Monday the container was opened without the customs officer, and two boxes were gone."


@pytest.fixture(params=["reporter", "staff"], autouse=True)
def site(request, settings):
    settings.SITE = request.param
    return request.param


@pytest.mark.parametrize(
    ("answer", "status", "sentence"),
    [
        (lambda request: errors.not_found(request), 404, "no page at this address"),
        (lambda request: errors.bad_request(request, SuspiciousOperation()), 400, "Nothing was stored"),
        (lambda request: errors.bad_request(request, RequestDataTooBig()), 413, "larger than this page"),
        (lambda request: errors.permission_denied(request), 403, "do not include this page"),
        (lambda request: errors.csrf_failure(request), 403, "nothing was stored"),
        (lambda request: errors.server_error(request), 500, "not your doing"),
    ],
)
def test_each_fault_has_its_sentence_and_status(answer, status, sentence):
    response = answer(RequestFactory().get("/en/nowhere"))
    assert response.status_code == status
    assert sentence in response.content.decode()


def refused(request):
    """As the machine's middleware answers a refusal."""
    return render(request, "ui/refused.html", {"sentence": "Not in this state."}, status=409)


@pytest.mark.parametrize(
    "answer", [errors.csrf_failure, errors.not_found, errors.bad_request, errors.server_error, refused]
)
def test_whatever_refuses_a_form_hands_the_typed_text_back(answer):
    request = RequestFactory().post("/en/tell", {"narrative": STORY, "csrfmiddlewaretoken": "a" * 64})
    html = answer(request).content.decode()
    assert STORY in html
    assert "a" * 64 not in html
    assert "Your text is not lost" in html


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_ORIGIN": "https://elsewhere.example"}, {"HTTP_ORIGIN": "null"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}],
)
def test_words_sent_by_another_site_are_never_shown_in_our_name(headers):
    request = RequestFactory().post("/en/tell", {"narrative": STORY}, **headers)
    assert STORY not in errors.csrf_failure(request).content.decode()


def test_the_fault_page_is_shown_even_when_the_form_cannot_be_read():
    request = RequestFactory().post("/en/tell", {"narrative": STORY})
    request._stream = None
    assert errors.server_error(request).status_code == 500


def test_a_broken_upload_is_refused_with_a_sentence():
    request = RequestFactory().post("/en/tell", b"--x", content_type="multipart/form-data; boundary=y")
    assert errors.bad_request(request).status_code == 400


def test_a_form_in_another_charset_is_refused_with_a_sentence():
    kind = "application/x-www-form-urlencoded; charset=utf-7"
    request = RequestFactory().post("/en/tell", b"narrative=a", content_type=kind)
    assert errors.bad_request(request).status_code == 400


def test_markup_in_a_text_handed_back_stays_text():
    request = RequestFactory().post("/en/tell", {"narrative": "</textarea><b>bold words that are long enough</b> here"})
    assert "<b>" not in errors.csrf_failure(request).content.decode()
