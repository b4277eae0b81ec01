"""Real shells in pseudo-terminals: lines are typed, Tab completes them, and Enter runs a stand-in for the program."""

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
FORK_SERVER = Path(__file__).with_name("fork_server.py")
CLEAR_LINE = "\x15"
DEADLINE = 60.0
"""How long a shell may take to answer, in seconds."""

START = {
    "bash": (["--norc", "--noprofile", "-i"], "source <(planner completion bash)"),
    "zsh": (["-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(planner completion zsh)"),
    "fish": (["--no-config", "-i"], "planner completion fish | source"),
}
STAND_IN = """\
#!/bin/sh
# Completion runs the program itself; any other command is only written down.
if [ -n "$_PLANNER_COMPLETE" ] || [ "$1" = completion ]; then
    "{python}" -IS "{fork_server}" run "{notes}/socket" "$@" | tee "{notes}/answer"
    mv "{notes}/answer" "{notes}/answered"
else
    printf '%s\\0' "$@" > "{notes}/words"
    mv "{notes}/words" "{notes}/given"
fi
"""


class Shell:
    """One interactive shell; its working folder ``here`` must stay empty."""

    def __init__(self, name: str, folder: Path, programme: Path) -> None:
        self.here, self._notes, tools = folder / "here", folder / "notes", folder / "tools"
        for each in (self.here, self._notes, tools):
            each.mkdir(parents=True)
        stand_in = tools / "planner"
        stand_in.write_text(STAND_IN.format(python=sys.executable, fork_server=FORK_SERVER, notes=self._notes))
        stand_in.chmod(0o755)
        self._server = subprocess.Popen([sys.executable, FORK_SERVER, "serve", str(self._notes / "socket")])
        options, start = START[name]
        executable = shutil.which(name)
        assert executable
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(self.here)
            environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PLANNER_TODAY": "2023-09-01"}
            environment |= {"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(folder), "PLANNER_FILE": str(programme)}
            os.environ |= environment
            os.execv(executable, [name, *options])
        self._output = b""
        self._wait_for("socket")
        self._type(f"{start}\r")
        self._wait_for("answered")
        self._type("planner ready\r")
        self._wait_for("given")

    def completed(self, *typed: str, end: str = "") -> list[str]:
        """Type each text followed by Tab, then ``end`` and Enter, and return the words that the program gets.

        Where the last Tab suggests nothing, nothing is run, and the list is empty.
        """
        self._output = b""
        (self._notes / "given").unlink(missing_ok=True)
        for part in typed:
            (self._notes / "answered").unlink(missing_ok=True)
            self._type(f"{part}\t")
            is_suggested = self._wait_for("answered").read_bytes().strip()
        if not is_suggested:
            self._type(CLEAR_LINE)
            return []
        self._type(f"{end}\r")
        return self._wait_for("given").read_text().split("\0")[:-1]

    def end(self) -> None:
        """Kill the shell and its server."""
        os.close(self._terminal)
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        self._server.kill()
        self._server.wait()

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _wait_for(self, name: str) -> Path:
        """Wait for the file of this name, reading the shell's output meanwhile, and return its path."""
        note = self._notes / name
        end = time.monotonic() + DEADLINE
        while not note.exists():
            assert time.monotonic() < end, f"no {name}:\n{self._output.decode(errors='replace')}"
            if select.select([self._terminal], [], [], 0.01)[0]:
                self._output += os.read(self._terminal, 65536)
                # fish 4 asks for the type of the terminal, and waits for an answer
                if self._output.endswith((b"\x1b[c", b"\x1b[0c")):
                    self._type("\x1b[?62c")
        return note
