"""What the log says about procedures and the calendar."""

from django.utils.translation import gettext_lazy as _

from audit.events import declare

declare("procedure.loaded", _("loaded a procedure"), facts=("digest", "status"))
declare("procedure.signed", _("signed a draft procedure"), facts=("digest",))
declare("holidays.copied", _("copied public holidays into the office's calendar"), facts=("year", "count", "estimated"))
declare("holiday.added", _("added a public holiday"), facts=("day",))
declare("holiday.confirmed", _("confirmed an estimated public holiday"), facts=("day",))
declare("holiday.removed", _("removed a public holiday"), facts=("day",))
declare("conduct.document_added", _("added a document of conduct"), facts=("code",))
declare("conduct.article_added", _("added an article to a document of conduct"), facts=("document",))
declare("conduct.version_added", _("added a version of an article"), facts=("article", "valid_from"))
declare("unit.added", _("added a unit to the list"), facts=("unit",))
declare("unit.renamed", _("changed the name of a unit"), facts=("unit",))
