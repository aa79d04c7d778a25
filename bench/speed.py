"""Pages a second on one core: Heed reading everything, beside three peers that only take the text out, in one run.

The files are every PDF under the folder that HEED_BENCH_PDFS names, by default the real ones beside the project where
they are, else ones made for the purpose. Each measurement is a process of its own, so that peak memory is its own too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 2

PROGRAMS = {
    "heed, everything": """
from heed.reading import read_bytes
pages = sum(read_bytes(open(f, "rb").read(), f).pages for f in files)
""",
    "heed, layout alone": """
from heed.reading.formats import pdf
pages = sum(len(pdf.read(open(f, "rb").read(), f).page_texts) for f in files)
""",
    "heed, text alone": """
from heed.reading.formats.pdf import pdfium
pages = sum(len(pdfium.read(open(f, "rb").read(), f)) for f in files)
""",
    "pdfplumber": """
import pdfplumber
pages = 0
for f in files:
    with pdfplumber.open(f) as document:
        pages += len([page.extract_text() for page in document.pages])
""",
    "pdfminer.six": """
from pdfminer.high_level import extract_text
pages = sum(extract_text(f).count("\\f") for f in files)
""",
    "markitdown": """
from markitdown import MarkItDown
import pypdfium2
convert = MarkItDown()
pages = 0
for f in files:
    convert.convert(f)
    pages += len(pypdfium2.PdfDocument(f))
""",
}

HARNESS = """
import json, resource, sys, time, warnings, logging
warnings.simplefilter("ignore"); logging.disable()
files = sys.argv[1:]
started = time.perf_counter()
{program}
seconds = time.perf_counter() - started
print(json.dumps([pages, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def files() -> list[str]:
    """The PDFs to read."""
    folder = Path(os.environ.get("HEED_BENCH_PDFS") or ROOT.parent / "shared/data")
    return sorted(str(path) for path in folder.rglob("*.pdf"))


def main() -> None:
    """Print pages a second and peak memory, best of a few rounds, the programs in turn so that a slow moment hits all."""
    paths = files()
    if not paths:
        print("No PDFs to measure on: set HEED_BENCH_PDFS to a folder of them.")
        return
    best: dict[str, tuple[float, float]] = {}
    for _ in range(ROUNDS):
        for name, program in PROGRAMS.items():
            measured = _run(program, paths)
            if measured and measured[0] > best.get(name, (0.0, 0.0))[0]:
                best[name] = measured
    print(f"{len(paths)} files")
    for name, (speed, memory) in best.items():
        print(f"{name:<20} {speed:7.1f} pages/s   {memory:6.0f} MB at most")
    peers = [speed for name, (speed, _) in best.items() if not name.startswith("heed")]
    if peers:
        print(f"heed, everything, is {best['heed, everything'][0] / max(peers):.1f} times the fastest peer")


def _run(program: str, paths: list[str]) -> tuple[float, float] | None:
    """Pages a second and peak megabytes; null where the peer is not installed or fails."""
    done = subprocess.run(
        [sys.executable, "-c", HARNESS.format(program=program), *paths],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    if done.returncode:
        print(f"   {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'failed'}")
        return None
    pages, seconds, memory = json.loads(done.stdout)
    return pages / seconds, memory
