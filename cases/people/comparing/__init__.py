"""Comparing posts and companies with those of one's own other cases."""

from cases.people.comparing.access import NEAR_NAME, SAME_COMPANY, SAME_NAME, SAME_POST, same

__all__ = ["NEAR_NAME", "SAME_COMPANY", "SAME_NAME", "SAME_POST", "same"]
