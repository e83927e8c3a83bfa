"""How one matter of the demonstration goes along the straight line, as far as it goes.

Every step is a real action by the person whose step it is, at a moment of the past.
"""

from config.story.discipline import Discipline
from config.story.inquiry import Inquiry
from config.story.intake import Intake


class Line(Intake, Inquiry, Discipline):
    """All stages of a matter; ``walk`` takes them in their order."""
