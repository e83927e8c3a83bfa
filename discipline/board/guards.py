"""SQL of the guards over boards, one pair (make, undo) a rule. The terms of a board stand in its own row (ADR 0047)."""

# ruff: noqa: S608 (every piece of SQL is a constant of this module)

from cases.guards import fixed, never_changes
from machine.triggers import Pair, refusing

# Who investigated, opened, holds the power to sanction, is barred from the case or recorded as ineligible never sits.
CANNOT_SIT = """EXISTS (
        SELECT 1 FROM discipline_board b JOIN discipline_proceeding p ON p.id = b.proceeding_id,
            unnest(ARRAY[NEW.titular_id, NEW.substitute_id]) sits
        WHERE b.id = NEW.board_id AND sits IS NOT NULL AND (
            p.opened_by_id = sits
            OR case_bars(p.case_id, sits)
            OR EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = p.case_id AND a.member_id = sits
                       AND a.role IN ('lead', 'investigator', 'reviewer'))
            OR EXISTS (SELECT 1 FROM discipline_ineligibility i WHERE i.proceeding_id = p.id AND i.member_id = sits)
            OR EXISTS (SELECT 1 FROM accounts_member m WHERE m.id = sits
                       AND 'disciplinary_authority' = ANY(m.roles))))
    OR EXISTS (SELECT 1 FROM discipline_seat s WHERE s.board_id = NEW.board_id AND s.id <> NEW.id
        AND (s.titular_id IN (NEW.titular_id, NEW.substitute_id)
             OR s.substitute_id IN (NEW.titular_id, NEW.substitute_id)))
    OR (NEW.is_of_category AND EXISTS (SELECT 1 FROM discipline_board b WHERE b.id = NEW.board_id AND (
        lower(btrim(NEW.titular_category)) IS DISTINCT FROM lower(btrim(b.category)) OR btrim(b.category) = ''
        OR (NEW.substitute_id IS NOT NULL
            AND lower(btrim(NEW.substitute_category)) IS DISTINCT FROM lower(btrim(b.category))))))"""

SEATED_LATE = """EXISTS (SELECT 1 FROM discipline_board b JOIN discipline_proceeding p ON p.id = b.proceeding_id
        WHERE b.id = NEW.board_id AND p.state NOT IN ('charged', 'file_access'))"""

SUBSTITUTE_STANDS = """OLD.substitute_id IS NOT NULL AND OLD.substitute_id IS DISTINCT FROM NEW.substitute_id
        AND NOT EXISTS (SELECT 1 FROM discipline_seatrecusal r
                        WHERE r.seat_id = NEW.id AND r.member_id = OLD.substitute_id)"""

NOT_COMPOSED = """(NEW.is_paritary AND (
            (SELECT count(*) FROM discipline_seat s WHERE s.board_id = NEW.id AND s.college = 'administration')
            <> (SELECT count(*) FROM discipline_seat s WHERE s.board_id = NEW.id AND s.college = 'staff')
            OR NOT EXISTS (SELECT 1 FROM discipline_seat s WHERE s.board_id = NEW.id)))
    OR (SELECT count(*) FROM discipline_seat s WHERE s.board_id = NEW.id) < COALESCE(NEW.minimum, 0)
    OR (EXISTS (SELECT 1 FROM discipline_seat s WHERE s.board_id = NEW.id)
        AND NOT EXISTS (SELECT 1 FROM discipline_seat s WHERE s.board_id = NEW.id AND s.chairs = 1))"""

NOT_THEIR_SEAT = """NOT EXISTS (
        SELECT 1 FROM discipline_sitting t
        JOIN discipline_seat s ON s.id = NEW.seat_id AND s.board_id = t.board_id
        JOIN discipline_board b ON b.id = t.board_id
        JOIN discipline_proceedingpermission q ON q.content_object_id = b.proceeding_id AND q.user_id = NEW.member_id
        WHERE t.id = NEW.sitting_id AND t.state = 'planned' AND NEW.member_id IN (s.titular_id, s.substitute_id))
    OR EXISTS (SELECT 1 FROM discipline_seatrecusal r WHERE r.seat_id = NEW.seat_id AND r.member_id = NEW.member_id)"""

