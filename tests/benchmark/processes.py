"""Whole processes as a person waits for them: from their start to the end, or to the first frame on a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

BLANK = """
from textual.app import App
from textual.widgets import DataTable

class Blank(App):
    def compose(self):
        table = DataTable()
        table.add_column("Name")
        table.add_row("The only row")
        yield table

Blank().run()
"""
PLANNER = "import sys; from planner.cli import main; sys.argv = ['planner', {words}]; main()"
KHAL = """[calendars]
[[committee]]
path = {folder}/calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
"""
MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Anytown//Committee//EN
BEGIN:VEVENT
UID:{day}
DTSTAMP:20230901T000000Z
DTSTART:{day}T100000
DTEND:{day}T120000
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
"""
SAMPLE_DAYS = ("20230928", "20231026", "20231130", "20240125", "20240328", "20240425")


def python(code: str) -> list[str]:
    """A process that runs this code."""
    return [sys.executable, "-c", code]


def planner(*words: str) -> list[str]:
    """A process of the program with these words."""
    return python(PLANNER.format(words=", ".join(map(repr, words))))


def khal_list(folder: Path) -> list[str] | None:
    """``khal list`` of the sample's meetings; None where it is not installed."""
    khal = shutil.which("khal", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if not khal:
        return None
    (folder / "calendar").mkdir()
    for day in SAMPLE_DAYS:
        (folder / "calendar" / f"{day}.ics").write_text(MEETING.format(day=day))
    (folder / "khal.conf").write_text(KHAL.format(folder=folder))
    return [os.path.abspath(khal), "-c", str(folder / "khal.conf"), "list", "2023-09-01", "365d"]


def pandoc(source: str, target: str) -> list[str] | None:
    """``pandoc`` turning one file into another; None where it is not installed."""
    found = shutil.which("pandoc")
    return [found, source, "-o", target] if found else None


def chromium(page: str, target: str) -> list[str] | None:
    """Chromium printing a page as a PDF; None where it is not installed."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        return None
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    return [found, *options, f"--print-to-pdf={target}", page]


def environment(folder: Path) -> dict[str, str]:
    """Compiled once, as an installed program is, and nothing of this person's own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "HOME": str(folder), "PLANNER_HOME": str(folder), "TERM": "xterm-256color"}


def to_the_end(command: Sequence[str], folder: Path) -> Callable[[], float]:
    """Milliseconds until the process has ended."""

    def run() -> float:
        start = time.perf_counter()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, cwd=folder, env=environment(folder), check=True, **quiet)
        return (time.perf_counter() - start) * 1000

    return run


def to_first_frame(command: Sequence[str], folder: Path, words: Sequence[str]) -> Callable[[], float]:
    """Milliseconds until all these words are on a terminal of 120 by 40, when the process is ended."""

    def run() -> float:
        start = time.perf_counter()
        process, terminal = pty.fork()
        if not process:
            os.chdir(folder)
            os.execvpe(command[0], command, environment(folder))
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        shown = b""
        try:
            while not all(word.encode() in shown for word in words):
                if not select.select([terminal], [], [], 30)[0]:
                    raise TimeoutError(f"{command} never showed {words}")
                shown += os.read(terminal, 65536)
            return (time.perf_counter() - start) * 1000
        finally:
            os.kill(process, 9)
            os.waitpid(process, 0)
            os.close(terminal)

    return run


def memory(code: str, folder: Path) -> float:
    """The most memory that a process running this code has had, in megabytes, as Linux counts it."""
    code = f"{code}\nprint(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    done = subprocess.run(python(code), cwd=folder, env=environment(folder), capture_output=True, check=True)
    return int(done.stdout) / 1000
