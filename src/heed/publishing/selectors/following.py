"""What can be followed: everything, a partnership with what it took over from, a theme, an agency or a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.analysing.rules import frame
from heed.people.models import Agency, Partnership, Role
from heed.people.selectors import predecessors
from heed.publishing.models import ListedAddressee, ListedItem, ListedTheme, Publication
from heed.publishing.rules.feeds import EVERYTHING, Topic
from heed.publishing.selectors.listed import about_theme, public_items, speaking_to, speaking_to_role


@dataclass(frozen=True, slots=True)
class Followed:
    """A topic that exists, with its name; ``code`` is how addresses name it."""

    topic: Topic
    name: str
    code: str = ""

    @property
    def title(self) -> str:
        """What a feed or a mail about it is called."""
        return {
            "all": _("Learning from safeguarding reviews"),
            "partnership": _("Learning from reviews of %(name)s"),
            "theme": _("Learning about %(name)s"),
            "agency": _("Learning for %(name)s"),
            "role": _("Learning for %(name)s"),
        }[self.topic.kind] % {"name": self.name}


def find_followed(kind: str, code: str = "", agency: str = "") -> Followed | None:
    """What an address means by this kind and code (of a partnership: its slug), or None where there is no such thing."""
    if kind == "all":
        return Followed(EVERYTHING, _("Everything"))
    if kind == "partnership":
        body = Partnership.objects.filter(slug=code).first()
        return Followed(Topic(kind, str(body.pk)), body.name, body.slug) if body else None
    name = _named(kind, code)
    within = _named("agency", agency) if agency else ""
    if not name or (agency and not within):
        return None
    return Followed(Topic(kind, code, agency), f"{name}, {within}" if within else name, code)


def followed(topic: Topic) -> Followed | None:
    """The same for a topic that was kept; None where the code lists no longer know it."""
    if topic.kind == "partnership":
        body = Partnership.objects.filter(pk=topic.code).first()
        return Followed(topic, body.name, body.slug) if body else None
    return find_followed(topic.kind, topic.code, topic.agency)


def items_about(topic: Topic) -> QuerySet[ListedItem]:
    """The public items that concern whoever follows this, in no order."""
    return narrowed(public_items(), topic)


def feed_address(what: Followed, form: str) -> str:
    """Where the feed is, as a path. ``form`` is one of ``rules.feeds.FORMS``."""
    topic = what.topic
    if topic.kind == "all":
        return reverse("feed-all", kwargs={"form": form})
    if topic.agency:
        return reverse("feed-agency-role", kwargs={"agency": topic.agency, "role": what.code, "form": form})
    return reverse(f"feed-{topic.kind}", kwargs={topic.kind: what.code, "form": form})


def is_whole(topic: Topic) -> bool:
    """Whether whoever follows this follows whole reviews, and not some of their items."""
    return topic.kind in {"all", "partnership"}


def narrowed(items: QuerySet[ListedItem], topic: Topic) -> QuerySet[ListedItem]:
    """Those of the items that concern whoever follows this, public or not."""
    if topic.kind == "partnership":
        return items.filter(publication__partnership__in=_bodies(topic))
    if topic.kind == "theme":
        return about_theme(items, topic.code)
    if topic.kind == "agency":
        return speaking_to(items, topic.code)
    if topic.kind == "role":
        return speaking_to_role(items, topic.code, topic.agency)
    return items


def reviews_about(publications: QuerySet[Publication], topic: Topic) -> QuerySet[Publication]:
    """Those of the publications of which something concerns whoever follows this."""
    if topic.kind == "partnership":
        return publications.filter(partnership__in=_bodies(topic))
    if topic.kind == "all":
        return publications
    standing = ListedItem.objects.filter(taken_out_at__isnull=True).order_by()
    return publications.filter(pk__in=narrowed(standing, topic).values("publication"))


def _named(kind: str, code: str) -> str:
    """The name of a theme, agency or role: of the code lists, or as it was published; blank where nobody knows it."""
    if kind == "theme":
        if frame.is_theme(code):
            return frame.theme(code).name
        # a theme that the frame had once keeps the address under which it was public
        return ListedTheme.objects.filter(code=code).values_list("name", flat=True).order_by("-pk").first() or ""
    listed: type[Model] = Agency if kind == "agency" else Role
    known = listed._default_manager.filter(code=code).values_list("name", flat=True).first()  # noqa: SLF001
    if known:
        return str(known)
    said = ListedAddressee.objects.filter(**{kind: code}).order_by("-pk")
    return said.values_list(f"{kind}_name", flat=True).first() or ""


def _bodies(topic: Topic) -> list[int]:
    """The partnership, with all that it took over from."""
    own = int(topic.code)
    return [own, *predecessors(Partnership(pk=own)).values_list("pk", flat=True)]


@dataclass(frozen=True, slots=True)
class Group:
    """Topics of one kind, by name."""

    name: str
    topics: tuple[Followed, ...]


def topics() -> tuple[Group, ...]:
    """All that can be followed, for somebody to choose from; roles anywhere, since in one agency is where a link leads."""
    bodies = Partnership.objects.all()
    return (
        Group(_("Partnerships"), tuple(Followed(Topic("partnership", str(b.pk)), b.name, b.slug) for b in bodies)),
        Group(_("Agencies"), tuple(_listed("agency", Agency.objects.values_list("code", "name")))),
        Group(_("Roles"), tuple(_listed("role", Role.objects.values_list("code", "name")))),
        Group(_("Themes"), tuple(_listed("theme", ((theme.code, theme.name) for theme in frame.themes())))),
    )


def _listed(kind: str, codes: Iterable[tuple[str, str]]) -> Iterator[Followed]:
    yield from (Followed(Topic(kind, code), name, code) for code, name in codes)