STEPS_DOWN = """NOT EXISTS (SELECT 1 FROM discipline_seat s WHERE s.id = NEW.seat_id
            AND NEW.member_id IN (s.titular_id, s.substitute_id))
    OR EXISTS (SELECT 1 FROM discipline_seat s JOIN discipline_board b ON b.id = s.board_id
            JOIN discipline_proceedingpermission q ON q.content_object_id = b.proceeding_id
            WHERE s.id = NEW.seat_id AND q.user_id = NEW.member_id)"""

# More than over/of of the seats, in each college where the terms say so; at a second sitting perhaps anybody.
SHORT = """NEW.state = 'in_session' AND OLD.state <> 'in_session' AND EXISTS (
    SELECT 1 FROM discipline_board b WHERE b.id = NEW.board_id
    AND EXISTS (SELECT 1 FROM discipline_seat s WHERE s.board_id = b.id)
    AND (NOT EXISTS (SELECT 1 FROM discipline_attendance a WHERE a.sitting_id = NEW.id)
        OR (b.quorum_of IS NULL AND NEW.quorum_ground IS NULL)
        OR (b.quorum_of IS NOT NULL AND (b.is_quorum_at_second OR NOT NEW.is_second) AND EXISTS (
            SELECT 1 FROM (
                SELECT count(*) AS of_it, count(a.id) AS there
                FROM discipline_seat s
                LEFT JOIN discipline_attendance a ON a.seat_id = s.id AND a.sitting_id = NEW.id
                WHERE s.board_id = b.id
                GROUP BY CASE WHEN b.is_quorum_per_college THEN s.college ELSE '' END) college
            WHERE there * b.quorum_of <= b.quorum_over * of_it))))"""

POSTPONED_AGAIN = """NEW.state = 'postponed' AND (
        (SELECT count(*) FROM discipline_sitting t
         WHERE t.board_id = NEW.board_id AND t.state = 'postponed' AND t.id <> NEW.id)
        >= (SELECT b.postponements FROM discipline_board b WHERE b.id = NEW.board_id)
    OR 2 * NEW.votes_for <= (SELECT count(*) FROM discipline_attendance a WHERE a.sitting_id = NEW.id)
    OR NEW.votes_for + NEW.votes_against
        > (SELECT count(*) FROM discipline_attendance a WHERE a.sitting_id = NEW.id))"""

SECOND_BY_RIGHT = """NEW.is_second AND NOT EXISTS (SELECT 1 FROM discipline_sitting t
        WHERE t.board_id = NEW.board_id AND t.rank < NEW.rank AND t.state = 'short')"""

PRESENT = """(SELECT count(*) FROM discipline_attendance a
        JOIN discipline_hearing h ON h.sitting_id = a.sitting_id WHERE h.proceeding_id = NEW.proceeding_id)"""

# A vote that was set aside as mistyped stays on file and counts for nothing.
STANDS = "NOT EXISTS (SELECT 1 FROM discipline_votecorrection c WHERE c.round_id = r.id)"

BAD_ROUND = f"""NOT EXISTS (SELECT 1 FROM discipline_proceeding p WHERE p.id = NEW.proceeding_id AND p.state = 'heard')
    OR NEW.votes_for + NEW.votes_against + NEW.abstained <> {PRESENT} OR {PRESENT} = 0
    OR NEW.rank <> (SELECT count(*) + 1 FROM discipline_round r WHERE r.proceeding_id = NEW.proceeding_id)
    OR EXISTS (SELECT 1 FROM discipline_round r WHERE r.proceeding_id = NEW.proceeding_id AND {STANDS}
               AND (r.is_won OR r.severity = 0 OR r.severity < NEW.severity))
    OR NEW.severity + 1 < (SELECT r.severity FROM discipline_round r WHERE r.proceeding_id = NEW.proceeding_id
               AND {STANDS} ORDER BY r.rank DESC LIMIT 1)"""

LAST = """(SELECT r.id FROM discipline_round r WHERE r.proceeding_id = {proceeding} AND {stands}
        ORDER BY r.rank DESC LIMIT 1)"""

