"""Taking the line of time away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases import access
from cases.timeline import files
from cases.timeline.forms import Filter
from cases.views.doing import after_declaring


@require_safe
@after_declaring
def take(request: HttpRequest, pk: Any, form: str) -> HttpResponseBase:
    """The file, filtered as the page was: ``csv``, or ``jsonl`` with the proofs."""
    case = access.get_case(request.user, pk)
    wanted = Filter(request.GET, case=case).wanted()
    made = {"case": case, "wanted": wanted, "by": request.user, "at": timezone.now()}
    answer: HttpResponseBase
    if form == "jsonl":
        answer = StreamingHttpResponse(files.as_proofs(**made), content_type="application/jsonl; charset=utf-8")
    else:
        form = "csv"
        answer = HttpResponse(files.as_csv(**made), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{case.number}-timeline.{form}"'
    return answer
