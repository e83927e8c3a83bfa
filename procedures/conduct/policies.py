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


class NothingToRepeal(Refused):
    sentence = _("The article is not in force on this day, so nothing can be repealed from it.")


class NothingToImport(Refused):
    sentence = _("No line of this text begins with “Article” and a number, so no article was found in it.")


def require_may_keep_conduct(*, by) -> None:
    """Administrators keep the documents of conduct."""
    require_role(by, "administrator")


def require_may_repeal(*, article, on, by) -> None:
    """Something must be in force on the day, and there is no version from that day yet."""
    require_may_keep_conduct(by=by)
    earlier = [one for one in article.versions.all() if one.valid_from <= on]
    newest = max(earlier, key=lambda one: one.valid_from, default=None)
    if newest is None or newest.is_repeal:
        raise NothingToRepeal()
