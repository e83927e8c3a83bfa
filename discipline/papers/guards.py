"""SQL: what was issued and what was proved is appended and never changes; a paper about a part is of its proceeding."""

from cases.guards import Pair, _refused_if, _trigger, never_changes


def of_one_proceeding() -> Pair:
    """The sanction or the seat that a paper is about belongs to its proceeding."""
    strange = """(NEW.sanction_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discipline_sanction s
            WHERE s.id = NEW.sanction_id AND s.proceeding_id = NEW.proceeding_id))
        OR (NEW.seat_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM discipline_seat t JOIN discipline_board b
            ON b.id = t.board_id WHERE t.id = NEW.seat_id AND b.proceeding_id = NEW.proceeding_id))"""
    body = _refused_if(strange, "a paper is about a part of its own proceeding")
    return _trigger("discipline_paper_of_one_proceeding", "discipline_paper", "BEFORE INSERT", body)


def served_after_issue() -> Pair:
    """Nothing is served before it was issued (a day more than the office's own day can differ by)."""
    early = """EXISTS (SELECT 1 FROM discipline_paper p WHERE p.id = NEW.paper_id
        AND NEW.served_on + 1 < (p.issued_at AT TIME ZONE 'UTC')::date)"""
    body = _refused_if(early, "a paper is served after it was issued")
    return _trigger("discipline_paper_served_after_issue", "discipline_paperservice", "BEFORE INSERT", body)


PAIRS: tuple[Pair, ...] = (
    never_changes("discipline_paper"),
    never_changes("discipline_paperservice"),
    of_one_proceeding(),
    served_after_issue(),
)
