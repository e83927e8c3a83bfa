"""The file of a proceeding as a list: numbered without a gap, each document with its pages or as one piece."""

from django.utils.translation import gettext as _

from discipline.file.pieces import Piece, of_case, piece
from discipline.models import Proceeding
from discipline.papers.kinds import BY_CODE
from discipline.papers.wording import title_of
from ui.words import day_in_words


def pieces(proceeding: Proceeding) -> list[list[str]]:
    """Number, name, day and pages or pieces of each document, oldest first."""
    rows = sorted(of_case(proceeding) + _own(proceeding), key=lambda one: one.on)
    return [[str(n), one.name, day_in_words(one.on), one.extent] for n, one in enumerate(rows, start=1)]


def consultations(proceeding: Proceeding) -> list[list[str]]:
    """Day, reader and pages of each consultation."""
    return [
        [day_in_words(one.consulted_on), str(one.get_reader_display()), str(one.pages)]
        for one in proceeding.consultations.all()
    ]


def told(proceeding: Proceeding) -> list[list[str]]:
    """Each day on which the person was told of new documents, and of how many."""
    return [[day_in_words(one.told_on), str(one.documents)] for one in proceeding.file_notices.all()]


def _own(proceeding: Proceeding) -> list[Piece]:
    """Papers that were issued, and proofs that rights were notified."""
    profile = proceeding.procedure.profile
    found = []
    for paper in proceeding.papers.exclude(kind="inventory"):
        title = title_of(profile, BY_CODE[paper.kind])
        found.append(piece(paper.issued_at, f"{title} ({paper.number})", str(paper.pages)))
    labels = {right.code: right.label for right in profile.rights}
    for notice in proceeding.right_notices.all():
        name = _("Proof that a right was notified: %(right)s") % {"right": labels[notice.right]}
        found.append(Piece(notice.notified_on, notice.recorded_at, name, "1"))
    return found
