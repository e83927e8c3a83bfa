"""The columns of what comes before and after a decision of discipline: the third part of ``config.classification``."""

from config.classed import Classed

MODELS: dict[str, Classed] = {
    "discipline.ExecutionOrder": Classed(
        staff="id sanction starts_on ends_on ordered_at ordered_by paid_first_on paid_last_on confirmed_at confirmed_by"
    ),
    "discipline.Revocation": Classed(
        staff="id sanction because_of days revoked_at revoked_by served_from served_at served_by"
    ),
    "discipline.MentionErasure": Classed(staff="id sanction asked_on repeated_on erased_on erased_at erased_by"),
    "discipline.AppealEffect": Classed(staff="id appeal code on is_task done_on done_at done_by"),
    "discipline.Stay": Classed(
        staff="id appeal asked_on asked_at asked_by is_granted ruled_at ruled_by", sealed="reasons"
    ),
    "discipline.Submission": Classed(staff="id appeal kind received_on added_at added_by", sealed="text"),
    "discipline.Limit": Classed(staff="id proceeding subject clock due_on is_open warned computed_at"),
    "discipline.LimitNotice": Classed(staff="id limit member on days told_at seen_at"),
    "discipline.Recomputation": Classed(
        staff="id country asked_at asked_by total done moved up_to began_at finished_at"
    ),
    "discipline.LimitMove": Classed(staff="id recomputation limit before_on after_on"),
    "discipline.Conversion": Classed(
        staff="id proceeding since until proposed_at proposed_by confirmed_at confirmed_by refused_at refused_by",
        sealed="request reasons",
    ),
    "discipline.PrescriptionOverride": Classed(
        staff="id case subject limit_on proposed_at proposed_by confirmed_at confirmed_by refused_at refused_by",
        sealed="request reasons",
    ),
}
