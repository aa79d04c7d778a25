"""Writing the log. What other parts call is named here."""

from heed.audit.services.recording import NOBODY, note_view, record, record_all
from heed.audit.services.sealing import seal

__all__ = ["NOBODY", "note_view", "record", "record_all", "seal"]
