"""The files that come with the program: checklists, the sample, templates, bank holidays."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def shipped_path(*names: str) -> Path:
    """Where a file or a folder that comes with the program is, by the names of the folders above it and its own."""
    return Path(import_module("planner.data").__path__[0], *names)
