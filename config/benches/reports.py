"""Receiving a report of 4 kB for three recipients, beside saving one row of the same text, in the same server."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from statistics import median
from urllib.parse import urlencode

from django.conf import settings

from accounts.models import Member
from audit.actors import OPERATOR
from config.benches.figures import Figure, Ground, seconds
from config.benches.server import CSRF, Server, serving
from config.embedded import DATABASE, OWNER, SITE_ROLES
from config.running.places import ROOT
from reporting_channels.actions import channels
from reporting_channels.models import Channel
from vault import keys, quorum, receipts

CODE = "bench"
CONNECTIONS = 8  # as many as the server has threads
FORM = "application/x-www-form-urlencoded"
# Prose, and no sentence said again and again: of that the plain row would keep 160 bytes, PostgreSQL folding the rest
# away, while what is sealed folds never.
PROSE, LENGTH = ROOT / "docs" / "THREAT-MODEL.md", 4096
_ROW = "CREATE TABLE bench_row (id uuid PRIMARY KEY, text text NOT NULL, at timestamptz NOT NULL)"


def measure(ground: Ground) -> list[Figure]:
    """Reports a second over rows a second, without and with the receipt's Argon2id."""
    open_channel()
    with ground.postgres.superuser(DATABASE) as making:
        making.execute(_ROW)
        making.execute(f"ALTER TABLE bench_row OWNER TO {OWNER}")
        making.execute(f"GRANT INSERT ON bench_row TO {SITE_ROLES['reporter']}")
    length, rounds = ground.size(3.0, 0.3), ground.size(5, 1)
    ground.say("without Argon2id")
    with serving(ground, argon2=False) as server:
        without, rows = _kept(server, length, rounds)
    ground.say("with Argon2id")
    with serving(ground) as server:
        paid, _rows = _kept(server, length, max(1, rounds // 2))
    salt, code = receipts.new_salt(), receipts.new_code()
    lock = median(seconds(lambda: receipts.derive(code, salt)) for _ in range(ground.size(21, 3)))
    cost = settings.RECEIPT_ARGON2
    return [
        Figure(
            "report received",
            "4 kB, three recipients and the quorum, no attachment, over saving one row: the same form,"
            " server and answer page, without Argon2id",
            without,
            target=0.60,
            is_ceiling=False,
        ),
        Figure("with Argon2id", "the same with the receipt's lock as it is", paid),
        Figure(
            "Argon2id alone",
            f"one receipt's lock ({cost['memory_kib'] // 1024} MiB × {cost['passes']})",
            lock * 1000,
            unit="ms",
            digits=1,
        ),
        Figure("rows a second", "only a hint: the one-row save", rows, unit="/s", digits=0),
    ]


def _kept(server: Server, length: float, rounds: int) -> tuple[float, float]:
    """The median of reports over rows, round by round; and the rows of a second."""
    text = " ".join(re.sub(r"[|*`#_-]+", " ", PROSE.read_text(encoding="utf-8")).split())[:LENGTH]
    body = urlencode({"csrfmiddlewaretoken": CSRF[1], "channel": CODE, "text": text}).encode()

    def rate(path: str, length: float) -> float:
        return server.rate(path, body, FORM, seconds=length, connections=CONNECTIONS)

    for path in ("/bench/one-row", "/bench/receive"):
        rate(path, 0.5)
    pairs = [(rate("/bench/one-row", length), rate("/bench/receive", length)) for _ in range(rounds)]
    return median(received / rows for rows, received in pairs), median(rows for rows, _received in pairs)


def open_channel() -> None:
    """A channel with two receivers, a head of office and the three custodians that it needs; and the quorum."""
    if Channel.objects.filter(code=CODE).exists():  # another bench of this run opened it
        return
    roles = ["receiver", "receiver", "head_of_office", *["identity_custodian"] * 3]
    members = [
        Member.objects.create(
            sign_in=f"office{n}",
            name=f"Office {n}",
            roles=[role],
            holder=keys.new_member_key("bench bench bench").holder,
        )
        for n, role in enumerate(roles)
    ]
    quorum.create(officers=3, threshold=2, by=OPERATOR, at=datetime.now(UTC))
    channels.set_up(
        code=CODE,
        audience="public",
        names={"en": "Bench", "fr": "Banc"},
        notices={"en": "For nobody.", "fr": "Pour personne."},
        recipients=members[:3],
        custodians=members[3:],
        retention="report_retention",
        procedure="fr-state",
        by=OPERATOR,
        at=datetime.now(UTC),
    )
