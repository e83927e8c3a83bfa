"""Where a running Amana keeps what it makes: one folder, ``var/`` unless told otherwise."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ("*/**/*.py", "*/**/*.toml", "requirements/*.lock")
ROOMS_ONLY = ("tests", "docs")


@dataclass(frozen=True)
class Places:
    """The paths inside one ``var`` folder."""

    var: Path

    @property
    def postgres(self) -> Path:
        return self.var / "postgres"

    @property
    def broker(self) -> Path:
        return self.var / "valkey"

    @property
    def secrets(self) -> Path:
        return self.var / "secrets"

    @property
    def logs(self) -> Path:
        return self.var / "logs"

    @property
    def run(self) -> Path:
        return self.var / "run"

    @property
    def media(self) -> Path:
        return self.var / "media"

    @property
    def erasure(self) -> Path:
        """The folder of the erasure keys, which no backup of the database takes along."""
        return self.var / "erasure"

    @property
    def demo(self) -> Path:
        return self.var / "demo"

    @property
    def accounts(self) -> Path:
        """The people of the story and how they sign in: its presence says that the story was told."""
        return self.demo / "accounts.json"

    @property
    def stamp(self) -> Path:
        """The digest of the sources that the database was last migrated with."""
        return self.demo / "migrated"

    def make(self) -> None:
        static = self.var / "static"  # filled in production; the demo serves each room's own folder
        for folder in (self.var, static, self.secrets, self.logs, self.run, self.media, self.erasure, self.demo):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.secrets, self.logs, self.run, self.media, self.erasure, self.demo):
            folder.chmod(0o700)

    def clear(self) -> None:
        """Remove what ``make`` and the servers made, and nothing else that may lie in the folder."""
        for folder in (
            self.postgres,
            self.broker,
            self.secrets,
            self.logs,
            self.run,
            self.media,
            self.erasure,
            self.demo,
        ):
            shutil.rmtree(folder, ignore_errors=True)
        (self.var / "checkpoints.txt").unlink(missing_ok=True)


def sources_digest(root: Path = ROOT) -> str:
    """Return a digest of everything that can change the schema, the guards or the profiles."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(root.glob(pattern)):
            relative = path.relative_to(root)
            if relative.parts[0].startswith(".") or relative.parts[0] in (*ROOMS_ONLY, "var"):
                continue
            digest.update(str(relative).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
