"""The staff menu: each room registers its doors in AppConfig.ready, the staff header shows those a member's roles open.

A line in the menu gives no right: the view behind it asks its own policy.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Entry:
    label: str
    url_name: str
    roles: frozenset[str]
    order: int
    key: str = ""
    group: str = ""


_entries: dict[str, Entry] = {}


def register(label, url_name: str, roles=(), order: int = 100, key: str = "", group="") -> None:
    """Put a door into the staff menu. `label` is lazy; no `roles` means every signed-in member; low `order` first.

    `key` is the letter that goes there after g. Doors of one `group` stand under it once there are two of them.
    """
    _entries[url_name] = Entry(label, url_name, frozenset(roles), order, key, group)


def entries_for(roles) -> list[Entry]:
    """The entries that somebody with these role codes is shown, in order."""
    held = frozenset(roles)
    shown = (entry for entry in _entries.values() if not entry.roles or entry.roles & held)
    return sorted(shown, key=lambda entry: (entry.order, entry.url_name))


def menu(roles, path: str) -> list[dict]:
    """The menu as the header draws it: label, url and whether the page at `path` lies under it."""
    lines = []
    for entry in entries_for(roles):
        try:
            lines.append({"label": entry.label, "url": reverse(entry.url_name), "key": entry.key, "group": entry.group})
        except NoReverseMatch:  # a door of the other site
            continue
    under = [line["url"] for line in lines if path == line["url"] or _is_inside(path, line["url"])]
    nearest = max(under, key=len, default=None)
    return _gathered([line | {"is_current": line["url"] == nearest} for line in lines])


def _gathered(lines: list[dict]) -> list[dict]:
    """The lines, those of one group as one line with ``lines`` of its own where the first of them stood."""
    gathered: list[dict] = []
    for line in lines:
        mates = [one for one in lines if line["group"] and one["group"] == line["group"]]
        if len(mates) < 2:
            gathered.append(line)
        elif mates[0] is line:
            is_current = any(one["is_current"] for one in mates)
            gathered.append({"label": line["group"], "lines": mates, "is_current": is_current})
    return gathered


def _is_inside(path: str, url: str) -> bool:
    """Whether a page lies under a door; the first page of a language (`/fr/`) has everything under it, so nothing."""
    return path.startswith(url) and url.strip("/").count("/") > 0