BAD_CORRECTION = f"""NOT EXISTS (SELECT 1 FROM discipline_round w JOIN discipline_proceeding p ON p.id = w.proceeding_id
        WHERE w.id = NEW.round_id AND p.state = 'heard'
        AND NOT EXISTS (SELECT 1 FROM discipline_opinion o WHERE o.proceeding_id = p.id)
        AND w.id = {LAST.format(proceeding="w.proceeding_id", stands=STANDS)})"""

BAD_VOTE = """NOT EXISTS (
        SELECT 1 FROM discipline_round r
        JOIN discipline_board b ON b.proceeding_id = r.proceeding_id AND b.is_by_name
        JOIN discipline_hearing h ON h.proceeding_id = r.proceeding_id
        JOIN discipline_attendance a ON a.sitting_id = h.sitting_id
        WHERE r.id = NEW.round_id AND a.seat_id = NEW.seat_id)"""

NAMES_AND_TALLY = """EXISTS (SELECT 1 FROM discipline_board b WHERE b.proceeding_id = NEW.proceeding_id
            AND b.is_by_name) AND (
        (SELECT count(*) FROM discipline_vote v WHERE v.round_id = NEW.id AND v.choice = 'for') <> NEW.votes_for
        OR (SELECT count(*) FROM discipline_vote v WHERE v.round_id = NEW.id AND v.choice = 'against')
            <> NEW.votes_against
        OR (SELECT count(*) FROM discipline_vote v WHERE v.round_id = NEW.id AND v.choice = 'abstained')
            <> NEW.abstained)"""

BAD_HEARING = """NOT EXISTS (SELECT 1 FROM discipline_sitting t JOIN discipline_board b ON b.id = t.board_id
        WHERE t.id = NEW.sitting_id AND t.state = 'in_session' AND b.proceeding_id = NEW.proceeding_id)"""

# An opinion follows from a sitting that had its quorum and from the last vote.
BAD_OPINION = f"""NOT EXISTS (SELECT 1 FROM discipline_hearing h JOIN discipline_sitting t ON t.id = h.sitting_id
        JOIN discipline_attendance a ON a.sitting_id = t.id
        WHERE h.proceeding_id = NEW.proceeding_id AND t.state = 'held')
    OR NOT EXISTS (SELECT 1 FROM discipline_round r WHERE r.proceeding_id = NEW.proceeding_id
        AND r.id = {LAST.format(proceeding="NEW.proceeding_id", stands=STANDS)}
        AND CASE NEW.result
            WHEN 'sanction' THEN r.is_won AND r.sanction = NEW.sanction AND r.sanction > ''
                AND r.parameters = NEW.parameters
            WHEN 'none' THEN r.is_won AND r.severity = 0
            ELSE NOT r.is_won AND r.severity = 0 END)"""

DEPARTS_SILENTLY = """NEW.departure IS NULL AND EXISTS (SELECT 1 FROM discipline_opinion o
        WHERE o.proceeding_id = NEW.proceeding_id AND o.result <> 'no_majority'
        AND (o.sanction <> NEW.sanction OR NOT NEW.parameters @> o.parameters))"""

INELIGIBLE_LATE = """NOT EXISTS (SELECT 1 FROM discipline_proceeding p WHERE p.id = NEW.proceeding_id
        AND p.state IN ('opened', 'charged', 'file_access'))"""

WITNESS_OUT_OF_SESSION = """NOT EXISTS (SELECT 1 FROM discipline_sitting t
        WHERE t.id = NEW.sitting_id AND t.state = 'in_session')"""

BEFORE = "BEFORE INSERT OR UPDATE"

ROUND_IN_ORDER = refusing(
    "board_round_in_order",
    "discipline_round",
    "BEFORE INSERT",
    BAD_ROUND,
    "one vote for each member present, from the most severe proposal downward, until a majority",
)
OPINION_FOLLOWS = refusing(
    "board_opinion_follows_vote",
    "discipline_opinion",
    "BEFORE INSERT",
    BAD_OPINION,
    "an opinion follows from a sitting with its quorum and from the last vote",
)
CORRECTIONS: tuple[Pair, ...] = (
    refusing(
        "board_corrects_the_last_vote",
        "discipline_votecorrection",
        "BEFORE INSERT",
        BAD_CORRECTION,
        "the last vote that stands is set aside, before the opinion is given",
    ),
    never_changes("discipline_votecorrection"),
)

