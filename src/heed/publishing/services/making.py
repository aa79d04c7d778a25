"""Files made from what is published: kept on disk as long as it is public, and made anew whenever they are missing.

They are no part of the record: each can be made again from its version, so no row tells of them, and backups leave them out.
Whoever serves one asks first whether the review is public. That a file lies here opens nothing.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import suppress
from datetime import timedelta
from functools import cache
from importlib.metadata import version as installed
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.utils import timezone

from heed.publishing import outputs
from heed.publishing.models import PUBLIC_STATES, Publication
from heed.publishing.outputs.docx import docx_file
from heed.publishing.outputs.pdf import pdf
from heed.publishing.outputs.pptx import pptx_file
from heed.publishing.paper import Paper, to_plain
from heed.publishing.slides import Deck

KEPT_FOR = timedelta(days=30)
LOOKED_AT_EVERY = timedelta(hours=1)
_ONE_AT_A_TIME = Lock()


def tag_of(paper: Paper | Deck, format: str) -> str:  # noqa: A002 - the word that readers know
    """What tells this file from every other: its words, its form, and the code that makes it."""
    words = json.dumps([format, to_plain(paper), stamp()], sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def made(paper: Paper | Deck, format: str, *, publication: int, name: str) -> bytes:  # noqa: A002
    """The file of this paper, made if it isn't there. ``name`` says in the folder what it is."""
    path = _folder(publication) / f"{name}-{tag_of(paper, format)}.{format}"
    # read, not looked for first: a withdrawal may take it away in between
    if (content := _read(path)) is not None:
        return content
    # many who ask at once for what isn't there yet cost as much as one
    with _ONE_AT_A_TIME:
        content = _read(path)
        if content is None:
            content = _bytes(paper, format)
            _keep(path, content)
    return content


def unmake(publication: int) -> None:
    """Deletes every file made of a review. Nothing is lost."""
    shutil.rmtree(_folder(publication), ignore_errors=True)


def sweep_made() -> int:
    """Once an hour, deletes files of reviews that are no longer public and those made long ago; gives how many folders it read."""
    root, now = _root(), timezone.now()
    marker = root / ".swept"
    if not root.exists() or (
        marker.exists() and now.timestamp() - marker.stat().st_mtime < LOOKED_AT_EVERY.total_seconds()
    ):
        return 0
    marker.touch()
    folders = [folder for folder in root.iterdir() if folder.is_dir() and folder.name.isdecimal()]
    public = set(Publication.objects.filter(state__in=PUBLIC_STATES).values_list("pk", flat=True))
    oldest = (now - KEPT_FOR).timestamp()
    for folder in folders:
        if int(folder.name) not in public:
            unmake(int(folder.name))
            continue
        for file in folder.iterdir():
            if file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)
    return len(folders)


@cache
def stamp() -> str:
    """The code and the libraries that make files, in one word: other code makes other files."""
    code = hashlib.sha256()
    for path in sorted(Path(outputs.__file__).parent.iterdir()):
        if path.is_file():
            code.update(path.read_bytes())
    for library in ("typst", "python-docx", "python-pptx", "segno", "fontpkg-atkinson-hyperlegible"):
        code.update(installed(library).encode())
    return code.hexdigest()[:16]


def _bytes(paper: Paper | Deck, format_: str) -> bytes:
    if isinstance(paper, Deck):
        return pptx_file(paper)
    return docx_file(paper) if format_ == "docx" else pdf(paper)


def _root() -> Path:
    return Path(settings.HEED_DATA) / "made"


def _folder(publication: int) -> Path:
    return _root() / str(publication)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _keep(path: Path, content: bytes) -> None:
    """Puts the file in place whole: nobody finds half of one. Where its folder goes meanwhile, nothing is kept."""
    with suppress(FileNotFoundError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as unfinished:
            unfinished.write(content)
        Path(unfinished.name).replace(path)
