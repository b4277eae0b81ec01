"""The places on disk that the program uses; asking for one makes nothing."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from planner.programme.errors import Unusable

NAME = "scrutiny-planner"
REMEMBERED = 6
"""How many of the programmes last opened are remembered."""

_BARRED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL)


def file_named(text: str, platform: str = sys.platform) -> Path:
    """The file that a person named; raises Unusable where that cannot be the name of a file on the ``platform``."""
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
        if barred := _BARRED.search(name):
            why = f"“{name}” has “{barred[0]}” in it" if barred[0].isprintable() else f"“{name}” is not plain text"
        elif _DEVICE.fullmatch(name):
            why = f"“{name}” is the name of a device on Windows"
        elif name != ".." and name.endswith((".", " ")):
            why = f"“{name}” ends in a full stop or a space, which Windows takes away"
        else:
            continue
        raise Unusable(f"“{text}” cannot be the name of a file: {why}. Choose another.")


def documents_about(suffixes: Container[str], most: int) -> list[Path]:
    """The newest files of these kinds in this folder, and where a person keeps and downloads documents."""
    import platformdirs

    found: dict[Path, float] = {}
    for folder in (Path.cwd(), Path(platformdirs.user_documents_dir()), Path(platformdirs.user_downloads_dir())):
        with suppress(OSError):
            found |= {each: each.stat().st_mtime for each in folder.iterdir() if each.suffix.lower() in suffixes}
    return sorted(found, key=lambda each: -found[each])[:most]


def settings_folder() -> Path:
    """Where the program remembers things about itself; $PLANNER_HOME overrides it."""
    if home := os.environ.get("PLANNER_HOME"):
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_state_dir(NAME, appauthor=False))


def last_opened_file() -> Path:
    """The file that holds the paths of the programmes last opened, the newest first."""
    return settings_folder() / "last-opened.txt"


def recently_opened() -> list[Path]:
    """The programmes last opened in the app, the newest first, whether they are still there or not."""
    with suppress(OSError, UnicodeDecodeError):
        return [Path(line) for line in last_opened_file().read_text(encoding="utf-8").splitlines() if line.strip()]
    return []


def read_last_opened() -> Path | None:
    """The programme last opened in the app, if it is remembered and still there."""
    newest = next(iter(recently_opened()), None)
    with suppress(OSError, ValueError):
        return newest if newest and newest.is_file() else None
    return None


def remember_opened(path: Path) -> None:
    """Remember the programme last opened; where that is not possible, do without."""
    newest = path.absolute()
    others = [each for each in recently_opened() if each != newest]
    with suppress(OSError):
        settings_folder().mkdir(parents=True, exist_ok=True)
        lines = [f"{each}\n" for each in (newest, *others)[:REMEMBERED]]
        last_opened_file().write_text("".join(lines), encoding="utf-8")
