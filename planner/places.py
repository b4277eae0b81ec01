"""The places on disk that the program uses; asking for one makes nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from planner.programme.errors import Unusable

NAME = "scrutiny-planner"


def file_named(text: str) -> Path:
    """The file that a person named; raises Unusable where that cannot be the name of a file."""
    if not text.strip():
        raise Unusable("The name of a file is needed.")
    try:
        path = Path(text.strip()).expanduser()
        if not path.name:
            raise Unusable(f"“{text}” is a folder: give the name of a file in it.")
        path.resolve()
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            path.lstat()
    except (RuntimeError, ValueError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise Unusable(f"“{text}” cannot be the name of a file: {why}.") from None
    return path


def settings_folder() -> Path:
    """Where the program remembers things about itself; $PLANNER_HOME overrides it."""
    if home := os.environ.get("PLANNER_HOME"):
        return Path(home)
    import platformdirs

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
