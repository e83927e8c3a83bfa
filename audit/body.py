"""The exact bytes that are hashed for an entry, as the SQL expression that makes them.

Ten lines and the facts. The table's constraints keep line feeds out of every line, so two different rows never have one
body. Every function in it is immutable on PostgreSQL 15 to 18, which a generated column asks for.
"""

BODY_SQL = (
    "'amana/entry/v1' || chr(10) || id::text || chr(10) || xid::text || chr(10) || event || chr(10)"
    " || actor_kind || chr(10) || coalesce(actor_id::text, '-') || chr(10)"
    " || subject_kind || chr(10) || subject_id || chr(10) || state || chr(10)"
    " || (extract(epoch from timezone('UTC', at)) * 1000000)::bigint::text || chr(10) || facts"
)
LINES = (
    "version",
    "id",
    "xid",
    "event",
    "actor_kind",
    "actor_id",
    "subject_kind",
    "subject_id",
    "state",
    "at",
    "facts",
)

# The same text made anew from the columns, some times faster than the expression that a generated column may use; the
# seconds as a double are exact to the microsecond until the year 2100.
COLUMNS_SQL = (
    "concat_ws(chr(10), 'amana/entry/v1', id, xid, event, actor_kind, coalesce(actor_id::text, '-'), subject_kind,"
    " subject_id, state, (date_part('epoch', at) * 1000000)::bigint, facts)"
)
