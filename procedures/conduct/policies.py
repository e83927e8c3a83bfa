"""Who keeps the code of conduct, and what may still be changed in it."""

from django.utils.translation import gettext_lazy as _

from accounts.policies import require_role
from machine.refusals import Refused


class DocumentThere(Refused):
    sentence = _("A document with this code is there already.")


class ArticleThere(Refused):
    sentence = _("The document has an article with this number already. Add a version to it instead.")


class VersionThere(Refused):
    sentence = _("The article has a version from this day already.")


class NothingToImport(Refused):
    sentence = _("No line of this text begins with “Article” and a number, so no article was found in it.")


def require_may_keep_conduct(*, by) -> None:
    """Administrators keep the documents of conduct."""
    require_role(by, "administrator")
