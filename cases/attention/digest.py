"""The daily mail that says only that there is something: numbers of cases and counts.

It is made by the worker, which holds no key and reads no sealed row. Without AMANA_MAIL nothing is ever sent.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Preference
from audit.actors import WORKER
from audit.log import record
from cases.history import readings

# What others did in a case that the member watches, may open and has declared for, since they looked at it last. Only
# what the log says of the case itself is counted: the worker may not read what belongs to it.
_NEWS = """
    SELECT c.number, count(e.id) FROM cases_casepermission p
    JOIN cases_assignment a ON a.case_id = p.content_object_id AND a.member_id = p.user_id
        AND a.ended_at IS NULL AND a.no_conflict_declared_at IS NOT NULL
    JOIN cases_case c ON c.id = p.content_object_id
    JOIN cases_watch w ON w.case_id = c.id AND w.watched_by_id = p.user_id
    LEFT JOIN cases_lookmark m ON m.case_id = c.id AND m.looked_by_id = p.user_id
    JOIN audit_entry e ON e.subject_kind = 'case' AND e.subject_id = c.id::text AND e.id > coalesce(m.entry, 0)
        AND e.actor_id IS DISTINCT FROM p.user_id AND NOT e.event = ANY(%s) AND e.at > %s
    WHERE p.user_id = %s AND NOT EXISTS (SELECT 1 FROM cases_caseflag f
        WHERE f.case_id = c.id AND f.kind = 'restricted' AND f.lifted_at IS NULL) GROUP BY c.number ORDER BY c.number
"""
_WAITING = """
    SELECT count(*) FROM cases_assignment a JOIN cases_casepermission p
        ON p.content_object_id = a.case_id AND p.user_id = a.member_id
    WHERE a.member_id = %s AND a.ended_at IS NULL AND a.no_conflict_declared_at IS NULL
"""


# How many notices of later rooms wait for a member: ``count(member_id, since)``. A number, and nothing of the matter.
Waiting = Callable[[object, datetime], int]
_counted: list[Waiting] = []


def count_too(count: Waiting) -> None:
    """Have the digest say how many of these there are."""
    if count not in _counted:
        _counted.append(count)


MORNING = 6  # the hour of the office's zone from which digests go out


@dataclass(frozen=True)
class Digest:
    """What one mail says: how much is new in which case, how many cases wait for the member's statement."""

    news: list[tuple[str, int]]
    waiting: int
    limits: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.news and not self.waiting and not self.limits

    def words(self) -> str:
        """The mail, in the language that is active."""
        lines = [_("There is something new in the office's case system. Sign in to read it."), ""]
        lines += [
            ngettext("%(number)s: %(count)s new", "%(number)s: %(count)s new", count)
            % {"number": number, "count": count}
            for number, count in self.news
        ]
        if self.waiting:
            lines.append(
                ngettext(
                    "%(count)s case waits for your statement on conflicts of interests",
                    "%(count)s cases wait for your statement on conflicts of interests",
                    self.waiting,
                )
                % {"count": self.waiting}
            )
        if self.limits:
            lines.append(
                ngettext("%(count)s time limit comes near", "%(count)s time limits come near", self.limits)
                % {"count": self.limits}
            )
        return "\n".join(lines)


def due(now: datetime) -> Iterator[Preference]:
    """Whoever wants the digest, is active, and has had none today; nobody before the office's morning."""
    today = timezone.localdate(now)
    if timezone.localtime(now).hour < MORNING:
        return
    wanted = Preference.objects.filter(is_digest_wanted=True, member__deactivated_at__isnull=True).exclude(
        digested_on=today
    )
    yield from wanted.only("id", "member_id", "address", "digested_on")


def of(member_id: object, since: datetime) -> Digest:
    """What is new to this member since ``since``."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, [list(readings()), since, member_id])
        news = cursor.fetchall()
        cursor.execute(_WAITING, [member_id])
        waiting = cursor.fetchone()[0]
    return Digest(news, waiting, sum(count(member_id, since) for count in _counted))


def send_all(now: datetime) -> int:
    """Send what is due; return how many mails went. A mail that fails is tried again at the next sweep."""
    if not settings.DIGEST_MAIL:
        return 0
    return sum(_send(one, now) for one in list(due(now)))


@transaction.atomic
def _send(preference: Preference, now: datetime) -> int:
    found = of(preference.member_id, now - timedelta(days=1))
    Preference.objects.filter(pk=preference.pk).update(digested_on=timezone.localdate(now))
    if found.is_empty:
        return 0
    with translation.override(_language(preference)):
        send_mail(str(_("There is something new")), found.words(), None, [preference.address])
    record("digest.sent", by=WORKER, at=now, cases=len(found.news))
    return 1


def _language(preference: Preference) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT language FROM accounts_member WHERE id = %s", [preference.member_id])
        return cursor.fetchone()[0]
