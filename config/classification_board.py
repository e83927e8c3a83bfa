"""The columns of a board, its sittings and its votes: a part of ``config.classification``."""

from config.classed import Classed

MODELS: dict[str, Classed] = {
    "discipline.Board": Classed(
        staff="id proceeding category is_paritary minimum quorum_of quorum_over is_quorum_per_college"
        " is_quorum_at_second postponements is_by_name convoked_at convoked_by",
        sealed="size_ground",
    ),
    "discipline.Seat": Classed(
        staff="id board rank college kind chairs is_of_category titular titular_category substitute"
        " substitute_category",
    ),
    "discipline.SeatRecusal": Classed(
        staff="id seat member ground asked_by recused_at recused_by",
        sealed="words",
    ),
    "discipline.Ineligibility": Classed(staff="id proceeding member ground recorded_at recorded_by"),
    "discipline.Sitting": Classed(
        staff="id board rank state summoned_on sits_on is_second planned_at planned_by opened_at opened_by asked_by"
        " votes_for votes_against ended_at ended_by",
        sealed="place quorum_ground why",
    ),
    "discipline.Attendance": Classed(staff="id sitting seat member"),
    "discipline.Witness": Classed(
        staff="id sitting rank called_by is_heard_apart may_person_attend is_accompanied recorded_at recorded_by",
        sealed="name statement",
    ),
    "discipline.Hearing": Classed(
        staff="id proceeding sitting held_on is_person_present is_silence_notified is_file_access_stated"
        " is_report_read is_prosecution_disclosed is_last_word_given recorded_at recorded_by",
        sealed="minutes",
    ),
    "discipline.Round": Classed(
        staff="id proceeding rank severity sanction parameters votes_for votes_against abstained is_won recorded_at"
        " recorded_by",
    ),
    "discipline.Vote": Classed(staff="id round seat choice"),
    "discipline.VoteCorrection": Classed(staff="id round corrected_at corrected_by", sealed="why"),
    "discipline.BoardOrder": Classed(
        staff="id sitting kind ordered_on votes_for votes_against ordered_at ordered_by ended_on ground ended_at"
        " ended_by",
        sealed="words result",
    ),
    "discipline.Opinion": Classed(
        staff="id proceeding result sanction parameters given_on recorded_at recorded_by",
        sealed="reasons",
    ),
}
