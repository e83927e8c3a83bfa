"""The upload handler: a file is sealed while it arrives. Set in settings.FILE_UPLOAD_HANDLERS.

A file that is too big, or one too many, is read to its end and thrown away, so that the
sentence reaches the page together with everything else that was typed.
"""

import uuid
from collections.abc import Iterator
from typing import Any, BinaryIO

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext_lazy as _

from machine.refusals import Refused
from vault import files
from vault.files import FileSecret, SealingWriter

HEAD_BYTES = 4096
PATIENCE = 4  # how many times the limit is read and thrown away before the line is cut


class TooBig(Refused):
    """The file is larger than settings.UPLOAD_MAX_BYTES."""

    sentence = _("This file is too big. A file may have at most %(megabytes)s MB.")
    http_status = 413

    def __init__(self) -> None:
        super().__init__(TooBig.sentence % {"megabytes": settings.UPLOAD_MAX_BYTES // 2**20})


class TooMany(Refused):
    """More files than settings.UPLOAD_MAX_FILES in one form."""

    sentence = _("There are too many files. At most %(number)s files can be sent at once.")
    http_status = 413

    def __init__(self) -> None:
        super().__init__(TooMany.sentence % {"number": settings.UPLOAD_MAX_FILES})


class NoRoom(Refused):
    """The disk could not take the file."""

    sentence = _("The file could not be stored just now. Try again later; your text is not lost.")
    http_status = 507


class SealedUpload(UploadedFile):
    """An uploaded file that is already sealed on disk. ``secret`` opens it; ``keep`` makes it stay.

    ``head`` is its first 4 KiB, to tell what it is. One that is closed without ``keep`` (at the
    end of the request) is deleted. ``refusal`` is set when it was not taken.
    """

    def __init__(
        self,
        *,
        name: str,
        content_type: str,
        secret: FileSecret | None,
        head: bytes = b"",
        refusal: Refused | None = None,
    ) -> None:
        super().__init__(None, name, content_type, secret.size if secret else 0)
        self.secret, self.head, self.refusal = secret, head, refusal
        self.kept = False
        self.waits = False

    def keep(self) -> FileSecret:
        """Move the file among the kept ones and return the secret to be sealed with its row."""
        if self.secret is None:
            raise self.refusal or ValueError("This upload was not taken.")
        if not self.kept:
            files.keep(self.secret.file_id)
            self.kept = True
        return self.secret

    def wait(self) -> FileSecret:
        """Let the file outlive the request among the arrived ones, for a draft that carries its secret.

        ``files.keep`` makes it stay when the draft is sent; ``files.sweep`` takes it when it never is.
        """
        if self.secret is None:
            raise self.refusal or ValueError("This upload was not taken.")
        self.waits = True
        return self.secret

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Yield the plaintext, in memory only, for looking at or cleaning it."""
        if self.secret is None:
            return
        folder = files.SEALED if self.kept else files.ARRIVING
        with files.path_of(self.secret.file_id, folder).open("rb") as source:
            yield from files.unsealed(source, self.secret)

    def close(self) -> None:
        if self.secret is not None and not self.kept and not self.waits:
            files.erase(self.secret.file_id)


class SealedFileField(forms.FileField):
    """A file input whose value is a SealedUpload; a file that was refused shows its sentence."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        refusal = getattr(data, "refusal", None)
        if refusal is not None:
            raise ValidationError(str(refusal.sentence), code=type(refusal).__name__)
        return super().clean(data, initial)


class SealingUploadHandler(FileUploadHandler):
    """Seals each file of a form as its bytes arrive, in constant memory."""

    chunk_size = files.CHUNK
    _number = 0
    _destination: BinaryIO | None = None
    _writer: SealingWriter | None = None
    _refusal: Refused | None = None
    _file_id: uuid.UUID
    _head = b""
    _received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._forget()
        self._number += 1
        if self._number > settings.UPLOAD_MAX_FILES:
            self._refusal = TooMany()
            return
        self._file_id = uuid.uuid4()
        path = files.path_of(self._file_id, files.ARRIVING)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._destination = path.open("xb")
        except OSError:
            self._refuse(NoRoom())
        else:
            self._writer = SealingWriter(self._destination, self._file_id)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._received += len(raw_data)
        if self._received > settings.UPLOAD_MAX_BYTES * PATIENCE:
            self.upload_interrupted()
            raise StopUpload(connection_reset=True)
        if self._refusal is not None or self._writer is None:
            return
        if self._received > settings.UPLOAD_MAX_BYTES:
            self._refuse(TooBig())
            return
        if len(self._head) < HEAD_BYTES:
            self._head += bytes(raw_data[: HEAD_BYTES - len(self._head)])
        try:
            self._writer.write(raw_data)
        except OSError:
            self._refuse(NoRoom())

    def file_complete(self, file_size: int) -> SealedUpload:
        secret = None
        if self._writer is not None and self._destination is not None:
            try:
                secret = self._writer.finish()
                self._destination.close()
            except OSError:
                self._refuse(NoRoom())
                secret = None
        upload = SealedUpload(
            name=self.file_name or "",
            content_type=self.content_type or "",
            secret=secret,
            head=self._head,
            refusal=self._refusal,
        )
        self._forget()
        return upload

    def upload_interrupted(self) -> None:
        """The line broke: nothing of the file stays."""
        if self._destination is not None:
            self._destination.close()
            files.erase(self._file_id)
        self._forget()

    def _refuse(self, refusal: Refused) -> None:
        if self._destination is not None:
            self._destination.close()
            files.erase(self._file_id)
        self._destination = self._writer = None
        self._refusal = refusal

    def _forget(self) -> None:
        self._destination = self._writer = self._refusal = None
        self._head = b""
        self._received = 0
