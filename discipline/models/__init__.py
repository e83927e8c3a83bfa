from discipline.models.appeal import Appeal
from discipline.models.board import Board, Hearing, Opinion, Seat
from discipline.models.charge import Charge
from discipline.models.decision import Decision
from discipline.models.interim import InterimKeeping, InterimMeasure, InterimWarning, Reexamination
from discipline.models.limits import PrescriptionOverride
from discipline.models.proceeding import Consultation, Proceeding, ProceedingPermission, RightNotice
from discipline.models.sanction import Sanction

__all__ = [
    "Appeal",
    "Board",
    "Charge",
    "Consultation",
    "Decision",
    "Hearing",
    "InterimKeeping",
    "InterimMeasure",
    "InterimWarning",
    "Opinion",
    "PrescriptionOverride",
    "Proceeding",
    "ProceedingPermission",
    "Reexamination",
    "RightNotice",
    "Sanction",
    "Seat",
]
