"""SQL of the rules that a table keeps by itself: a trigger that refuses, with what takes it back.

Functions that read other tables run as the owner, so that the guard holds whatever the process's own role may read.
"""

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
REFUSE = "USING ERRCODE = 'integrity_constraint_violation'"

Pair = tuple[str, str]  # make, undo


def trigger(name: str, table: str, moment: str, body: str, when: str = "", *, is_deferred: bool = False) -> Pair:
    """A row trigger ``name`` on ``table`` with its own function of the same name; a deferred one asks at commit."""
    kind, late = ("CONSTRAINT TRIGGER", "DEFERRABLE INITIALLY DEFERRED ") if is_deferred else ("TRIGGER", "")
    make = f"""
CREATE FUNCTION {name}() RETURNS trigger {HEAD} AS $$
{body}
$$;
CREATE {kind} {name} {moment} ON {table} {late}FOR EACH ROW {when} EXECUTE FUNCTION {name}();
"""
    return make, f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();"


def asked_of(kind: str, name: str) -> Pair:
    """The guard ``name`` of the grants, asked about live grants of this kind alone, which the database itself wrote.

    It comes after the row: only then is the kind written.
    """
    drop, run = f"DROP TRIGGER {name} ON vault_grant;", f"EXECUTE FUNCTION {name}();"
    after = f"""{drop}
CREATE TRIGGER {name} AFTER INSERT OR UPDATE ON vault_grant FOR EACH ROW
    WHEN (NEW.kind = '{kind}' AND NEW.revoked_at IS NULL) {run}
"""
    before = f"{drop} CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON vault_grant FOR EACH ROW {run}"
    return after, before


def refused_if(condition: str, sentence: str) -> str:
    """The body of a trigger's function that refuses the row with this sentence."""
    return f"""BEGIN
    IF {condition} THEN
        RAISE EXCEPTION '{sentence}' {REFUSE};
    END IF;
    RETURN NEW;
END"""


def refusing(name: str, table: str, moment: str, condition: str, sentence: str, *, is_deferred: bool = False) -> Pair:
    """A trigger that refuses the row when the condition holds."""
    return trigger(name, table, moment, refused_if(condition, sentence), is_deferred=is_deferred)
