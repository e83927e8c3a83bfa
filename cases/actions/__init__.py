"""The verbs of the room, one transaction each: ``cases.open_from``, ``findings.confirm``."""
