"""SQL: a board orders by the majority of an open sitting, an order ends once, and no sitting follows before that."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from cases.guards import fixed
from machine.triggers import Pair, refusing

PRESENT = "(SELECT count(*) FROM discipline_attendance a WHERE a.sitting_id = NEW.sitting_id)"

ORDERED = f"""NOT EXISTS (SELECT 1 FROM discipline_sitting t WHERE t.id = NEW.sitting_id AND t.state = 'in_session')
    OR 2 * NEW.votes_for <= {PRESENT} OR NEW.votes_for + NEW.votes_against > {PRESENT}
    OR NEW.ended_at IS NOT NULL
    OR (NEW.kind = 'stay' AND NOT EXISTS (SELECT 1 FROM discipline_sitting t
        JOIN discipline_board b ON b.id = t.board_id
        JOIN discipline_proceeding p ON p.id = b.proceeding_id JOIN cases_caseflag f ON f.case_id = p.case_id
        WHERE t.id = NEW.sitting_id AND f.kind = 'criminal' AND f.lifted_at IS NULL AND f.ended_on IS NULL))"""

LEFT = """NEW.state IN ('inquiring', 'stayed') AND OLD.state <> NEW.state AND NOT EXISTS (
    SELECT 1 FROM discipline_boardorder o WHERE o.sitting_id = NEW.id
    AND o.kind = CASE NEW.state WHEN 'stayed' THEN 'stay' ELSE 'inquiry' END)"""

GOES_ON = """EXISTS (SELECT 1 FROM discipline_boardorder o JOIN discipline_sitting t ON t.id = o.sitting_id
    WHERE t.board_id = NEW.board_id AND o.ended_at IS NULL)"""

PAIRS: tuple[Pair, ...] = (
    refusing(
        "board_orders_by_majority",
        "discipline_boardorder",
        "BEFORE INSERT",
        ORDERED,
        "a board orders by a majority of those present in an open sitting; a stay waits for a prosecution",
    ),
    refusing(
        "board_sitting_left_by_order",
        "discipline_sitting",
        "BEFORE UPDATE",
        LEFT,
        "a sitting ends in an inquiry or a stay by an order of the board",
    ),
    refusing(
        "board_waits_for_its_order",
        "discipline_sitting",
        "BEFORE INSERT",
        GOES_ON,
        "no sitting follows before the inquiry or the stay has ended",
    ),
    fixed(
        "discipline_boardorder",
        "order_stands",
        ("sitting_id", "kind", "ordered_on", "votes_for", "votes_against", "words", "ordered_at", "ordered_by_id"),
    ),
    fixed(
        "discipline_boardorder",
        "ended_once",
        ("ended_on", "ground", "result", "ended_at", "ended_by_id"),
        "OLD.ended_at IS NOT NULL",
    ),
)
