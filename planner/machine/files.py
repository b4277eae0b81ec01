"""Reading a file that may be hostile: regular files only, with a limit on size and a limit on time.

A read from a disk or network that hangs cannot be interrupted: it runs in a thread, abandoned when the time is over.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path, PurePath, PureWindowsPath
from threading import Thread
from typing import TypeVar

from msgspec import Struct

from planner.programme.errors import Unusable

Result = TypeVar("Result")

OUTSIDE_FOLDER = "it is not in the programme's own folder, so copy it beside the programme's file"
MOST_SHOWN = 200
"""How many characters of a name are shown."""


class Limits(Struct, frozen=True):
    """The bytes that a file may have, and the seconds that reading it may take."""

    bytes: int
    seconds: float


NAMED_FILE_LIMITS = Limits(100_000, 5)
"""The limits for a checklist or a template, which a programme names: thirty pages of text."""


class NotRead(Unusable):
    """A file could not be read; its message says why, as the end of a sentence without the full stop."""


class Missing(NotRead):
    """The file does not exist."""


class TooLarge(NotRead):
    """The file has more bytes than its limit."""


def read_file(path: Path, limits: Limits = NAMED_FILE_LIMITS) -> bytes:
    """Return the content of a regular file that a person named; raises NotRead."""
    return _within_seconds(lambda: _content(path, limits.bytes), limits.seconds)


def read_in_folder(folder: Path, name: str, limits: Limits = NAMED_FILE_LIMITS) -> bytes:
    """Return the content of a file in a folder or below it, by its path from there; raises NotRead.

    The folder is that of the programme which names the file. No link in it is followed, wherever it leads.
    """
    path = folder / _relative_path(folder, name)
    # the file, and each folder between it and the programme's
    below_folder = (path, *path.parents[: len(path.parts) - len(folder.parts) - 1])

    def read() -> bytes:
        if any(each.is_symlink() for each in below_folder):  # following it may already contact a network
            raise NotRead("it is a link, so put the file itself in its place")
        # Junctions on Windows lead elsewhere without being links.
        if not path.resolve().is_relative_to(folder.resolve()):
            raise NotRead(OUTSIDE_FOLDER)
        return _content(path, limits.bytes)

    return _within_seconds(read, limits.seconds)


def name_in_folder(folder: Path, typed: str) -> str:
    """Return the path, from a folder, of a file that a person named; raises NotRead when it is not in the folder."""
    if not PurePath(typed).is_relative_to(folder.absolute()):  # the programme's own folder may be on a network share
        _check_not_remote(typed)

    def find() -> PurePath:
        expanded = Path(os.path.expanduser(typed))
        path, root = (expanded if expanded.exists() else folder / expanded).resolve(), folder.resolve()
        if not path.is_relative_to(root):
            raise NotRead(OUTSIDE_FOLDER)
        return path.relative_to(root)

    return _within_seconds(find, NAMED_FILE_LIMITS.seconds).as_posix()


def shortened(name: str) -> str:
    """Return a file's name for a message, cut when it is very long."""
    return name if len(name) <= MOST_SHOWN else f"{name[:MOST_SHOWN]}…"


def _relative_path(folder: Path, name: str) -> PurePath:
    """Return the path from a folder, worked out from its text alone, alike on every system; raises NotRead."""
    path = PurePath(name)
    if path.is_relative_to(folder.absolute()):
        name = str(path.relative_to(folder.absolute()))
    _check_not_remote(name)
    relative = PureWindowsPath(name)  # knows both separators, and drives
    if relative.anchor or ".." in relative.parts:
        raise NotRead(OUTSIDE_FOLDER)
    return PurePath(*relative.parts)


def _check_not_remote(name: str) -> None:
    """Raise NotRead for a path to another computer or to a device, before touching it: that may already do harm."""
    if name.strip().replace("\\", "/").startswith(("//", "/??/")):
        raise NotRead("it is on a network or is a device, so copy it beside the programme's file")


def _content(path: Path, limit: int) -> bytes:
    """Return a file's content of at most ``limit`` bytes; it is opened so that a named pipe does not block."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise NotRead("it is a folder")
        if not stat.S_ISREG(mode):
            raise NotRead("it is not a document but a pipe or a device")
        with open(handle, "rb", closefd=False) as file:
            content = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(content) > limit:
        raise TooLarge(f"it is larger than {_size(limit)}")
    return content


def _size(number: int) -> str:
    return f"{number // 1_000_000} MB" if number >= 1_000_000 else f"{number // 1_000} kB"


def _within_seconds(work: Callable[[], Result], seconds: float) -> Result:
    """Return the result of some work; raises NotRead when it fails or takes longer than ``seconds``."""
    results: list[Result] = []
    reasons: list[NotRead] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:
            reasons.append(_as_not_read(error))

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if results:
        return results[0]
    raise reasons[0] if reasons else NotRead("its disk or network does not answer")


def _as_not_read(error: Exception) -> NotRead:
    match error:
        case NotRead():
            return error
        case FileNotFoundError() | NotADirectoryError():
            return Missing("there is no such file")
        case OSError():
            return NotRead(error.strerror or str(error))
        case _:
            return NotRead(str(error))
