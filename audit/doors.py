"""Who may look at the log: a role, and nothing about any case."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from audit.actors import VISITOR
from audit.log import record

View = Callable[..., HttpResponseBase]


def needs_role(*roles: str) -> Callable[[View], View]:
    """Let only members with one of these roles in; for everybody else the page is not there, and the try is an entry.

    This room knows no members (it stands below accounts), so it asks the request's user for its `roles`.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **options: object) -> HttpResponseBase:
            user = request.user
            if not set(roles) & set(getattr(user, "roles", ())):
                by = user if user.is_authenticated else VISITOR
                record("door.tried", by=by, subject=("log", ""), at=timezone.now())
                raise Http404
            return view(request, *args, **options)

        return guarded

    return guard
