"""A quorum that was made after a case still receives its key."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.actors import OPERATOR
from tests.factories import accounts, cases
from vault import quorum
from vault.models import Grant

pytestmark = pytest.mark.django_db


def test_signing_in_hands_a_younger_quorum_the_keys_it_lacks():
    case = cases.opened()
    head = case.team.head
    made, _shares = quorum.create(officers=3, threshold=2, by=OPERATOR, at=timezone.now())
    assert not Grant.objects.filter(holder=made.holder, compartment=case.compartment).exists()
    accounts.authenticator(head)
    client = Client()
    client.post(reverse("account_login"), {"login": head.sign_in, "password": accounts.PASSPHRASE})
    client.post(reverse("mfa_authenticate"), {"code": accounts.totp_code(head)})
    assert Grant.objects.active().filter(holder=made.holder, compartment=case.compartment).exists()
