"""Two people destroy a report before its time; whoever comes back with the receipt is told what happened."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.views.again import GIVEN
from reporting_channels.actions import erasures
from reporting_channels.models import EarlyDeletion, Erasure
from tests.factories import procedures as profiles
from tests.factories.accounts import member, sign_in
from tests.factories.reporter_site import Reporter, settle_on
from tests.factories.reporting_channels import CANARY, channel, report
from vault import erasure_keys

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ERASURE_KEYS = tmp_path / "erasure" / "keys"
    erasure_keys.create()
    profiles.version()


def desk(who, *, gave_passphrase: bool = True) -> Client:
    browser = Client()
    sign_in(browser, who)
    if gave_passphrase:
        session = browser.session
        session[GIVEN] = int(time.time())
        session.save()
    return browser


def text_of(answer) -> str:
    return answer.content.decode().replace("&#x27;", "’").replace("'", "’")


def test_from_the_proposal_to_the_page_that_the_receipt_opens(settings):
    awa, mariam, rosa = member(["receiver"], "Awa"), member(["head_of_office"], "Mariam"), member(["auditor"])
    made = report(channel_=channel(recipients=[awa, mariam]))
    keeping = reverse("report_keeping", args=[made.pk])
    propose = reverse("report_delete", args=[made.pk])
    asked = desk(awa, gave_passphrase=False).get(propose)
    assert (asked.status_code, "passphrase" in asked["Location"]) == (302, True)
    first = desk(awa)
    refused = first.post(propose, {"ground": "irrelevant", "reasons": ""})
    assert refused.status_code == 422
    assert first.post(propose, {"ground": "irrelevant", "reasons": "The health of somebody else."}).status_code == 302
    row = EarlyDeletion.objects.get()
    confirm = reverse("deletion_confirm", args=[row.pk])
    assert "You proposed this yourself" in text_of(first.get(keeping))
    assert first.post(confirm).status_code == 409
    second = desk(mariam)
    assert "The health of somebody else." in text_of(second.get(keeping))
    assert second.post(confirm).status_code == 302
    assert erasures.carry_out(at=timezone.now()) == erasures.finish(at=timezone.now()) == 1
    assert first.get(keeping).status_code == second.get(keeping).status_code == 404
    certificate = Erasure.objects.get()
    for reader in (second, desk(rosa)):
        page = text_of(reader.get(certificate.get_absolute_url()))
        assert certificate.digest in page
        assert CANARY not in page
        document = reader.get(reverse("erasure_document", args=[certificate.pk]))
        assert document.content.decode() == certificate.body
    assert first.get(certificate.get_absolute_url()).status_code == 404
    settle_on(settings)
    for language, heading in (("en", "Your report was erased"), ("fr", "Votre signalement a été effacé")):
        page = Reporter(language).come_back(made.told.receipt)
        assert page.says(heading)
        assert not page.says(CANARY)
