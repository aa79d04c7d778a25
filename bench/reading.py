"""How right reading is on the demonstration's documents, and how fast beside a bare parse of the same bytes."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from heed.reading import read_bytes

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from reading.scoring import Score, score, truths  # noqa: E402 - the tests' own scoring, so that both mean the same

DEMONSTRATION = ROOT / "src/heed/config/demonstration"
ROUNDS = 5


def main() -> None:
    """Print the accuracy, and the speed as a ratio to parsing alone."""
    accuracy()
    speed()


def accuracy() -> None:
    """Recall and precision of items over all demonstration documents."""
    total = Score()
    for path, truth in truths(DEMONSTRATION):
        total += score(path, truth)[1]
    print(
        f"items: {total.wanted} in the truth, recall {total.recall:.3f}, precision {total.precision:.3f}, "
        f"numbers right {total.numbered}/{total.found}",
    )
    for line in total.missed + total.extra:
        print("  ", line)


def speed() -> None:
    """Everything that reading does, beside the HTML parser alone, in the same run."""
    pages = [(path.name, path.read_bytes()) for path in sorted((DEMONSTRATION / "documents").glob("*.html"))]
    size = sum(len(content) for _, content in pages)
    whole = _seconds(lambda: [read_bytes(content, name) for name, content in pages])
    parse = _seconds(lambda: [LexborHTMLParser(content).text() for _, content in pages])
    print(
        f"{len(pages)} web pages, {size / 1000:.0f} kB: {whole / len(pages) * 1000:.1f} ms a page, {whole / parse:.0f} times a bare parse"
    )


def _seconds(work: Callable[[], object]) -> float:
    """The best of a few rounds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)
