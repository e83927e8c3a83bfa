"""Context processors: what every page's frame needs to know."""

from django.conf import settings
from django.utils.translation import get_language

from ui.navigation import menu


def site(request) -> dict:
    """Office, site and the way out, for `ui/base.html` and its two children."""
    return {
        "office_name": office_name(),
        "exit_url": settings.EXIT_URL,
        "is_demo": settings.DEMO,
        "site_base": site_base(),
    }


def navigation(request) -> dict:
    """The menu of the staff site; empty for whoever is not signed in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": []}
    return {"navigation": menu(getattr(user, "roles", ()), request.path)}


def office_name() -> str:
    """The office's name in the language of the page, or the first one it has."""
    names = settings.OFFICE_NAME
    language = (get_language() or "").partition("-")[0]
    return names.get(language) or next(iter(names.values()))


def site_base() -> str:
    """The frame of the site this process serves."""
    return "ui/staff.html" if settings.SITE == "staff" else "ui/reporter.html"
