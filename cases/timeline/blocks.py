"""The line of time on its tab."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cases.attention import marks
from cases.tabs import Look, block
from cases.timeline import lines
from cases.timeline.forms import Filter


def shown(look: Look) -> dict[str, Any]:
    """One page of it, as the filter asks, with what is new since the member's last visit."""
    form = Filter(look.query or None, case=look.case)
    wanted = form.wanted() if form.is_bound else lines.Wanted()
    asked = urlencode({name: look.query[name] for name in form.fields if look.query.get(name)})
    return {
        "form": form,
        "page": lines.page_of(look.case, wanted, look.query.get("page", 1), marks.new_to(look.by, look.case)),
        "csv_url": f"{reverse('cases:timeline_file', args=[look.case.pk, 'csv'])}?{asked}",
        "proofs_url": f"{reverse('cases:timeline_file', args=[look.case.pk, 'jsonl'])}?{asked}",
    }


block("timeline", "cases/tabs/timeline.html", shown, order=10)
