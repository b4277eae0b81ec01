"""The places on disk that the program uses; asking for one makes nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import platformdirs

NAME = "scrutiny-planner"


def settings_folder() -> Path:
    """Where the program remembers things about itself; $PLANNER_HOME overrides it."""
    if home := os.environ.get("PLANNER_HOME"):
        return Path(home)
    return Path(platformdirs.user_state_dir(NAME, appauthor=False))


def last_opened_file() -> Path:
    """The file that holds the path of the programme last opened."""
    return settings_folder() / "last-opened.txt"


def read_last_opened() -> Path | None:
    """The programme last opened in the app, if it is remembered and still there."""
    with suppress(OSError, UnicodeDecodeError):
        path = Path(last_opened_file().read_text(encoding="utf-8").strip())
        if path.is_file():
            return path
    return None


def remember_opened(path: Path) -> None:
    """Remember the programme last opened; where that is not possible, do without."""
    with suppress(OSError):
        settings_folder().mkdir(parents=True, exist_ok=True)
        last_opened_file().write_text(f"{path.absolute()}\n", encoding="utf-8")
