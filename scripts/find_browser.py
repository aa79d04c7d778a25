"""Make sure there is a Chromium for the browser tests: find it, else install it with the means at hand, else say how."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALLERS = (
    ("apt-get", ["apt-get install -y -qq --no-install-recommends chromium"]),
    ("dnf", ["dnf install -y -q chromium"]),
    ("apk", ["apk add --quiet chromium"]),
    ("brew", ["brew install --quiet --cask chromium"]),
)


def find() -> str | None:
    """The browser's path: HEED_CHROMIUM where set, else the first of the usual names."""
    return os.environ.get("HEED_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install Chromium with the system's package manager, where there is one and we may."""
    for program, commands in INSTALLERS:
        if not shutil.which(program) or (program != "brew" and os.geteuid() != 0):
            continue
        print(f"Installing Chromium for the browser tests with {program}…")
        if program == "apt-get":
            subprocess.run(["apt-get", "update", "-qq"], check=False)
        for command in commands:
            subprocess.run(command.split(), check=False, stdout=subprocess.DEVNULL)
        return


def main() -> int:
    """Exit 0 with a browser, 1 with a sentence that says what to install."""
    if not find():
        install()
    if path := find():
        print(f"Browser tests use {path}")
        return 0
    print(
        "The browser tests need Chromium or Chrome. Install it (Debian and Ubuntu: sudo apt install chromium; "
        "Fedora: sudo dnf install chromium; macOS: brew install --cask chromium), or set HEED_CHROMIUM to its path.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
