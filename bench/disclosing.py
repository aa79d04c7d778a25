"""How well what could identify is found in marked, invented texts, and how fast beside reading the same pages."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from heed.disclosing.finding import Grade
from heed.disclosing.identifying import findings
from heed.reading import read_bytes

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from disclosing.marked import Tally, tally  # noqa: E402 - the tests' own counting, so that both mean the same

DOCUMENTS = ROOT / "src/heed/config/demonstration/documents"
PAGE = 3000
"""Characters on a printed page of a report."""
ROUNDS = 20


def main() -> None:
    """Print recall and precision by kind, what the demonstration's documents give, and the speed."""
    for corpus in ("development.txt", "held-back.txt"):
        _print(corpus, tally(corpus))
    _demonstration()
    _speed()


def _print(corpus: str, total: Tally) -> None:
    print(
        f"{corpus}: {total.planted.total()} planted, recall {total.recall:.3f}, precision {total.precision:.3f}; "
        f"{total.tempting} tempting, {total.fallen_for} taken for something"
    )
    for kind, planted in sorted(total.planted.items()):
        right, wrong = total.right[kind], total.wrong[kind]
        precision = f"{right / (right + wrong):.2f}" if right + wrong else "–"
        print(f"   {kind:<22} {total.found[kind]:>2}/{planted:<2} precision {precision}")
    for kind in sorted(set(total.wrong) - set(total.planted)):
        print(f"   {kind:<22}  –    wrongly {total.wrong[kind]}")


def _demonstration() -> None:
    counts: Counter[str] = Counter()
    for pages, labels in _read():
        counts.update(f.grade.value for f in findings(pages, labels))
    print("demonstration:", ", ".join(f"{counts[grade.value]} {grade.value}" for grade in Grade))


def _speed() -> None:
    documents = [(path.read_bytes(), path.name) for path in sorted(DOCUMENTS.glob("*.*")) if path.suffix != ".md"]
    started = time.perf_counter()
    read = [read_bytes(content, name).page_texts for content, name in documents]
    reading = time.perf_counter() - started
    characters = sum(len(page) for pages in read for page in pages)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for pages in read:
            findings(pages, ())
    seconds = (time.perf_counter() - started) / ROUNDS
    print(
        f"{characters / PAGE / seconds:.0f} printed pages a second, {seconds / reading:.1f} times what reading them takes"
    )


def _read() -> list[tuple[tuple[str, ...], set[str]]]:
    paths = [path for path in sorted(DOCUMENTS.glob("*.*")) if path.suffix != ".md"]
    documents = [read_bytes(path.read_bytes(), path.name) for path in paths]
    return [(d.page_texts, {review.label for review in d.reviews if review.label}) for d in documents]
