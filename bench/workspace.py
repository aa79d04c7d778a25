"""How long the pages of the desk take with a nation's archive loaded, beside a page that does nothing, in one run.

The person asking may see every one of the 3,000 reviews, which is the hardest case.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping

ROUNDS = 40
ALLOWED = 100.0
"""Milliseconds that a page may take, by the median."""


def main() -> None:
    """Make the archive in a database of its own and print each page's milliseconds, its worst, and its ratio."""
    with tempfile.TemporaryDirectory(prefix="heed-bench-") as folder:
        os.environ |= {"HEED_DATA": folder, "HEED_DEMONSTRATION": "1", "DJANGO_SETTINGS_MODULE": "heed.config.settings"}
        # what a page costs when it is drawn; bench.public measures what keeping it saves
        os.environ["HEED_KEPT_MEGABYTES"] = "0"
        _measure()


def _measure() -> None:
    import django  # noqa: PLC0415 - the settings read the environment, which main() has only just set

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from bench import archive  # noqa: PLC0415
    from heed.config.commands.migrate import up_to_date  # noqa: PLC0415

    up_to_date()
    call_command("collectstatic", verbosity=0, interactive=False)
    started = time.perf_counter()
    made = archive.build()
    print(f"{made.reviews:,} reviews with {made.items:,} items, made in {time.perf_counter() - started:.0f} s")
    client = Client(headers={"host": "localhost"})
    client.force_login(made.person)
    nothing = _milliseconds(client, reverse("health"))[0]
    for name, address in _pages().items():
        median, worst = _milliseconds(client, address)
        verdict = "" if median <= ALLOWED else f"  OVER {ALLOWED:.0f} ms"
        print(
            f"{name:<26} {median:6.1f} ms, worst {worst:6.1f} ms, {median / nothing:6.1f} times an empty page{verdict}"
        )


def _pages() -> Mapping[str, str]:
    """The pages by name: of reviews, one that is a draft and one that is public."""
    from django.urls import reverse  # noqa: PLC0415

    from heed.publishing.models import Publication  # noqa: PLC0415
    from heed.reviews.models import Review  # noqa: PLC0415

    draft = Review.objects.filter(confirmed_at__isnull=True).order_by("pk")[0]
    face = Publication.objects.select_related("partnership", "latest").order_by("pk")[0]
    item = face.latest.content["items"][0]["id"] if face.latest else ""
    reviews = reverse("staff-reviews")
    of_review = ("draft", "themes-of", "review-documents", "gate", "publication", "history")
    return {
        "desk": reverse("desk"),
        "reviews": reviews,
        "reviews, last page": f"{reviews}?page=120",
        "reviews, searched": f"{reviews}?words=bruising+babies&standing=published",
        **{f"{name} of a draft": reverse(name, args=[draft.pk]) for name in of_review},
        **{f"{name}, public": reverse(name, args=[face.review_id]) for name in of_review},
        "one item": reverse("proposal", args=[draft.pk, "item", draft.items.order_by("pk")[0].pk]),
        "details": reverse("details", args=[draft.pk]),
        "log": reverse("log"),
        "log, far back": f"{reverse('log')}?before=30000",
        **{name: reverse(name) for name in ("import", "people", "partnerships", "bin", "keeping", "account")},
        "public home": reverse("home"),
        "public reviews": reverse("reviews"),
        "public reviews, far on": f"{reverse('reviews')}?page=100",
        "public review": reverse("review", args=[face.partnership.slug, face.year, face.slug]),
        "public lesson": reverse("learning", args=[item]),
    }


def _milliseconds(client: object, address: str) -> tuple[float, float]:
    """The median and the worst of many requests, after a few to warm up."""
    taken = []
    for n in range(ROUNDS + 3):
        started = time.perf_counter()
        response = client.get(address)  # type: ignore[attr-defined]
        if n >= 3:
            taken.append((time.perf_counter() - started) * 1000)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}")
    return sorted(taken)[ROUNDS // 2], max(taken)
