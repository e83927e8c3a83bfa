"""The rules of the room, one module a noun; callers say ``policies.allegations.require_may_confirm``."""

from cases.custody import policies as exhibits
from cases.policies import allegations, cases, investigations, parts, team

__all__ = ["allegations", "cases", "exhibits", "investigations", "parts", "team"]
