"""Writing the codings. What other parts call is named here."""

from heed.analysing.services.deciding import decide_themes, reopen_themes
from heed.analysing.services.proposing import propose_themes

__all__ = ["decide_themes", "propose_themes", "reopen_themes"]
