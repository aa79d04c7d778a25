"""A draft as one person may work on it, and one proposal of it."""

from __future__ import annotations

from dataclasses import dataclass

from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.publishing.models import Publication, PublicationState
from heed.reading.kinds import kind_name
from heed.reviews.models import Review
from heed.reviews.selectors import AnyProposal, Draft, Proposed, draft_of, proposed, review_of
from heed.workspace.selectors.history import Deed, history_of
from heed.workspace.selectors.listing import AT_A_TIME, Show
from heed.workspace.selectors.public_face import publication_of


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft, its public face, and what this person may do to it."""

    draft: Draft
    publication: Publication | None
    may_confirm: bool
    may_publish: bool

    @property
    def is_public(self) -> bool:
        """Whether the public sees the review now."""
        return self.publication is not None and self.publication.is_public

    @property
    def is_withdrawn(self) -> bool:
        """Whether the public saw the review once."""
        return self.publication is not None and self.publication.state == PublicationState.WITHDRAWN

    @property
    def is_open(self) -> bool:
        """Whether visitors may download any of its documents."""
        return any(entry.public for entry in self.draft.documents)

    @property
    def shows(self) -> tuple[Show, ...]:
        """Which proposals may be asked for."""
        return tuple(Show)

    @property
    def at_a_time(self) -> int:
        """How many proposals one page of the list holds."""
        return AT_A_TIME

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """All that was read, but for addressees, which stand with their items."""
        return (*self.draft.stories, *self.draft.items, *self.draft.facts)

    @property
    def kind(self) -> str:
        """What kind of review it is, as people say it."""
        return kind_name(self.draft.review.kind) if self.draft.review.kind else "Kind not read"


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """One proposal with what was done to it, the newest first."""

    review: Review
    proposed: Proposed
    history: tuple[Deed, ...]


def draft_page(review: Review, person: Person) -> DraftPage:
    """The draft as this person may work on it. That they may see it was asked before."""
    held = duties(person, review.partnership)
    return DraftPage(
        draft=draft_of(review),
        publication=publication_of(review),
        may_confirm=may(held, Permission.CONFIRM),
        may_publish=may(held, Permission.PUBLISH),
    )


def proposal_page(proposal: AnyProposal) -> ProposalPage:
    """The proposal with its history. That the person may see it was asked before."""
    return ProposalPage(review_of(proposal), proposed(proposal), history_of(proposal))
