"""A file that the office made itself: sealed in memory, written as ciphertext alone, kept with its row."""

import io
import json
import uuid
from typing import Any

from django.db import models

from audit.facts import digest
from vault import files
from vault.files import SealingWriter
from vault.sealing import CompartmentKey


def keep(row: models.Model, key: CompartmentKey, *, content: bytes, name: str, type_: str, **more: Any) -> None:
    """Seal ``content`` for the row's ``file``, ``file_label`` and ``digest``; call it in the row's transaction."""
    file_id = uuid.uuid4()
    path = files.path_of(file_id, files.ARRIVING)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("xb") as into:
        writer = SealingWriter(into, file_id)
        source = io.BytesIO(content)
        while chunk := source.read(files.CHUNK):
            writer.write(chunk)
        secret = writer.finish()
    files.keep(file_id)
    label = {"name": name, "type": type_, "size": secret.size, "sha256": secret.digest.hex(), **more}
    row.file = key.seal(row, "file", bytes(secret))
    row.file_label = key.seal(row, "file_label", json.dumps(label, ensure_ascii=False))
    row.digest = digest(row, secret.digest)


def keep_upload(row: models.Model, key: CompartmentKey, upload: Any) -> None:
    """As ``keep``, for a file that arrived sealed; for rows without a ``digest`` column too."""
    secret = upload.keep()
    label = {
        "name": upload.name,
        "type": upload.content_type,
        "size": secret.size,
        "sha256": secret.digest.hex(),
    }
    row.file = key.seal(row, "file", bytes(secret))
    row.file_label = key.seal(row, "file_label", json.dumps(label, ensure_ascii=False))
