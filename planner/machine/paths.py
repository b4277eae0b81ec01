"""The folders and files that the program uses by itself, and checks of the names that people give to files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from planner.programme.errors import Unusable

APP_NAME = "scrutiny-planner"
MOST_REMEMBERED = 6
"""How many of the programmes last opened are remembered."""

_BARRED_CHARACTER = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE_NAME = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)


def file_named(text: str, platform: str = sys.platform) -> Path:
    """Return the path of a file that a person named; raises Unusable when no file on ``platform`` can have the name."""
    if not text.strip():
        raise Unusable("The name of a file is needed.")
    if platform == "win32":
        _check_windows_names(text.strip())
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


def _check_windows_names(text: str) -> None:
    """Raise Unusable where Windows would refuse a name in this path, or take it for another."""
    path = PureWindowsPath(text)
    for name in path.parts[1:] if path.anchor else path.parts:
        if barred := _BARRED_CHARACTER.search(name):
            why = f"“{name}” has “{barred[0]}” in it" if barred[0].isprintable() else f"“{name}” is not plain text"
        elif _DEVICE_NAME.fullmatch(name):
            why = f"“{name}” is the name of a device on Windows"
        elif name != ".." and name.endswith((".", " ")):
            why = f"“{name}” ends in a full stop or a space, which Windows takes away"
        else:
            continue
        raise Unusable(f"“{text}” cannot be the name of a file: {why}. Choose another.")


def recent_documents(suffixes: Container[str], limit: int) -> list[Path]:
    """Return the files with these suffixes in the current folder, Documents and Downloads, newest first."""
    import platformdirs

    modified: dict[Path, float] = {}
    for folder in (Path.cwd(), Path(platformdirs.user_documents_dir()), Path(platformdirs.user_downloads_dir())):
        with suppress(OSError):
            modified |= {file: file.stat().st_mtime for file in folder.iterdir() if file.suffix.lower() in suffixes}
    return sorted(modified, key=lambda file: -modified[file])[:limit]


def settings_folder() -> Path:
    """Return the folder of the program's own state: $PLANNER_HOME, or else the system's folder for it."""
    if home := os.environ.get("PLANNER_HOME"):
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_state_dir(APP_NAME, appauthor=False))


def drafts_folder() -> Path:
    """Return the folder of the drafts that a person has typed and not saved."""
    return settings_folder() / "drafts"


def last_opened_file() -> Path:
    """Return the path of the list of programmes last opened."""
    return settings_folder() / "last-opened.txt"


def recently_opened() -> list[Path]:
    """Return the files last opened in the app, newest first; some may no longer exist."""
    with suppress(OSError, UnicodeDecodeError):
        return [Path(line) for line in last_opened_file().read_text(encoding="utf-8").splitlines() if line.strip()]
    return []


def read_last_opened() -> Path | None:
    """Return the file last opened in the app, if it still exists."""
    newest = next(iter(recently_opened()), None)
    with suppress(OSError, ValueError):
        return newest if newest and newest.is_file() else None
    return None


def remember_opened(path: Path) -> None:
    """Put a file first in the list of those last opened; a failure to write it is ignored."""
    newest = path.absolute()
    others = [other for other in recently_opened() if other != newest]
    with suppress(OSError):
        settings_folder().mkdir(parents=True, exist_ok=True)
        lines = [f"{opened}\n" for opened in (newest, *others)[:MOST_REMEMBERED]]
        last_opened_file().write_text("".join(lines), encoding="utf-8")
