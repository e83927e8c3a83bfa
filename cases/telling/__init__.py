"""Telling each subject how the case ends for them, before it is closed (PROCESS C9)."""
