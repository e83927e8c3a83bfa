"""Files as the upload leaves them, for the parts of the story in which somebody sends one."""

import uuid

from reporting_channels.told import StoredFile
from vault import files


def arrived(name: str, content: bytes, media_type: str = "text/plain") -> StoredFile:
    """A file sealed among the arrived ones, not yet cleaned."""
    file_id = uuid.uuid4()
    path = files.path_of(file_id, files.ARRIVING)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as destination:
        writer = files.SealingWriter(destination, file_id)
        writer.write(content)
        secret = writer.finish()
    return StoredFile(name=name, media_type=media_type, size=len(content), file_id=file_id, secret=bytes(secret))
