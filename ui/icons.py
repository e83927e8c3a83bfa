"""Line icons on a 16 by 16 grid, drawn with the text's own colour. An icon never stands without its word."""

# ruff: noqa: E501 (a drawing is one line)

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Those that point along the line are mirrored in right-to-left writing.
DIRECTED = {"back", "next", "exit"}

_SHAPES = {
    "sealed": '<path fill="currentColor" fill-rule="evenodd" stroke="none" d="M8 .7a7.3 7.3 0 100 14.6A7.3 7.3 0 008 .7zm0 3.4a2.2 2.2 0 011.1 4.1l.8 3.5H6.1l.8-3.5A2.2 2.2 0 018 4.1z"/>',
    "opened": '<circle cx="8" cy="8" r="6.5"/><path fill="currentColor" stroke="none" d="M8 4.1a2.2 2.2 0 011.1 4.1l.8 3.5H6.1l.8-3.5A2.2 2.2 0 018 4.1z"/>',
    "back": '<path d="M9.5 3.5L5 8l4.5 4.5"/>',
    "next": '<path d="M6.5 3.5L11 8l-4.5 4.5"/>',
    "exit": '<path d="M9.5 2.5h-7v11h7M6.5 8h8M11.5 5l3 3-3 3"/>',
    "check": '<path d="M2.5 8.5l3.5 3.5 7.5-8"/>',
    "clock": '<circle cx="8" cy="8" r="6.2"/><path d="M8 4.5V8l2.5 1.8"/>',
    "late": '<path d="M8 1.8l6.6 11.9H1.4zM8 6.3v3.6M8 11.6v.6"/>',
    "note": '<circle cx="8" cy="8" r="6.2"/><path d="M8 7.2v4M8 4.6v.6"/>',
    "person": '<circle cx="8" cy="5" r="2.8"/><path d="M2.5 14c.4-3.2 2.6-4.8 5.5-4.8s5.1 1.6 5.5 4.8"/>',
    "people": '<circle cx="5.8" cy="5.5" r="2.4"/><path d="M1.2 13.5c.3-2.8 2.1-4.2 4.6-4.2s4.3 1.4 4.6 4.2M10.5 3.4a2.4 2.4 0 010 4.3M12.2 9.7c1.5.5 2.4 1.8 2.6 3.8"/>',
    "print": '<path d="M4.5 6V1.8h7V6M4.5 11.5h-3V6h13v5.5h-3M4.5 9.5h7v4.7h-7z"/>',
    "search": '<circle cx="7" cy="7" r="4.6"/><path d="M10.4 10.4l4 4"/>',
    "document": '<path d="M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.8 8.2h4.4M5.8 10.8h4.4"/>',
    "download": '<path d="M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11"/>',
    "attach": '<path d="M13 7.2l-5.4 5.4a3.2 3.2 0 01-4.5-4.5l5.8-5.8a2.1 2.1 0 013 3L6.3 10.9a1 1 0 01-1.5-1.5l4.9-4.9"/>',
    "add": '<path d="M8 2.5v11M2.5 8h11"/>',
    "key": '<circle cx="5" cy="8" r="3.2"/><path d="M8.2 8h6.3v2.8M11.8 8v2"/>',
    "stop": '<circle cx="8" cy="8" r="6.2"/><path d="M3.8 12.2l8.4-8.4"/>',
}


def icon(name: str) -> SafeString:
    """The named icon as inline SVG, hidden from screen readers: the word beside it speaks. KeyError if unknown."""
    flips = " flips" if name in DIRECTED else ""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" '
        'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        flips,
        mark_safe(_SHAPES[name]),  # noqa: S308 our own constant
    )
