"""What the desk draws together from several parts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from heed.audit.models import Entry
from heed.audit.selectors import history
from heed.people.models import Person
from heed.people.rules import Permission, may
from heed.people.selectors import duties
from heed.publishing.models import Publication, PublicationState
from heed.reading.kinds import kind_name
from heed.reviews.models import Review
from heed.reviews.selectors import AnyProposal, Draft, Proposed, draft_of, drafts_for, proposed, review_of


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A review on the desk: what is left to decide, what the reading warns of, and where it stands with the public."""

    review: Review
    left: int
    warning_count: int
    publication: Publication | None

    @property
    def is_public(self) -> bool:
        """Whether the public sees it now."""
        return self.publication is not None and self.publication.state == PublicationState.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        """Whether the public saw it once."""
        return self.publication is not None and self.publication.state == PublicationState.WITHDRAWN

    @property
    def waits(self) -> bool:
        """Whether there is something to do before what the public sees is what the record says."""
        return not self.review.is_confirmed or self.publication is None


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's reviews: those that wait for something, and the others."""

    waiting: tuple[DeskRow, ...]
    settled: tuple[DeskRow, ...]


def desk_of(person: Person) -> Desk:
    """The reviews whose drafts the person may see, by what is to be done."""
    drafts = drafts_for(person)
    publications = Publication.objects.filter(review__in=[draft.review for draft in drafts]).in_bulk(
        field_name="review_id"
    )
    rows = [
        DeskRow(draft.review, draft.left, draft.warning_count, publications.get(draft.review.pk)) for draft in drafts
    ]
    return Desk(
        waiting=tuple(row for row in rows if row.waits),
        settled=tuple(row for row in rows if not row.waits),
    )


def publications() -> QuerySet[Publication]:
    """Every public face that a review has had, with its latest version. Who may see the review is asked before."""
    return Publication.objects.select_related("latest")


def publication_of(review: Review) -> Publication | None:
    """The review's public face; None before its first publication."""
    return publications().filter(review=review).first()


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
        return self.publication is not None and self.publication.state == PublicationState.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        """Whether the public saw the review once."""
        return self.publication is not None and self.publication.state == PublicationState.WITHDRAWN

    @property
    def is_open(self) -> bool:
        """Whether visitors may download any of its documents."""
        return any(entry.public for entry in self.draft.documents)

    @property
    def kind(self) -> str:
        """What kind of review it is, as people say it."""
        return kind_name(self.draft.review.kind) if self.draft.review.kind else "Kind not read"


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """One proposal with what was done to it, the newest first."""

    review: Review
    proposed: Proposed
    history: tuple[Entry, ...]


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
    return ProposalPage(review_of(proposal), proposed(proposal), tuple(history(proposal)))
