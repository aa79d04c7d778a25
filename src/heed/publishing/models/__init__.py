"""The tables that publishing owns."""

from heed.publishing.models.approval import Approval
from heed.publishing.models.finding import Examination, Finding, Inspection, Redaction
from heed.publishing.models.listed import ListedAddressee, ListedFact, ListedItem, ListedTheme
from heed.publishing.models.plan import Plan
from heed.publishing.models.presentation import LeftOut, Presentation, Wording
from heed.publishing.models.publication import PUBLIC_STATES, Change, Publication, PublicationState, Version

__all__ = [
    "PUBLIC_STATES",
    "Approval",
    "Change",
    "Examination",
    "Finding",
    "Inspection",
    "LeftOut",
    "ListedAddressee",
    "ListedFact",
    "ListedItem",
    "ListedTheme",
    "Plan",
    "Presentation",
    "Publication",
    "PublicationState",
    "Redaction",
    "Version",
    "Wording",
]
