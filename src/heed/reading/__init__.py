"""A document in, what it says out. Plain Python: usable as a library and from the command line without a database."""

from heed.reading.document import Document
from heed.reading.errors import CannotRead
from heed.reading.read import read_bytes, read_file

__all__ = ["CannotRead", "Document", "read_bytes", "read_file"]
