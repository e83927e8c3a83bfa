"""Handing a form the words that were kept for it (``request.draft()`` comes from the staff site's middleware)."""

from typing import Any

from django import forms
from django.http import HttpRequest


def restore(form: forms.Form | None, request: HttpRequest) -> Any:
    """Put the kept words into the unsent form's texts; return when they were kept, or None."""
    if form is None or form.is_bound or not hasattr(request, "draft"):
        return None
    kept = request.draft()
    if kept is None:
        return None
    for name, values in kept.fields.items():
        if name in form.fields:
            several = isinstance(form.fields[name], forms.MultipleChoiceField)
            form.initial[name] = values if several else values[-1]
    return kept.draft.saved_at
