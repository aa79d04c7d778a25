"""Run the measurements named on the command line, or all of them."""

from __future__ import annotations

import sys

from bench import disclosing, fixtures, fuzz, outputs, pages, public, reading, speed, workspace

ALL = {
    "reading": reading.main,
    "fixtures": fixtures.main,
    "fuzz": fuzz.main,
    "disclosing": disclosing.main,
    "speed": speed.main,
    "pages": pages.main,
    "outputs": outputs.main,
    "public": public.main,
    "workspace": workspace.main,
}


def main(names: list[str]) -> int:
    """Run each; an unknown name is refused with the known ones."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        print(f"There is no measurement called {unknown[0]}. There are: {', '.join(ALL)}.")
        return 2
    for name in names or ALL:
        print(f"\n== {name}")
        ALL[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
