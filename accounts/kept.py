"""What somebody typed when their session had ended: sealed, carried through the sign-in, shown again.

Before the sign-in it travels in the page alone, sealed under the office's draft key;
after it, in the session, sealed under the key that only the second cookie carries. It is
never stored where the server alone could read it, and never sent again by itself.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from accounts import carried, sign_ins
from accounts.models import Member

FIELD = "kept"
SESSION = "kept"
VALID_SECONDS = 12 * 60 * 60
_PURPOSE = "kept"
_SECRETS = ("csrfmiddlewaretoken", "password", "passphrase", "code", FIELD)


@dataclass(frozen=True)
class Kept:
    """The fields of one form: where it went, whose it was ("" when not known), what stood in it."""

    path: str
    owner: str
    fields: list[tuple[str, str]]


def typed(request: HttpRequest) -> Kept:
    """Return what the form of this request carries: text only, no files, no secrets."""
    owner = getattr(request, "ended_for", "") or (request.user.pk if request.user.is_authenticated else "")
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(secret in name.lower() for secret in _SECRETS)
    ]
    return Kept(request.get_full_path(), str(owner), fields)


def worth_keeping(thing: Kept) -> bool:
    """Whether the form carries any text at all."""
    return any(value.strip() for _name, value in thing.fields)


def for_page(thing: Kept) -> str:
    """Seal it for the sign-in page that carries it."""
    return _sealed(thing, settings.DRAFT_KEY)


def from_page(token: str) -> Kept | None:
    """Open what a page carried; None when it is foreign, forged or too old."""
    return _opened(token, settings.DRAFT_KEY)


def carry_over(request: HttpRequest, *, member: Member) -> None:
    """Take what the sign-in page carried into the session of the member who signs in, if it is theirs."""
    thing = from_page(request.POST.get(FIELD, ""))
    if thing is not None and thing.owner in ("", str(member.pk)):
        into_session(request, thing)


def into_session(request: HttpRequest, thing: Kept) -> None:
    """Keep it through the rest of the sign-in, under the key of the second cookie."""
    key = sign_ins.cookie_key(request)
    if key:
        request.session[SESSION] = _sealed(thing, key.encode())


def from_session(request: HttpRequest) -> Kept | None:
    """Open what the session keeps; None when there is nothing, or it is another member's."""
    token, key = request.session.get(SESSION), sign_ins.cookie_key(request)
    thing = _opened(token, key.encode()) if token and key else None
    return thing if thing is not None and thing.owner in ("", str(request.user.pk)) else None


def drop(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(SESSION, None)


def _sealed(thing: Kept, key: bytes) -> str:
    return carried.seal([thing.path, thing.owner, thing.fields], key=key, purpose=_PURPOSE)


def _opened(token: str, key: bytes) -> Kept | None:
    value = carried.unseal(token, key=key, purpose=_PURPOSE, valid_seconds=VALID_SECONDS)
    if value is None:
        return None
    path, owner, fields = value
    return Kept(path, owner, [(name, text) for name, text in fields])
