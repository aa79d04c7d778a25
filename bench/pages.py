"""How long the public pages take, beside a page that does nothing, in the same process and run."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

ROUNDS = 200


def main() -> None:
    """Load the demonstration into a database of its own and print each page's milliseconds and ratio."""
    with tempfile.TemporaryDirectory(prefix="heed-bench-") as folder:
        os.environ |= {"HEED_DATA": folder, "HEED_DEMONSTRATION": "1", "DJANGO_SETTINGS_MODULE": "heed.config.settings"}
        # what a page costs when it is drawn; bench.public measures what keeping it saves
        os.environ["HEED_KEPT_MEGABYTES"] = "0"
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    import django  # noqa: PLC0415 - the settings read the environment, which main() has only just set

    django.setup()
    from click.testing import CliRunner  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from heed.config.cli import main as heed  # noqa: PLC0415
    from heed.publishing.models import Publication  # noqa: PLC0415

    loaded = CliRunner().invoke(heed, ["demonstration"])
    if loaded.exit_code:
        raise SystemExit(f"The demonstration could not be loaded into {folder}: {loaded.output}")
    call_command("collectstatic", verbosity=0, interactive=False)
    client = Client(headers={"host": "localhost"})
    longest = Publication.objects.filter(state="published").order_by("-item_count").select_related("partnership")[0]
    review = reverse("review", args=[longest.partnership.slug, longest.year, longest.slug])
    nothing = _milliseconds(client, reverse("health"))
    for name, address in {"home": reverse("home"), "reviews": reverse("reviews"), "longest review": review}.items():
        taken = _milliseconds(client, address)
        print(f"{name:<15} {taken:6.2f} ms, {taken / nothing:5.1f} times an empty page")


def _milliseconds(client: object, address: str) -> float:
    """The median of many requests, after a few to warm up."""
    taken = []
    for n in range(ROUNDS + 10):
        started = time.perf_counter()
        response = client.get(address)  # type: ignore[attr-defined]
        if n >= 10:
            taken.append(time.perf_counter() - started)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}")
    return sorted(taken)[ROUNDS // 2] * 1000
