"""Where a case and what belongs to it can be, and the only steps between (domain PROCESS 2.2 to 2.4)."""

from cases.states.allegation import ALLEGATION
from cases.states.case import CASE
from cases.states.destruction import DESTRUCTION
from cases.states.exhibit import EXHIBIT
from cases.states.interview import INTERVIEW
from cases.states.investigation import INVESTIGATION
from cases.states.recommendation import RECOMMENDATION
from cases.states.task import TASK

__all__ = ["ALLEGATION", "CASE", "DESTRUCTION", "EXHIBIT", "INTERVIEW", "INVESTIGATION", "RECOMMENDATION", "TASK"]
