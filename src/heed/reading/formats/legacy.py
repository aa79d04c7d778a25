"""Older word processors' formats, turned into Word's present one by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from heed.reading.errors import Broken, OverLimit, UnknownFormat

SECONDS = 90
PROGRAMS = ("soffice", "libreoffice")

# no macros, no fields that fetch, no pictures from elsewhere: nothing in a report may call out
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def to_docx(content: bytes, name: str, suffix: str, what: str) -> bytes:
    """The file as .docx. ``suffix`` (".doc") tells LibreOffice the format, ``what`` names it for messages.

    Raises ``UnknownFormat`` where LibreOffice is not installed, ``OverLimit`` or ``Broken`` where it does not come through.
    """
    program = next((found for known in PROGRAMS if (found := shutil.which(known))), None)
    if program is None:
        raise UnknownFormat(
            f"{name} is {what}, which is read through LibreOffice, and LibreOffice is not installed here. Install it, or "
            "open the file in a word processor and save it as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="heed-") as folder:
        return _converted(Path(folder), program, content, name, suffix)


def _converted(folder: Path, program: str, content: bytes, name: str, suffix: str) -> bytes:
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    given, made = folder / f"report{suffix}", folder / "made"
    given.write_bytes(content)
    command = (
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(made),
        str(given),
    )
    try:
        _run(command, folder)
    except subprocess.TimeoutExpired as error:
        raise OverLimit(
            f"LibreOffice took longer than {SECONDS} seconds over {name} and was stopped. Open it in a word processor and "
            "save it as .docx.",
        ) from error
    found = made / "report.docx"
    if not found.is_file():
        raise Broken(
            f"LibreOffice could not open {name}: it is damaged, or locked with a password. Open it in the program it came "
            "from and save it as .docx.",
        )
    return found.read_bytes()


def _run(command: tuple[str, ...], folder: Path) -> None:
    """Run a program to its end, and end it with all it started when its time is over.

    The shell's own limit holds where the process that waits is itself stopped.
    """
    limited = ("/bin/sh", "-c", f'ulimit -t {SECONDS}; exec "$@"', "sh", *command)
    process = subprocess.Popen(  # noqa: S603 - the program found on PATH, with paths of our own making
        limited,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=SECONDS)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
