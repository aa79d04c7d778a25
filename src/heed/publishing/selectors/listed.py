"""Public reviews and items across the site: the one door to them, for pages, feeds, open data and search alike."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from heed.publishing.models import PUBLIC_STATES, ListedAddressee, ListedItem, ListedTheme, Publication


def public_publications() -> QuerySet[Publication]:
    """Every review that the public may see now."""
    return Publication.objects.filter(state__in=PUBLIC_STATES, latest__isnull=False)


def public_items() -> QuerySet[ListedItem]:
    """Every item that the public may see now, in no order: of a review that is public, and in its latest version.

    Narrow it with ``speaking_to``, ``speaking_to_role`` and ``about_theme``; set it in order with ``newest_first``.
    """
    found = ListedItem.objects.filter(taken_out_at__isnull=True, publication__state__in=PUBLIC_STATES)
    return found.select_related("publication__partnership").order_by()


def speaking_to(items: QuerySet[ListedItem], agency: str) -> QuerySet[ListedItem]:
    """Those addressed to the agency of this code, or to any role in it."""
    return items.filter(_addressed(Q(agency=agency)))


def speaking_to_role(items: QuerySet[ListedItem], role: str, agency: str = "") -> QuerySet[ListedItem]:
    """Those addressed to the role of this code, in this agency or in no agency in particular; without one, in any."""
    within = Q(agency__in=[agency, ""]) if agency else Q()
    return items.filter(_addressed(Q(role=role) & within))


def speaking_to_everyone_in(items: QuerySet[ListedItem], agency: str) -> QuerySet[ListedItem]:
    """Those addressed to the agency of this code as a whole, and not only to a role in it."""
    return items.filter(_addressed(Q(agency=agency, role="")))


def about_theme(items: QuerySet[ListedItem], theme: str) -> QuerySet[ListedItem]:
    """Those that a person coded with the theme of this code."""
    return items.filter(Exists(ListedTheme.objects.filter(item=OuterRef("pk"), code=theme)))


def newest_first(items: QuerySet[ListedItem]) -> QuerySet[ListedItem]:
    """The items of the newest review first, as the list of reviews has them, and within a review in its own order."""
    return items.order_by(
        "-publication__year",
        # spelt out, because the two databases put rows without a day at opposite ends
        F("publication__published_on").desc(nulls_last=True),
        "publication__label",
        "publication_id",
        "position",
    )


def _addressed(to: Q) -> Exists:
    return Exists(ListedAddressee.objects.filter(to, item=OuterRef("pk")))
