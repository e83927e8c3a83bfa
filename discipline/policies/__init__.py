"""Whether the state, the pinned procedure and independence allow a step. Pure: no query, no clock."""
