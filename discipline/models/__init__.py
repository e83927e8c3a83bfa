from discipline.models.appeal import Appeal
from discipline.models.board import Board, Ineligibility, Seat, SeatRecusal
from discipline.models.charge import Charge
from discipline.models.conversion import Conversion
from discipline.models.decision import Decision
from discipline.models.effect import AppealEffect, Stay, Submission
from discipline.models.execution import ExecutionOrder, MentionErasure, Revocation
from discipline.models.interim import InterimKeeping, InterimMeasure, InterimWarning, Reexamination
from discipline.models.limits import PrescriptionOverride
from discipline.models.orders import BoardOrder
from discipline.models.papers import Paper, PaperService
from discipline.models.proceeding import Consultation, FileNotice, Proceeding, ProceedingPermission, RightNotice
from discipline.models.sanction import Sanction
from discipline.models.sitting import Attendance, Hearing, Sitting, Witness
from discipline.models.vote import Opinion, Round, Vote, VoteCorrection
from discipline.models.watch import Limit, LimitMove, LimitNotice, Recomputation

__all__ = [
    "Appeal",
    "AppealEffect",
    "Attendance",
    "Board",
    "BoardOrder",
    "Charge",
    "Consultation",
    "Conversion",
    "Decision",
    "ExecutionOrder",
    "FileNotice",
    "Hearing",
    "Ineligibility",
    "InterimKeeping",
    "InterimMeasure",
    "InterimWarning",
    "Limit",
    "LimitMove",
    "LimitNotice",
    "MentionErasure",
    "Opinion",
    "Paper",
    "PaperService",
    "PrescriptionOverride",
    "Proceeding",
    "ProceedingPermission",
    "Recomputation",
    "Reexamination",
    "Revocation",
    "RightNotice",
    "Round",
    "Sanction",
    "Seat",
    "SeatRecusal",
    "Sitting",
    "Stay",
    "Submission",
    "Vote",
    "VoteCorrection",
    "Witness",
]
