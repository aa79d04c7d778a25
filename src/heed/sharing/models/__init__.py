"""The tables that sharing owns."""

from heed.sharing.models.following import Follower, Often, Subscription
from heed.sharing.models.telling import Announced, Letter, LetterState, Round

__all__ = ["Announced", "Follower", "Letter", "LetterState", "Often", "Round", "Subscription"]
