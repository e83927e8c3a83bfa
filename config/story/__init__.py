"""The story of the demonstration, told through the office's own actions so that every guard and entry is real."""

from config.story.telling import tell

__all__ = ["tell"]
