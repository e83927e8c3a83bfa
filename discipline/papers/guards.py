"""SQL: what was issued and what was proved is appended and never changes; a paper about a part is of its proceeding."""

from cases.guards import never_changes
from machine.triggers import Pair, refused_if, trigger


def of_one_proceeding() -> Pair:
    """The sanction, the sitting and the member that a paper is about belong to its proceeding."""
    strange = """(NEW.sanction_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discipline_sanction s
            WHERE s.id = NEW.sanction_id AND s.proceeding_id = NEW.proceeding_id))
        OR (NEW.sitting_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discipline_sitting t JOIN discipline_board b
            ON b.id = t.board_id WHERE t.id = NEW.sitting_id AND b.proceeding_id = NEW.proceeding_id))
        OR (NEW.member_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discipline_seat s JOIN discipline_board b
            ON b.id = s.board_id WHERE b.proceeding_id = NEW.proceeding_id
            AND NEW.member_id IN (s.titular_id, s.substitute_id)))"""
    body = refused_if(strange, "a paper is about a part of its own proceeding")
    return trigger("discipline_paper_of_one_proceeding", "discipline_paper", "BEFORE INSERT", body)


def served_after_issue() -> Pair:
    """Nothing is served before it was issued (a day more than the office's own day can differ by)."""
    early = """EXISTS (SELECT 1 FROM discipline_paper p WHERE p.id = NEW.paper_id
        AND NEW.served_on + 1 < (p.issued_at AT TIME ZONE 'UTC')::date)"""
    body = refused_if(early, "a paper is served after it was issued")
    return trigger("discipline_paper_served_after_issue", "discipline_paperservice", "BEFORE INSERT", body)


SERVED = """EXISTS (SELECT 1 FROM discipline_paper p JOIN discipline_paperservice s ON s.paper_id = p.id
        WHERE p.kind = '{kind}' AND p.{about} = NEW.id)"""


def waits(table: str, states: tuple[str, ...], kind: str, about: str) -> Pair:
    """That step of ``table`` is not taken before this paper about the row was served."""
    of_them = ", ".join(f"'{state}'" for state in states)
    early = f"NEW.state IN ({of_them}) AND OLD.state <> NEW.state AND NOT {SERVED.format(kind=kind, about=about)}"
    body = refused_if(early, f"{table} waits until its {kind} was served")
    return trigger(f"{table}_waits_for_its_paper", table, "BEFORE UPDATE", body)


PAIRS: tuple[Pair, ...] = (
    never_changes("discipline_paper"),
    never_changes("discipline_paperservice"),
    of_one_proceeding(),
    served_after_issue(),
    waits("discipline_proceeding", ("charged",), "opening-letter", "proceeding_id"),
    waits("discipline_sanction", ("notified",), "notice", "sanction_id"),
    waits("discipline_sitting", ("in_session", "short"), "summons", "sitting_id"),
)
