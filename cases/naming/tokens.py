"""Writing the fingerprints of a subject's name."""

import secrets

from cases.models import Subject, SubjectToken
from cases.naming import forms
from vault import blind_index
from vault.sealing import CompartmentKey

PLACES = 12  # as many rows as most names need: how many parts a name has is not told by a count


def keep(subject: Subject, *, name: str, key: CompartmentKey) -> None:
    """Write the fingerprints of ``name`` under the case's key, in the place of those of an earlier name."""
    SubjectToken.objects.filter(subject=subject).delete()
    if not name:
        return
    made = list(blind_index.tokens(key, sorted(forms.kept(name))).values())
    noise = [secrets.token_bytes(32) for _place in range(-len(made) % PLACES)]
    rows = [SubjectToken(subject=subject, token=token) for token in [*made, *noise]]
    SubjectToken.objects.bulk_create(sorted(rows, key=lambda row: row.token))
