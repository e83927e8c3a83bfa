"""The office: every member of the cast in a window of their own, each doing only what is theirs to do."""

import time
from collections.abc import Callable
from datetime import date, timedelta

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from tests.browser.behind import desk_of, next_code
from tests.browser.eyes import ID, Eyes

TODAY = timezone.localdate
AGAIN = 'main [name="passphrase"]'  # the page that asks for it before a sensitive act


def in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


class Office:
    """Signs people in when they are first needed; ``office["awa"]`` is Awa's window."""

    def __init__(self, stack, window: Callable[..., Eyes], language: str, *, script: bool) -> None:
        self.site, self.people, self.language = stack.address("staff"), stack.people, language
        self._stack, self._window, self._script = stack, window, script
        self._desks: dict[str, Eyes] = {}

    def __getitem__(self, sign_in: str) -> Eyes:
        if sign_in not in self._desks:
            self._desks[sign_in] = self._seated(sign_in)
        return self._desks[sign_in]

    def at_home(self, sign_in: str) -> Eyes:
        """Somebody before what waits for them."""
        return self[sign_in].open(self.home)

    @property
    def home(self) -> str:
        return f"{self.site}{self.language}/"

    def name(self, sign_in: str) -> str:
        return self.people[sign_in]["name"]

    def _seated(self, sign_in: str) -> Eyes:
        """A window of somebody who signed in before: how one signs in is looked at in ``sign_in_by_hand``."""
        eyes = self._window(self.language, script=self._script)
        cookies = desk_of(self._stack, sign_in).cookies
        eyes.context.add_cookies([{"name": name, "value": cookies[name], "url": self.site} for name in cookies])
        return eyes

    def one_press(self, sign_in: str, eyes: Eyes | None = None) -> Eyes:
        """The demonstration's own door: arrives in the member's language, or with what an ended session left."""
        eyes = eyes or self._window(self.language, script=self._script).open(f"{self.home}sign-in/")
        button = f'button[formaction$="/demo/sign-in/{self.people[sign_in]["number"]}/"]'
        eyes.language = ""
        for _try in range(4):
            eyes.press(button)
            if not eyes.has(button):
                eyes.language = self.language
                return eyes
            next_code()
        raise AssertionError("nobody could sign in")

    def with_passphrase(self, sign_in: str, address: str, *, status: int = 200) -> Eyes:
        """Go to a sensitive page, and give the passphrase once more unless that was done within the last minutes."""
        eyes = self[sign_in].open(address, status=None)
        if eyes.has(AGAIN):
            return eyes.send(passphrase=self.people[sign_in]["passphrase"], status=status)
        assert eyes.status == status, f"{address}: {eyes.status}, not {status}"
        return eyes

    def step_again(self, sign_in: str, ending: str, *, status: int = 200) -> Eyes:
        """Take a step that asks for the passphrase, unless it was given within the last minutes."""
        eyes = self[sign_in].follow(ending)
        if eyes.has(AGAIN):
            eyes.send(passphrase=self.people[sign_in]["passphrase"])
        return eyes.send(status=status)

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
            next_code()
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
