"""Running commands on a programme as on a day, and reading what they print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli import run


class Commands:
    """Runs commands on a programme's file as on a day, and returns what they print."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys = path, capsys

    def __call__(self, day: str, *words: str, code: int = 0) -> str:
        """Return what a command prints on standard output; it is to exit with this code."""
        return self.both(day, *words, code=code)[0]

    def both(self, day: str, *words: str, code: int = 0) -> tuple[str, str]:
        """Return what a command prints on standard output, and what it says beside."""
        assert run(["-f", str(self.path), "--by", "Officer", "--today", day, *words]) == code
        out, err = self._capsys.readouterr()
        return out, err

    def data(self, day: str, *words: str, code: int = 0) -> Any:
        """Return what a command prints with ``--json``."""
        return json.loads(self(day, *words, "--json", code=code))
