"""What no journey looks at: the steps that bring a report to where one begins, by plain HTTP, and days that pass."""

import time
from dataclasses import dataclass
from typing import Any

from celery import Celery

from config import embedded
from config.running import sites
from tests.stack import Stack
from tests.system.client import Visitor
from vault import receipts

GRID = {
    "category": "other", "competence": "other", "credibility": "low", "seriousness": "low", "urgency": "low",
    "detriment_risk": "none", "note": "Read.", "proposes": "no_case", "no_case_reason": "not_competent",
}  # fmt: skip
ENDING: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("awa", "acknowledge", {"text": "We have it."}),
    ("awa", "assess", GRID),
    ("awa", "propose_no_case", {"reason": "not_competent", "note": "Of another office."}),
    ("ilan", "confirm_no_case", {}),
    ("awa", "give_feedback", {"text": "Another office looks at it."}),
    ("awa", "close", {}),
)


class Desk(Visitor):
    """A member without a window: opens a form and sends it. One sign-in serves the whole run: see ``desk_of``."""

    def __init__(self, stack: Stack, sign_in: str) -> None:
        super().__init__(stack.address("staff"), "en")
        self.seen = float("-inf")  # when this session was last known to last
        self.number, self.passphrase = (stack.people[sign_in][name] for name in ("number", "passphrase"))

    def sign_in(self) -> "Desk":
        """By one press, unless the session still lasts: asked again after a minute."""
        if time.monotonic() - self.seen < 60:
            return self
        for _try in range(4):
            if self.get("").status == 200:
                self.seen = time.monotonic()
                return self
            self.cookies.clear()
            self.get("sign-in/")
            answer = self.post(f"demo/sign-in/{self.number}/")
            assert answer.status == 302, answer.words[:2000]
            if "sign-in" in answer.headers["Location"]:
                next_code()
        raise AssertionError("nobody could sign in")

    def with_passphrase(self, path: str) -> int:
        """The answer of a page that asks for the passphrase first: its status, once it was given."""
        asks = self.get(path)
        if asks.status != 302:
            return asks.status
        self.get("passphrase/")
        assert self.post("passphrase/", passphrase=self.passphrase).status == 302
        return self.get(path).status

    def do(self, path: str, **fields: str) -> None:
        """One act on its own page."""
        opened = self.get(path)
        assert opened.status == 200, opened.words[:2000]
        done = self.post(path, **fields)
        assert done.status == 302, done.words[:2000]


def desk_of(stack: Stack, sign_in: str) -> Desk:
    """This member, signed in: a code counts once, so nobody can sign in for every test anew."""
    if sign_in not in stack.desks:
        stack.desks[sign_in] = Desk(stack, sign_in)
    return stack.desks[sign_in].sign_in()


def next_code() -> None:
    """Wait for the half minute to end, because no code counts twice."""
    time.sleep(31 - time.time() % 30)


@dataclass
class Sent:
    """A report that somebody sent: its number and its id."""

    receipt: str
    pk: str

    @property
    def path(self) -> str:
        return f"reports/{self.pk}/"


class Behind:
    """The wings of one stack."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack

    def desk(self, sign_in: str) -> Desk:
        return desk_of(self.stack, sign_in)

    def sent(self, what: str, language: str = "en", **who: str) -> Sent:
        """A report of the public, all questions but the first passed by."""
        visitor = Visitor(self.stack.address("reporter"), language)
        visitor.tell(what, **who)
        return self.found(visitor.send().receipt)

    def found(self, receipt: str) -> Sent:
        """The report behind a number."""
        locator = receipts.locator(receipt)
        [row] = self.ask("SELECT report_id FROM reporting_channels_receipt WHERE locator = %s", locator)
        return Sent(receipt, str(row[0]))

    def closed(self, sent: Sent) -> Sent:
        """From its arrival to its closing, without a case."""
        for who, verb, fields in ENDING:
            self.desk(who).do(f"do/report/{sent.pk}/{verb}/", **fields)
        return sent

    def _is_due(self, sent: Sent) -> bool:
        [row] = self.ask("SELECT ends_on <= CURRENT_DATE FROM reporting_channels_report WHERE id = %s", sent.pk)
        return bool(row[0])

    def state(self, sent: Sent) -> str:
        [row] = self.ask("SELECT state FROM reporting_channels_report WHERE id = %s", sent.pk)
        return row[0]

    def ask(self, sql: str, *values: Any) -> list[tuple]:
        assert self.stack.postgres is not None
        with self.stack.postgres.superuser(embedded.DATABASE) as server:
            cursor = server.execute(sql, values)
            return cursor.fetchall() if cursor.description else []

    def days_pass(self, sent: Sent, days: int, *, with_words: bool = False) -> None:
        """The report becomes so many days older, past the guards: nobody can wait a year for a test."""
        older = ", ".join(f"{name} = {name} - make_interval(days => {int(days)})" for name in DATES)
        assert self.stack.postgres is not None
        with self.stack.postgres.superuser(embedded.DATABASE) as server:
            server.execute("SET session_replication_role = replica")
            server.execute(f"UPDATE reporting_channels_report SET {older} WHERE id = %s", [sent.pk])
            said = f"UPDATE reporting_channels_message SET sent_on = sent_on - {int(days)} WHERE report_id = %s"
            if with_words:
                server.execute(said, [sent.pk])

    def sweep(self, task: str, sent: Sent, *, until: str, seconds: float = 15) -> None:
        """Ask the worker to look now, and wait until the report is in that state, and looked at again in days."""
        Celery(set_as_current=False, broker=sites.broker_url(self.stack.places)).send_task(
            f"reporting_channels.tasks.{task}"
        )
        last = time.monotonic() + seconds
        while self.state(sent) != until or self._is_due(sent):
            assert time.monotonic() < last, f"{task} did not come: the report is {self.state(sent)}"
            time.sleep(0.1)


DATES = ("received_on", "acknowledged_at", "assessed_at", "no_case_proposed_at", "no_case_confirmed_at",
         "feedback_at", "closed_at", "ends_on")  # fmt: skip
