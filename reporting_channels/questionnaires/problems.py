"""What is wrong with a questionnaire, in a sentence that names the place."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Place:
    """A section, a question in it, or neither: the questionnaire as a whole. By their codes."""

    section: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """``says`` is the rule that is broken; a warning does not stand in the way of publishing."""

    place: Place
    says: Words
    is_warning: bool = field(default=False)

    @property
    def sentence(self) -> Words:
        """The rule with the place before it."""
        if self.place.question:
            return format_lazy(_("Question “{code}”: {says}"), code=self.place.question, says=self.says)
        if self.place.section:
            return format_lazy(_("Section “{code}”: {says}"), code=self.place.section, says=self.says)
        return self.says
