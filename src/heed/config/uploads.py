"""How sent files come in: to disk, and no further than files may be large."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from heed.reviews.rules.incoming import Door


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Writes what comes to a temporary file until it is more than is let in, and counts the rest without keeping it.

    The file then says how large it would have been and holds nothing, so that whoever receives it can refuse it in words.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        door = Door(settings.HEED_IMPORT_MEGABYTES)
        self._most = door.megabytes * 1_000_000
        self._left_together = door.megabytes_together * 1_000_000

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keeps the chunk, or empties the file once it is over."""
        self._left_together -= len(raw_data)
        if start + len(raw_data) > self._most or self._left_together < 0:
            self.file.seek(0)
            self.file.truncate()
            return None
        return super().receive_data_chunk(raw_data, start)
