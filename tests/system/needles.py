"""Looking for a text in bytes, in every shape in which it could lie there."""

import base64
from collections.abc import Iterable
from pathlib import Path

CHUNK = 16 * 2**20


def shapes(raw: bytes) -> set[bytes]:
    """The text itself, in UTF-16, in a dump's hexadecimal, and the inner part of its base64 at each of three places."""
    found = {raw, raw.hex().encode(), raw.hex().upper().encode()}
    try:
        text = raw.decode()
        found |= {text.encode("utf-16-le"), text.encode("utf-16-be")}
    except UnicodeDecodeError:
        pass
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw).rstrip(b"=")
        inner = encoded[4 if shift else 0 : -4]
        found |= {inner, inner.replace(b"+", b"-").replace(b"/", b"_")}
    return found


class Needles:
    """Several texts, each under a name, looked for together."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self._shapes = {name: shapes(raw) for name, raw in texts.items()}
        self._longest = max(len(one) for some in self._shapes.values() for one in some)

    def in_bytes(self, hay: bytes) -> set[str]:
        """The names of the texts that are in here."""
        return {name for name, some in self._shapes.items() if any(one in hay for one in some)}

    def in_file(self, path: Path) -> set[str]:
        """The same for a file of any size."""
        found, tail = set(), b""
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                found |= self.in_bytes(tail + piece)
                tail = piece[-self._longest :]
        return found

    def in_folders(self, folders: Iterable[Path]) -> dict[str, set[str]]:
        """Which files under these folders hold one of the texts, or are named after one."""
        met = {}
        for folder in folders:
            for path in (one for one in sorted(folder.rglob("*")) if one.is_file()):
                found = self.in_file(path) | self.in_bytes(path.name.encode())
                if found:
                    met[str(path)] = found
        return met
