"""Keeping files: by what they hold, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from heed.reviews.models import Document


@contextmanager
def kept(content: bytes, sha256: str) -> Iterator[str]:
    """Stores the bytes and gives the name they are stored under; takes them away again where the block fails.

    A file that lay there before, left by an import that was cut off, is used where it is whole and is left alone.
    """
    field = Document.file.field
    storage = field.storage
    name = field.generate_filename(Document(sha256=sha256), sha256)
    if storage.exists(name):
        if _holds(storage, name, sha256):
            yield name
            return
        storage.delete(name)
    stored = storage.save(name, ContentFile(content))
    try:
        yield stored
    except BaseException:
        storage.delete(stored)
        raise


def _holds(storage: Storage, name: str, sha256: str) -> bool:
    with storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256
