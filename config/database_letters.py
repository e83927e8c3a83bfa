"""Sets of rights that many tables share; what the letters mean stands in ``config.database_roles``."""

# An entry's number and transaction are the database's to give: whoever could choose them could take a number that
# is about to be used, and so stop the office, or leave holes that look like deletions.
APPENDED = "I(event, actor_kind, actor_id, subject_kind, subject_id, state, at, facts)"

KEPT = "SIU"  # rows of record
LOOSE = "SIUD"  # sessions, second factors, permission rows: their end is an entry, not a record