PAIRS: tuple[Pair, ...] = (
    refusing(
        "board_seat_may_be_taken",
        "discipline_seat",
        BEFORE,
        CANNOT_SIT,
        "who investigated, opened, holds the power to sanction, is kept away, or sits elsewhere cannot take this seat",
    ),
    refusing(
        "board_seated_before_convoked",
        "discipline_seat",
        "BEFORE INSERT",
        SEATED_LATE,
        "seats are filled when the board is composed",
    ),
    refusing(
        "board_substitute_stands",
        "discipline_seat",
        "BEFORE UPDATE",
        SUBSTITUTE_STANDS,
        "a substitute is replaced only after stepping down",
    ),
    refusing(
        "board_is_composed",
        "discipline_board",
        "AFTER INSERT",
        NOT_COMPOSED,
        "the board lacks parity, members or a chair",
        is_deferred=True,
    ),
    refusing(
        "board_own_seat",
        "discipline_attendance",
        "BEFORE INSERT",
        NOT_THEIR_SEAT,
        "a seat is taken by its titular or substitute who holds the key and did not step down",
    ),
    refusing(
        "board_steps_down_from_own_seat",
        "discipline_seatrecusal",
        "BEFORE INSERT",
        STEPS_DOWN,
        "who steps down sat there, and holds no key any more",
    ),
    refusing("board_has_quorum", "discipline_sitting", "BEFORE UPDATE", SHORT, "the board has no quorum"),
    refusing(
        "board_postponed_once",
        "discipline_sitting",
        BEFORE,
        POSTPONED_AGAIN,
        "the procedure allows no further postponement, or no majority of those present voted for it",
    ),
    refusing(
        "board_second_by_right",
        "discipline_sitting",
        BEFORE,
        SECOND_BY_RIGHT,
        "a second sitting follows one that lacked its quorum",
    ),
    refusing(
        "board_hearing_in_session",
        "discipline_hearing",
        "BEFORE INSERT",
        BAD_HEARING,
        "a hearing is recorded of an open sitting",
    ),
    refusing(
        "board_witness_in_session",
        "discipline_witness",
        "BEFORE INSERT",
        WITNESS_OUT_OF_SESSION,
        "witnesses are heard in an open sitting",
    ),
    ROUND_IN_ORDER,
    refusing("board_vote_by_present", "discipline_vote", "BEFORE INSERT", BAD_VOTE, "only who is present votes"),
    refusing(
        "board_names_make_tally",
        "discipline_round",
        "AFTER INSERT",
        NAMES_AND_TALLY,
        "the names do not add up to the tally",
        is_deferred=True,
    ),
    OPINION_FOLLOWS,
    refusing(
        "decision_departs_with_reasons",
        "discipline_decision",
        "BEFORE INSERT",
        DEPARTS_SILENTLY,
        "a decision that departs from the opinion owes its reasons",
    ),
    refusing(
        "board_ineligible_before_composed",
        "discipline_ineligibility",
        "BEFORE INSERT",
        INELIGIBLE_LATE,
        "who cannot sit is recorded before the board is composed",
    ),
    fixed(
        "discipline_seat",
        "seat_stands",
        ("board_id", "rank", "college", "kind", "chairs", "is_of_category", "titular_id", "titular_category"),
    ),
    fixed(
        "discipline_sitting",
        "summons_stands",
        ("board_id", "rank", "summoned_on", "sits_on", "is_second", "planned_at", "planned_by_id"),
    ),
    *(
        never_changes(f"discipline_{noun}")
        for noun in (
            "board",
            "ineligibility",
            "seatrecusal",
            "attendance",
            "witness",
            "hearing",
            "round",
            "vote",
            "opinion",
        )
    ),
)
