"""Hearing people: the verbs live in ``cases.interviews.actions``; callers of the room find them here."""

from cases.interviews.actions.answers import contest, refuse, seal, send_record, sign
from cases.interviews.actions.convoking import arrange, convoke, give, notify_rights, plan
from cases.interviews.actions.recording import hold, keep_piece

__all__ = [
    "arrange",
    "contest",
    "convoke",
    "give",
    "hold",
    "keep_piece",
    "notify_rights",
    "plan",
    "refuse",
    "seal",
    "send_record",
    "sign",
]
