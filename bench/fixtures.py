"""How right reading is on reports of our own in many PDF layouts: those it was tuned on, and those held back."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from reading.fixtures.library import Fixture, fixtures  # noqa: E402 - the tests' own, so that both mean the same
from reading.scoring import Score, score  # noqa: E402


def main() -> None:
    """Print recall, precision, numbers and sub-points for each part."""
    made = list(fixtures())
    with tempfile.TemporaryDirectory(prefix="heed-bench-") as folder:
        _measure("tuned on", [f for f in made if not f.held_back], Path(folder))
        _measure("report held back", [f for f in made if f.held_back and not f.layout_held_back], Path(folder))
        _measure("layout held back", [f for f in made if f.layout_held_back], Path(folder))


def _measure(part: str, chosen: list[Fixture], folder: Path) -> None:
    total = Score()
    for fixture in chosen:
        total += score(*fixture.write(folder))[1]
    print(
        f"{part:<17} {len(chosen):>3} PDFs in {len({f.layout for f in chosen}):>2} layouts, {total.wanted} items: recall "
        f"{total.recall:.3f}, precision {total.precision:.3f}, numbers right {total.numbered}/{total.found}, "
        f"titles and sub-points right {total.typed}/{total.found}"
    )
