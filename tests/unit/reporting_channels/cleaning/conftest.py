"""One way to send a file through the real cleaner and to look at what came out."""

from dataclasses import dataclass, field

import pytest

from reporting_channels.cleaning import cleaner
from reporting_channels.cleaning.standing import Standing
from tests.factories.reporting_channels import stored_file
from vault import files
from vault.streams import FileSecret


@dataclass
class Cleaned:
    standing: Standing
    copy: bytes = b""
    pages: list[bytes] = field(default_factory=list)

    @property
    def reason(self) -> str:
        return self.standing.reason

    @property
    def found(self) -> dict[str, list[str]]:
        listed: dict[str, list[str]] = {}
        for code, value in self.standing.listed:
            listed.setdefault(code, []).append(value)
        return listed


def opened(copy) -> bytes:
    with files.path_of(copy.file_id, files.ARRIVING).open("rb") as source:
        return b"".join(files.unsealed(source, FileSecret.from_bytes(copy.secret)))


@pytest.fixture
def cleaned():
    """Clean ``data`` as a file of this name, in the real process behind the real walls."""

    def clean(name: str, data: bytes) -> Cleaned:
        standing = cleaner.clean(name, FileSecret.from_bytes(stored_file(data, name).secret))
        return Cleaned(
            standing, *([opened(standing.copy), [opened(one) for one in standing.pages]] if standing.copy else [])
        )

    return clean
