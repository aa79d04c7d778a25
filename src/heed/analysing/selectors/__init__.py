"""Reading the codings. What other parts call is named here."""

from heed.analysing.selectors.codings import (
    coded_items,
    codings_of,
    stamp_of_themes,
    themes_settled,
    undecided_count,
    waiting_items,
)

__all__ = ["coded_items", "codings_of", "stamp_of_themes", "themes_settled", "undecided_count", "waiting_items"]
