"""The words of the log, and how its entries are chained. What other parts call is named here."""

from heed.audit.rules.actions import Action
from heed.audit.rules.chain import START, Damage, Head, Link, digest_of, fingerprint_of, follow, read_head

__all__ = ["START", "Action", "Damage", "Head", "Link", "digest_of", "fingerprint_of", "follow", "read_head"]
