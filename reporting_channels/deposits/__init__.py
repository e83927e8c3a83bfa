"""Proof of submission: a salted digest of what was told, put into the log, which names no report (ADR 0018)."""
