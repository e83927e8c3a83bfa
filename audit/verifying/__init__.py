"""Recomputing the log from its rows. `whole.verify` is the way in; `chunks` runs without Django in a second process."""
