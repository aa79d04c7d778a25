"""Reading the log. What other parts call is named here."""

from heed.audit.selectors.chain import Verified, head, links, verify
from heed.audit.selectors.extent import Extent, extent
from heed.audit.selectors.history import history, history_about

__all__ = ["Extent", "Verified", "extent", "head", "history", "history_about", "links", "verify"]
