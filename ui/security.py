"""What a page may do in the browser: nothing that its own origin did not send (SECURITY.md, Web)."""

SELF, NONE = "'self'", "'none'"

# same-origin, not no-referrer: under no-referrer browsers send `Origin: null` with every form, which the CSRF check
# must refuse. Nothing reaches another host either way; the way out carries rel=noreferrer besides.
REFERRER_POLICY = "same-origin"

_UNUSED_POWERS = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "display-capture",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

HEADERS = {
    "Referrer-Policy": REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in _UNUSED_POWERS),
    "Cache-Control": "no-store",
}


def content_security_policy(site: str) -> dict:
    """The CONTENT_SECURITY_POLICY setting of django-csp. Only the staff site may run a script, and only its own."""
    directives = {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
    if site == "staff":
        directives["script-src"] = [SELF]
        directives["connect-src"] = [SELF]  # what is typed into a long box is kept (ui/drafts.js)
    return {"DIRECTIVES": directives}
