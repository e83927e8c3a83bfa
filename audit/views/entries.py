"""The log explorer: entries and what they say, never what they are about."""

import json
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit import browsing, naming, proofs, sealing
from audit.doors import needs_role
from audit.forms import Search
from audit.log import record
from audit.models import Entry
from audit.registry import says


@require_safe
@needs_role("auditor")
def entries(request: HttpRequest) -> HttpResponse:
    """A page of the log, filtered by what the address asks for; a search is itself an entry."""
    form = Search(request.GET)
    now = timezone.now()
    if not form.is_valid():
        return render(request, "audit/entries.html", {"form": form, "page": None}, status=422)
    wanted = form.wanted()
    if wanted.filters:
        record("log.searched", by=request.user, at=now, filters=wanted.filters)
    page = browsing.page(wanted, form.cleaned_data["before"])
    asked = {name: value for name, value in request.GET.items() if name in wanted.filters}
    context = {
        "form": form,
        "page": page,
        "rows": [(entry, says(entry.event)) for entry in page.entries],
        "names": naming.names_in(page.entries),
        "lag": sealing.unsealed(now),
        "is_filtered": bool(wanted.filters),
        "older": urlencode({**asked, "before": page.older}) if page.older else "",
        "newest": urlencode(asked) if form.cleaned_data["before"] else None,
    }
    return render(request, "audit/entries.html", context)


@require_safe
@needs_role("auditor")
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry, with the exact text that is sealed."""
    found = _entry_or_404(number)
    names = naming.names_in([found])
    context = {
        "entry": found,
        "says": says(found.event),
        "leaf": getattr(found, "leaf", None),
        "names": names,
        "facts": naming.facts_of(found, names),
    }
    return render(request, "audit/entry.html", context)


@require_safe
@needs_role("auditor")
def proof(request: HttpRequest, number: int) -> HttpResponseBase:
    """The proof that an entry stands in the log, as a file that the stand-alone script checks."""
    found = _entry_or_404(number)
    try:
        made = proofs.inclusion(found)
    except proofs.NoProof as error:
        return render(request, "ui/refused.html", {"sentence": str(error)}, status=409)
    record("log.proof_taken", by=request.user, at=timezone.now(), entry=found.pk)
    answer = HttpResponse(json.dumps(made, indent=1, ensure_ascii=False), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="proof-{found.pk}.json"'
    return answer


def _entry_or_404(number: int) -> Entry:
    if number >= 2**63:
        raise Http404
    found = browsing.one(number)
    if found is None:
        raise Http404
    return found
