"""The comparison on paper: Mali, Mauritius and Japan in both languages, each fact with its standing."""

import io

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.actors import OPERATOR
from procedures.actions import versions
from procedures.loading import PROFILES
from tests.factories import accounts
from tests.factories.accounts import member

pytestmark = pytest.mark.django_db
THREE = {"procedures": ["ml-customs", "mu-mra", "jp-national"], "known": "2026-03-02", "heard": "2026-04-01"}
THREE |= {"conduct": "leak-negligent"}


@pytest.fixture
def desk():
    for code in ("ml-customs", "mu-mra", "jp-national"):
        versions.load(path=PROFILES / f"{code}.toml", by=OPERATOR, at=timezone.now())
    client = Client()
    accounts.sign_in(client, member(["investigator"]))
    return client


def words_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("-\n", "").split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "The same case under each",
                "Point by point",
                "read at second hand",
                "not found",
                "Draft: legal",
                "range for this conduct was found",
            ),
        ),
        (
            "fr",
            (
                "La même affaire sous chacune",
                "Point par point",
                "lu de seconde main",
                "non trouvé",
                "Fourchette pour ces faits",
            ),
        ),
    ],
)
def test_three_traditions_on_paper_with_the_standing_of_each_fact(desk, language, said):
    answer = desk.get(f"/{language}/procedures/compare/pdf/", THREE)
    assert answer["Content-Type"] == "application/pdf"
    words = words_of(answer.content)
    for one in said:
        assert one in words, one
    assert "NPSA art. 82(1)" in words
    assert "02-053" in words


def test_a_question_that_cannot_be_answered_is_asked_again(desk):
    url = reverse("procedures:compare_pdf")
    assert desk.get(url, {"procedures": ["ml-customs"]}).status_code == 422
    assert desk.get(url, {"procedures": ["nowhere", "ml-customs"]}).status_code == 422
    assert desk.get(url, THREE | {"known": "yesterday"}).status_code == 422
    assert desk.get(url).status_code == 200
    assert Client().get(url, THREE).status_code == 302


def test_the_page_leads_to_the_paper(desk):
    page = desk.get(reverse("procedures:compare"), THREE).content.decode()
    assert reverse("procedures:compare_pdf") + "?procedures=ml-customs" in page
