"""Which matters the demonstration tells: about sixty, in all states, two languages, some of them late."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from config.story.matter import Matter
from config.story.texts import ENGLISH, FRENCH, Tale

# (days ago, stage, choices): told one by one, because somebody will click on them.
TOLD: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (1, "received", {}),
    (2, "received", {"name": "Ama Exemple"}),
    (9, "received", {}),  # late: seven days are over
    (3, "acknowledged", {}),
    (12, "asked", {"recused": "ilan"}),
    (16, "answered", {"name": "Noé Fictif"}),
    (18, "answered", {"risk": "high", "name": "Mina Inventée"}),
    (21, "assessed", {"name": "Otto Exemple"}),
    (25, "assessed", {"risk": "high"}),
    (110, "assessed", {}),  # late: three months are over
    (28, "opened", {}),
    (34, "team", {"lead": "nema"}),
    (37, "allegation", {}),
    (42, "planned", {}),
    (52, "mandated", {"lead": "nema"}),
    (60, "active", {}),
    (70, "heard", {"lead": "nema"}),
    (74, "exhibit", {}),
    (84, "proposed", {}),
    (88, "proposed", {"lead": "nema"}),
    (95, "confirmed", {}),
    (101, "delivered", {}),
    (106, "decision", {"lead": "nema"}),
    (112, "referred", {}),
    (118, "proceeding", {}),
    (124, "charged", {}),
    (131, "file", {"lead": "nema"}),
    (140, "convoked", {}),
    (192, "board", {"is_inquired": True}),
    (198, "opinion", {"is_postponed": True}),
    (178, "decided", {}),
    (182, "imposed", {}),
    (188, "notified", {}),
    (196, "executed", {}),
    (205, "appealed", {"appeal": "upheld"}),
    (220, "determined", {"appeal": "annulled_form"}),
    (240, "implemented", {"appeal": "annulled_form"}),
    (246, "implemented", {"appeal": "varied"}),
    (150, "delivered", {"word": "NSUS"}),
)

# Some kinds of misconduct are told more often than others, and no two matters take the same time.
OFTEN_FRENCH = (0, 1, 0, 2, 0, 1, 3, 0, 4, 1, 0)
OFTEN_ENGLISH = (0, 2, 0, 1, 3)
PACES = (1.0, 0.7, 1.2, 0.9, 1.1, 0.8, 1.3)

# (days ago, times, choices): matters that are over, enough of them for honest counts.
OVER: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (250, 6, {"sanction": "blame", "parameters": {}}),
    (262, 3, {"sanction": "exclusion-2", "parameters": {"days": 12}}),
    (270, 1, {"sanction": "avertissement", "parameters": {}}),
    (286, 2, {"sanction": "exclusion-3", "parameters": {"days": 60}, "appeal": "upheld"}),
    (300, 6, {"word": "NSUS"}),
    (330, 5, {"word": "UNFD"}),
    (360, 1, {"sanction": "revocation", "parameters": {}, "appeal": "annulled_merits"}),
)


# Other traditions, each as far as its own line shows best: one without a board, one past its ten days.
ELSEWHERE: tuple[tuple[int, str, dict[str, Any]], ...] = (
    (172, "notified", {"procedure": "jp-national", "sanction": "pay-cut", "parameters": {"months": 3, "percent": 10}}),
    (168, "board", {"procedure": "mu-mra"}),
)


def matters(channels: dict[str, Any], now: datetime) -> Iterator[Matter]:
    """Every matter, French and English in turn, on the channel that its language and tale suggest."""
    told = list(TOLD)
    for days, times, choices in OVER:
        told += [(days + 7 * turn, "closed", choices) for turn in range(times)]
    told += ELSEWHERE
    for number, (days, stage, choices) in enumerate(told):
        language = "fr" if number % 3 else "en"
        tale = _tale(number, language)
        first = (now - timedelta(days=days)).replace(hour=8 + number % 9, minute=(7 * number) % 60)
        yield Matter(
            tale=tale,
            pace=PACES[number % len(PACES)],
            language=language,
            channel=_channel(channels, number),
            first=first,
            until=stage,
            **choices,
        )


def one_with_a_board(channels: dict[str, Any], now: datetime) -> Matter:
    """The single matter of the short story: the board gave its opinion, and the sanction was carried out."""
    first = now - timedelta(days=196)
    return Matter(tale=FRENCH[0], language="fr", channel=channels["operators"], first=first, until="executed")


def _tale(number: int, language: str) -> Tale:
    tales, order = (FRENCH, OFTEN_FRENCH) if language == "fr" else (ENGLISH, OFTEN_ENGLISH)
    return tales[order[number // 3 % len(order)] if language == "en" else order[number % len(order)]]


def _channel(channels: dict[str, Any], number: int) -> Any:
    codes = ("staff", "operators", "operators", "public", "staff")
    return channels[codes[number % len(codes)]]
