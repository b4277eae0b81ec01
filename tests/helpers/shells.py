"""Real shells at a terminal of their own: a line is typed, Tab completes it, Enter runs a stand-in for the program."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

SHELLS = ("bash", "zsh", "fish")
QUOTES = ("", '"', "'")
AT_HAND = Path(__file__).with_name("at_hand.py")
CLEAR_LINE = "\x15"
PATIENCE = 60.0
"""Seconds until a shell is taken to hang."""

BEGIN = {
    "bash": (["--norc", "--noprofile", "-i"], "source <(planner completion bash)"),
    "zsh": (["-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(planner completion zsh)"),
    "fish": (["--no-config", "-i"], "planner completion fish | source"),
}
STAND_IN = """\
#!/bin/sh
# The program itself where the shell asks it something; otherwise it only notes down what it is given.
if [ -n "$_PLANNER_COMPLETE" ] || [ "$1" = completion ]; then
    "{python}" -IS "{at_hand}" ask "{notes}/socket" "$@" | tee "{notes}/answer"
    mv "{notes}/answer" "{notes}/answered"
else
    printf '%s\\0' "$@" > "{notes}/words"
    mv "{notes}/words" "{notes}/given"
fi
"""


class Shell:
    """One interactive shell, in a folder of its own in which nothing should appear."""

    def __init__(self, name: str, folder: Path, programme: Path) -> None:
        self.here, self._notes, tools = folder / "here", folder / "notes", folder / "tools"
        for each in (self.here, self._notes, tools):
            each.mkdir(parents=True)
        stand_in = tools / "planner"
        stand_in.write_text(STAND_IN.format(python=sys.executable, at_hand=AT_HAND, notes=self._notes))
        stand_in.chmod(0o755)
        self._at_hand = subprocess.Popen([sys.executable, AT_HAND, "serve", str(self._notes / "socket")])
        words, begin = BEGIN[name]
        found = shutil.which(name)
        assert found
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(self.here)
            about = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PLANNER_TODAY": "2023-09-01"}
            about |= {"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(folder), "PLANNER_FILE": str(programme)}
            os.environ |= about
            os.execv(found, [name, *words])
        self._seen = b""
        self._wait_for("socket")
        self._type(f"{begin}\r")
        self._wait_for("answered")
        self._type("planner ready\r")
        self._wait_for("given")

    def completed(self, *typed: str, end: str = "") -> list[str]:
        """Type each of these, and Tab after it, and at last an end and Enter: the words that the program is given.

        Nothing is run, and there are none, where nothing was offered at the end.
        """
        self._seen = b""
        (self._notes / "given").unlink(missing_ok=True)
        for part in typed:
            (self._notes / "answered").unlink(missing_ok=True)
            self._type(f"{part}\t")
            is_offered = self._wait_for("answered").read_bytes().strip()
        if not is_offered:
            self._type(CLEAR_LINE)
            return []
        self._type(f"{end}\r")
        return self._wait_for("given").read_text().split("\0")[:-1]

    def end(self) -> None:
        """End the shell."""
        os.close(self._terminal)
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._at_hand.kill()
        self._at_hand.wait()

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _wait_for(self, name: str) -> Path:
        """The note of this name, once it is there; what the shell prints meanwhile is taken in."""
        note = self._notes / name
        end = time.monotonic() + PATIENCE
        while not note.exists():
            assert time.monotonic() < end, f"no {name}:\n{self._seen.decode(errors='replace')}"
            if select.select([self._terminal], [], [], 0.01)[0]:
                self._seen += os.read(self._terminal, 65536)
                if self._seen.endswith((b"\x1b[c", b"\x1b[0c")):  # "what are you?", to which fish 4 wants an answer
                    self._type("\x1b[?62c")
        return note
