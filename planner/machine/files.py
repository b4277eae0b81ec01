"""Files read as documents: regular ones only, no larger than a document is, and in a time that people wait.

A disk or a network that hangs cannot be interrupted: what waits for it is left in a thread of its own.
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

OUTSIDE = "it is not in the programme's own folder, so copy it beside the programme's file"
LONGEST_SHOWN = 200


class Limits(Struct, frozen=True):
    """The bytes that a file may have, and the seconds that reading it may take."""

    bytes: int
    seconds: float


OF_NAMED = Limits(100_000, 5)
"""A checklist or a template: thirty pages of text."""


class NotRead(Unusable):
    """Why a file was not read, as the end of a sentence without its full stop."""


class Missing(NotRead):
    """There is no such file."""


class TooLarge(NotRead):
    """It has more bytes than are read."""


def read_file(path: Path, limits: Limits = OF_NAMED) -> bytes:
    """The content of a regular file that a person named; raises NotRead."""
    return _in_time(lambda: _content(path, limits.bytes), limits.seconds)


def read_beside(folder: Path, name: str) -> bytes:
    """The content of a file that a programme names, in the programme's own folder or below it; raises NotRead.

    No link in the folder is followed, wherever it leads.
    """
    path = folder / _within(folder, name)
    links = (path, *path.parents[: len(path.parts) - len(folder.parts) - 1])

    def read() -> bytes:
        if any(each.is_symlink() for each in links):  # to follow it may already be to ask a network
            raise NotRead("it is a link, so put the file itself in its place")
        # Windows has folders that lead elsewhere and are no links.
        if not path.resolve().is_relative_to(folder.resolve()):
            raise NotRead(OUTSIDE)
        return _content(path, OF_NAMED.bytes)

    return _in_time(read, OF_NAMED.seconds)


def name_beside(folder: Path, typed: str) -> str:
    """What ``read_beside`` is to be given for a file that a person chose; raises NotRead when it is elsewhere."""
    if not PurePath(typed).is_relative_to(folder.absolute()):
        _check_text(typed)

    def look() -> PurePath:
        here = Path(os.path.expanduser(typed))
        whole, within = (here if here.exists() else folder / here).resolve(), folder.resolve()
        if not whole.is_relative_to(within):
            raise NotRead(OUTSIDE)
        return whole.relative_to(within)

    return _in_time(look, OF_NAMED.seconds).as_posix()


def shown(name: str) -> str:
    """A file's name as it is said, its end left out when it is very long."""
    return name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"


def _within(folder: Path, name: str) -> PurePath:
    """The path from the folder, by its text alone and the same on every system; raises NotRead when it leads out."""
    whole = PurePath(name)
    if whole.is_relative_to(folder.absolute()):
        name = str(whole.relative_to(folder.absolute()))
    _check_text(name)
    inner = PureWindowsPath(name)  # which knows both kinds of separators, and drives
    if inner.anchor or ".." in inner.parts:
        raise NotRead(OUTSIDE)
    return PurePath(*inner.parts)


def _check_text(name: str) -> None:
    """Raise NotRead for a path to another computer or to a device: asking for one may already do harm."""
    if name.strip().replace("\\", "/").startswith(("//", "/??/")):
        raise NotRead("it is on a network or is a device, so copy it beside the programme's file")


def _content(path: Path, most: int) -> bytes:
    """A file's content; opened without waiting, as a named pipe would have it wait for ever."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise NotRead("it is a folder")
        if not stat.S_ISREG(mode):
            raise NotRead("it is not a document but a pipe or a device")
        with open(handle, "rb", closefd=False) as file:
            content = file.read(most + 1)
    finally:
        os.close(handle)
    if len(content) > most:
        raise TooLarge(f"it is larger than {_size(most)}")
    return content


def _size(number: int) -> str:
    return f"{number // 1_000_000} MB" if number >= 1_000_000 else f"{number // 1_000} kB"


def _in_time(work: Callable[[], Result], seconds: float) -> Result:
    """What the work gives; raises NotRead when it fails, or when it takes longer than this."""
    results: list[Result] = []
    reasons: list[NotRead] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as error:
            reasons.append(_reason(error))

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if results:
        return results[0]
    raise reasons[0] if reasons else NotRead("its disk or network does not answer")


def _reason(error: Exception) -> NotRead:
    match error:
        case NotRead():
            return error
        case FileNotFoundError() | NotADirectoryError():
            return Missing("there is no such file")
        case OSError():
            return NotRead(error.strerror or str(error))
        case _:
            return NotRead(str(error))
