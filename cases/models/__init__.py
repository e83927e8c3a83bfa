"""The rows of a case, one module a noun."""

from cases.models.allegation import Allegation, Subject
from cases.models.case import Case, CasePermission, Numbering, Origin, Reopening
from cases.models.custody import Custody
from cases.models.exhibit import Exhibit
from cases.models.finding import Finding, Reliance
from cases.models.interview import Interview
from cases.models.investigation import Investigation, Scope
from cases.models.mandate import Amendment, Naming, SubjectNotice, Suspension
from cases.models.planning import ChecklistLine, Effort, Estimate, PlanLine, PlanTemplate, Task, TaskNeed
from cases.models.storage import StoragePlace
from cases.models.subject_token import SubjectToken
from cases.models.team import Assignment, Recusal
from cases.models.verification import Verification, VerifiedExhibit

__all__ = [
    "Allegation",
    "Amendment",
    "Assignment",
    "Case",
    "CasePermission",
    "ChecklistLine",
    "Custody",
    "Effort",
    "Estimate",
    "Exhibit",
    "Finding",
    "Interview",
    "Investigation",
    "Naming",
    "Numbering",
    "Origin",
    "PlanLine",
    "PlanTemplate",
    "Recusal",
    "Reliance",
    "Reopening",
    "Scope",
    "StoragePlace",
    "Subject",
    "SubjectNotice",
    "SubjectToken",
    "Suspension",
    "Task",
    "TaskNeed",
    "Verification",
    "VerifiedExhibit",
]
