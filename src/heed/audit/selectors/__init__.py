"""Reading the log. What other parts call is named here."""

from heed.audit.selectors.chain import head, links, verify
from heed.audit.selectors.history import history, history_about

__all__ = ["head", "history", "history_about", "links", "verify"]
