"""The office: every member of the cast in a window of their own, each doing only what is theirs to do."""

import time
from collections.abc import Callable
from datetime import date, timedelta

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from tests.browser.eyes import ID, Eyes

TODAY = timezone.localdate


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


class Office:
    """Signs people in when they are first needed; ``office["awa"]`` is Awa's window."""

    def __init__(self, stack, window: Callable[..., Eyes], language: str, *, script: bool) -> None:
        self.site, self.people, self.language = stack.address("staff"), stack.people, language
        self._window, self._script = window, script
        self._desks: dict[str, Eyes] = {}

    def __getitem__(self, sign_in: str) -> Eyes:
        if sign_in not in self._desks:
            self._desks[sign_in] = self._one_press(sign_in)
        return self._desks[sign_in]

    def at_home(self, sign_in: str) -> Eyes:
        """Somebody before what waits for them."""
        return self[sign_in].open(self.home)

    @property
    def home(self) -> str:
        return f"{self.site}{self.language}/"

    def name(self, sign_in: str) -> str:
        return self.people[sign_in]["name"]

    def _one_press(self, sign_in: str) -> Eyes:
        eyes = self._window(self.language, script=self._script).open(f"{self.home}sign-in/")
        person = self.people[sign_in]
        eyes.language = person["language"]  # a member arrives in their own language, and may change it
        eyes.press(f'button[formaction$="/demo/sign-in/{person["number"]}/"]')
        eyes.language = self.language
        return eyes

    def sign_in_by_hand(self, sign_in: str) -> Eyes:
        """Passphrase and code typed, one after the other, after one wrong passphrase."""
        person, eyes = self.people[sign_in], self._window(self.language, script=self._script)
        eyes.open(self.home)
        button = "main form button.button-primary"
        eyes.fill(login=sign_in, password="not the passphrase of anybody")
        eyes.press(button)
        assert eyes.has(".error-summary")
        eyes.fill(login=sign_in, password=person["passphrase"])
        eyes.press(button)
        eyes.fill(code=_code(person["totp_secret"]))
        eyes.press("main form button.button")
        if eyes.has(".error-summary"):  # somebody signed in with the same code just now: no code counts twice
            time.sleep(31 - time.time() % 30)
            eyes.fill(code=_code(person["totp_secret"]))
            eyes.press("main form button.button")
        eyes.says(person["name"])
        self._desks[sign_in] = eyes
        return eyes


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def number_in(path: str) -> str:
    """The id that an address ends with."""
    return ID.findall(path)[-1]


def day(value: date) -> str:
    return value.isoformat()
