"""The rows of a case, one module a noun."""

from cases.models.allegation import Allegation, Subject
from cases.models.attention import Feed, LookMark, NextReview, SavedSearch, Watch
from cases.models.case import Case, CasePermission, Origin
from cases.models.casefile import CaseFile
from cases.models.contradiction import Comment, Dispensation, Extract, Review, ReviewLine
from cases.models.custody import Custody
from cases.models.derogation import Derogation, DerogationUse
from cases.models.destruction import Destruction, ExhibitHold
from cases.models.early import AlertRule, CountedEvent, EarlyAlert
from cases.models.ending import Reopening, SettingAside
from cases.models.exhibit import Exhibit
from cases.models.finding import Finding, Reliance
from cases.models.flag import CaseFlag, FlagAdmission
from cases.models.grid import AllegationSource, Breach, EvidenceLink
from cases.models.history import HistoryIndex, HistoryPermission, PersonToken
from cases.models.interview import Interview
from cases.models.investigation import Investigation, Scope
from cases.models.joining import AllegationMove, CaseLink, Merger
from cases.models.mandate import Amendment, Naming, SubjectNotice, Suspension
from cases.models.notes import CaseNote, PrivateNote
from cases.models.numbering import Numbering, NumberingPattern
from cases.models.outcome_notice import OutcomeNotice
from cases.models.person import Person, PersonPart, Relation
from cases.models.planning import ChecklistLine, Effort, Estimate, PlanLine, PlanTemplate, Task, TaskNeed
from cases.models.recommendation import ProgressNote, Recommendation, RecommendationPermission
from cases.models.record import AnonymisedRecord, OriginalOpening, Passage, RecordPiece, RightsNotice
from cases.models.report import Dissent, IssuedReport, Loss, ReportSection
from cases.models.screening import Screening
from cases.models.stock import CountLine, StockCount
from cases.models.storage import StoragePlace
from cases.models.subject_token import SubjectToken
from cases.models.team import Assignment, Recusal
from cases.models.verification import Verification, VerifiedExhibit

__all__ = [
    "AlertRule",
    "Allegation",
    "AllegationMove",
    "AllegationSource",
    "Amendment",
    "AnonymisedRecord",
    "Assignment",
    "Breach",
    "Case",
    "CaseFile",
    "CaseFlag",
    "CaseLink",
    "CaseNote",
    "CasePermission",
    "ChecklistLine",
    "Comment",
    "CountLine",
    "CountedEvent",
    "Custody",
    "Derogation",
    "DerogationUse",
    "Destruction",
    "Dispensation",
    "Dissent",
    "EarlyAlert",
    "Effort",
    "Estimate",
    "EvidenceLink",
    "Exhibit",
    "ExhibitHold",
    "Extract",
    "Feed",
    "Finding",
    "FlagAdmission",
    "HistoryIndex",
    "HistoryPermission",
    "Interview",
    "Investigation",
    "IssuedReport",
    "LookMark",
    "Loss",
    "Merger",
    "Naming",
    "NextReview",
    "Numbering",
    "NumberingPattern",
    "Origin",
    "OriginalOpening",
    "OutcomeNotice",
    "Passage",
    "Person",
    "PersonPart",
    "PersonToken",
    "PlanLine",
    "PlanTemplate",
    "PrivateNote",
    "ProgressNote",
    "Recommendation",
    "RecommendationPermission",
    "RecordPiece",
    "Recusal",
    "Relation",
    "Reliance",
    "Reopening",
    "ReportSection",
    "Review",
    "ReviewLine",
    "RightsNotice",
    "SavedSearch",
    "Scope",
    "Screening",
    "SettingAside",
    "StockCount",
    "StoragePlace",
    "Subject",
    "SubjectNotice",
    "SubjectToken",
    "Suspension",
    "Task",
    "TaskNeed",
    "Verification",
    "VerifiedExhibit",
    "Watch",
]
