"""Verbs that join cases and take them apart."""

from cases.joining.actions.links import link, unlink
from cases.joining.actions.mergers import confirm_merger, propose_merger, refuse_merger
from cases.joining.actions.splits import split

__all__ = ["confirm_merger", "link", "propose_merger", "refuse_merger", "split", "unlink"]
