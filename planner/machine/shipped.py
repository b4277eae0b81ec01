"""The files that come with the program: checklists, the sample, templates, bank holidays."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def shipped_path(*names: str) -> Path:
    """Return the path of a shipped file or folder; ``names`` are the parts of its path in the data folder."""
    return Path(import_module("planner.data").__path__[0], *names)
